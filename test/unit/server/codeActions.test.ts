import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { eventually } from './eventually.js';
import { ScriptedHost } from './scriptedSession.js';
import { TestClient } from './testClient.js';

const file = 'file:///w/a.ts';

describe('server: code actions', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient(new ScriptedHost(), ['file:///w']);
    await client.initialized;
  });
  afterEach(() => client.stop());

  async function shown(count: number): Promise<Diagnostic[]> {
    return eventually(() => {
      const diagnostics = client.shown(file)?.diagnostics ?? [];
      assert.equal(diagnostics.length, count);
      return diagnostics;
    });
  }

  function ask(diagnostics: readonly Diagnostic[], only?: readonly string[]): Promise<CodeAction[]> {
    return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: file },
      range: diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    });
  }

  it('edit the version that is open, and leave settings to the client', async () => {
    await client.open(file, 'log(email)');
    const diagnostics = await shown(1);
    const [drop, map] = await ask(diagnostics);
    assert.deepEqual(drop?.edit?.documentChanges, [
      {
        textDocument: { uri: file, version: 1 },
        edits: [{ range: { start: { line: 0, character: 4 }, end: { line: 0, character: 9 } }, newText: '' }],
      },
    ]);
    assert.equal(drop.isPreferred, true);
    assert.equal(map?.command?.command, 'pledge.applySetting');
    assert.deepEqual(map.command.arguments, [{ setting: 'pledge.fields', key: 'email', value: false, scope: file }]);
  });

  it('tell equal findings apart by their place', async () => {
    await client.open(file, 'email\nemail');
    const [, second] = await shown(2);
    assert.ok(second);
    const [drop] = await ask([second]);
    assert.equal(drop?.title, 'Drop 6-11');
  });

  it('are about the text as it is, though the diagnostics are of the one before', async () => {
    await client.open(file, 'email');
    const before = await shown(1);
    await client.change(file, 2, '    email');
    const [drop] = await ask(before);
    assert.equal(drop?.title, 'Drop 4-9');
  });

  it('are none for the diagnostics of others, and none of other kinds', async () => {
    await client.open(file, 'email');
    const diagnostics = await shown(1);
    assert.deepEqual(await ask(diagnostics.map((diagnostic) => ({ ...diagnostic, source: 'ts' }))), []);
    assert.deepEqual(await ask(diagnostics, ['refactor']), []);
    assert.equal((await ask(diagnostics, ['quickfix'])).length, 2);
  });
});
