import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { eventually } from './eventually.js';
import { ScriptedHost } from './scriptedSession.js';
import { TestClient } from './testClient.js';

describe('server: folders', () => {
  it('get a new engine when they change, with the documents that are open', async () => {
    const host = new ScriptedHost();
    const client = new TestClient(host, ['file:///a']);
    await client.initialized;
    await client.open('file:///a/x.ts', 'email');
    await eventually(() => {
      assert.equal(host.session.texts.size, 1);
    });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///b', name: 'b' }], removed: [] },
    });
    await eventually(() => {
      assert.deepEqual(host.engines.at(-1)?.options.roots, ['file:///a', 'file:///b']);
    });
    assert.equal(host.engines[0]?.session.disposed, true);
    assert.equal(host.session.texts.get('file:///a/x.ts')?.text, 'email');
    await client.stop();
  });

  it('ask each for settings of its own', async () => {
    const host = new ScriptedHost();
    const client = new TestClient(host, ['file:///a', 'file:///a/inner']);
    client.settings.set('file:///a', { enable: true });
    client.settings.set('file:///a/inner', { enable: false });
    await client.initialized;
    const { settings } = host.engines[0]?.options ?? {};
    assert.ok(settings);
    assert.deepEqual(await settings('file:///a/src'), { folder: 'file:///a', values: { enable: true } });
    assert.deepEqual(await settings('file:///a/inner/src'), { folder: 'file:///a/inner', values: { enable: false } });
    await client.stop();
  });

  it('are not needed: a lone file is governed by the folder that it lies in', async () => {
    const host = new ScriptedHost();
    const client = new TestClient(host, []);
    await client.initialized;
    assert.equal(host.engines.length, 0);
    await client.open('file:///a/x.ts', 'email');
    await eventually(() => {
      assert.equal(client.shown('file:///a/x.ts')?.diagnostics.length, 1);
    });
    assert.deepEqual(host.engines.at(-1)?.options.roots, ['file:///a']);
    await client.stop();
  });
});
