import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  DiagnosticSeverity,
  ShowDocumentRequest,
  type CodeAction,
  type Diagnostic,
  type ShowDocumentParams,
  type TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
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
    assert.equal(drop?.title, 'Drop “6-11” from send() in a.ts');
  });

  it('are about the text as it is, though the diagnostics are of the one before', async () => {
    await client.open(file, 'email');
    const before = await shown(1);
    await client.change(file, 2, '    email');
    const [drop] = await ask(before);
    assert.equal(drop?.title, 'Drop “4-9” from send() in a.ts');
  });

  it('are none for the diagnostics of others, and none of other kinds', async () => {
    await client.open(file, 'email');
    const diagnostics = await shown(1);
    assert.deepEqual(await ask(diagnostics.map((diagnostic) => ({ ...diagnostic, source: 'ts' }))), []);
    assert.deepEqual(await ask(diagnostics, ['refactor']), []);
    assert.equal((await ask(diagnostics, ['quickfix'])).length, 3);
  });

  it('select the reason that a person is to write, where the editor can be asked to', async () => {
    const root = uriOf(resolve('test/workspaces/shop'));
    const capabilities = {
      workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
      window: { showDocument: { support: true } },
    };
    const real = new TestClient({ createEngine: createNodeEngine }, [root], { capabilities });
    try {
      await real.initialized;
      const uri = `${root}/src/order.ts`;
      const text = readFileSync('test/workspaces/shop/src/order.ts', 'utf8');
      await real.open(uri, text);
      const diagnostics = await eventually(() => {
        const found = real.shown(uri)?.diagnostics ?? [];
        assert.equal(found.length, 1);
        return [...found];
      }, 20_000);
      const actions = await real.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostics[0]?.range,
        context: { diagnostics },
      });
      const ignore = actions.find(({ title }) => title.startsWith('Ignore'));
      const [change] = ignore?.edit?.documentChanges ?? [];
      assert.ok(change && 'edits' in change && ignore?.command);
      const after = TextDocument.applyEdits(
        TextDocument.create(uri, 'typescript', 1, text),
        change.edits as TextEdit[],
      );
      await real.change(uri, 2, after);
      const asked = new Promise<ShowDocumentParams>((done) => {
        real.connection.onRequest(ShowDocumentRequest.type, (params) => {
          done(params);
          return { success: true };
        });
      });
      const { command, arguments: args } = ignore.command;
      await real.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
      const { selection } = await asked;
      assert.equal(
        TextDocument.create(uri, 'typescript', 2, after).getText(selection),
        'say here why this is acceptable',
      );
      await eventually(() => {
        const now = real.shown(uri)?.diagnostics.map(({ code, severity }) => [code, severity]);
        assert.deepEqual(now, [['invalid-annotation', DiagnosticSeverity.Warning]], 'which is asked for');
      });
    } finally {
      await real.stop();
    }
  }).timeout(30_000);

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
