import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { eventually } from './eventually.js';
import { ScriptedHost } from './scriptedSession.js';
import { TestClient } from './testClient.js';

const folder = 'file:///w';
const file = 'file:///w/a.ts';

describe('server: diagnostics', () => {
  let host: ScriptedHost;
  let client: TestClient;

  beforeEach(async () => {
    host = new ScriptedHost();
    client = new TestClient(host, [folder]);
    await client.initialized;
  });
  afterEach(() => client.stop());

  it('carry the version of the text that they are about', async () => {
    await client.open(file, 'log(email)');
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 1);
    });
    assert.equal(client.shown(file)?.version, 1);
  });

  it('wait for a pause in the typing', async () => {
    await client.open(file, '');
    await eventually(() => {
      assert.equal(host.session.asked.length, 1);
    });
    for (let version = 2; version <= 6; version++) await client.change(file, version, 'email '.repeat(version));
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 6);
    });
    assert.equal(host.session.asked.length, 2);
  });

  it('are dropped when the text has moved on meanwhile', async () => {
    await client.open(file, '');
    await eventually(() => {
      assert.equal(host.session.asked.length, 1);
    });
    let release = (): void => undefined;
    host.session.gate = new Promise((resolve) => {
      release = resolve;
    });
    await client.change(file, 2, 'email email');
    await eventually(() => {
      assert.equal(host.session.asked.length, 2);
    });
    await client.change(file, 3, 'email');
    await eventually(() => {
      assert.equal(host.session.asked[1]?.signal?.aborted, true);
    });
    release();
    await eventually(() => {
      assert.equal(client.shown(file)?.version, 3);
    });
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [3],
    );
  });

  it('are not sent again when nothing differs', async () => {
    await client.open(file, 'email');
    await eventually(() => {
      assert.equal(client.published.length, 1);
    });
    await client.change(file, 2, 'email!');
    await eventually(() => {
      assert.equal(host.session.asked.length, 2);
    });
    await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: file },
      position: { line: 0, character: 0 },
    });
    assert.equal(client.published.length, 1);
  });

  it('are no more than the settings allow', async () => {
    client.settings.set(folder, { maxProblems: 10 });
    await client.open(file, 'email '.repeat(15));
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 10);
    });
    assert.match(JSON.stringify(client.shown(file)?.diagnostics.at(-1)?.message), /and 6 more/);
    client.settings.set(folder, {});
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 15);
    });
  });

  it('go when the document is closed', async () => {
    await client.open(file, 'email');
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 1);
    });
    await client.close(file);
    await eventually(() => {
      assert.deepEqual(client.shown(file)?.diagnostics, []);
    });
    assert.equal(host.session.texts.has(file), false);
  });

  it('of the others are brought up to date after a change in one', async () => {
    const other = 'file:///w/b.ts';
    await client.open(file, '');
    await client.open(other, '');
    await eventually(() => {
      assert.equal(host.session.asked.length, 2);
    });
    await client.change(file, 2, 'email');
    await eventually(() => {
      assert.equal(host.session.asked.filter(({ uri }) => uri === other).length, 2);
    });
  });

  it('outlive a document that the engine cannot bear', async () => {
    const states: unknown[] = [];
    client.connection.onNotification('pledge/state', (state: unknown) => {
      states.push(state);
    });
    await client.open('file:///w/bad.ts', 'crash');
    await client.open(file, 'email');
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 1);
      assert.ok(states.some((state) => JSON.stringify(state).includes('cannot bear')));
    });
  });

  it('come from a new engine when the settings change', async () => {
    await client.open(file, 'email');
    await eventually(() => {
      assert.equal(host.session.asked.length, 1);
    });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await eventually(() => {
      assert.equal(host.engines.length, 2);
      assert.equal(host.session.asked.length, 1);
    });
    assert.equal(host.engines[0]?.session.disposed, true);
  });
});
