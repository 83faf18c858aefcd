import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ShowDocumentRequest, type CodeAction, type Diagnostic, type ShowDocumentParams } from 'vscode-languageserver';
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
    assert.equal(drop?.title, 'Drop “6-11” from send()');
  });

  it('are about the text as it is, though the diagnostics are of the one before', async () => {
    await client.open(file, 'email');
    const before = await shown(1);
    await client.change(file, 2, '    email');
    const [drop] = await ask(before);
    assert.equal(drop?.title, 'Drop “4-9” from send()');
  });

  it('are none for the diagnostics of others, and none of other kinds', async () => {
    await client.open(file, 'email');
    const diagnostics = await shown(1);
    assert.deepEqual(await ask(diagnostics.map((diagnostic) => ({ ...diagnostic, source: 'ts' }))), []);
    assert.deepEqual(await ask(diagnostics, ['refactor']), []);
    assert.equal((await ask(diagnostics, ['quickfix'])).length, 3);
  });

  it('lead to the sentence of the policy by a command that the server answers', async () => {
    await client.open(file, 'log(email)');
    const [, , show] = await ask(await shown(1));
    assert.equal(show?.edit, undefined);
    assert.deepEqual(show?.command, {
      title: 'Show the sentence in privacy.md',
      command: 'pledge.showPlace',
      arguments: [file, { start: 4, end: 9 }],
    });
    const asked = new Promise<ShowDocumentParams>((resolve) => {
      client.connection.onRequest(ShowDocumentRequest.type, (params) => {
        resolve(params);
        return { success: true };
      });
    });
    const { command, arguments: args } = show.command;
    await client.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
    assert.deepEqual(await asked, {
      uri: file,
      selection: { start: { line: 0, character: 4 }, end: { line: 0, character: 9 } },
      takeFocus: true,
    });
  });

  it('mend all at once what is safe, where the editor asks for that, and nothing else', async () => {
    await client.open(file, '// pledge-ignore email, email');
    await shown(2);
    for (const only of ['source.fixAll.pledge', 'source.fixAll', 'source']) {
      const [all, ...others] = await ask([], [only]);
      assert.deepEqual([all?.kind, others], ['source.fixAll.pledge', []]);
      const [change] = all?.edit?.documentChanges ?? [];
      assert.ok(change && 'edits' in change);
      assert.equal(change.edits.length, 2);
    }
    await client.change(file, 2, 'log(email)');
    assert.deepEqual(await ask([], ['source.fixAll']), []);
    assert.deepEqual(await ask([], ['source.fixAll.eslint']), []);
  });
});
