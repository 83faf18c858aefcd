import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, open, Restorer, textOf } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

function at(document: vscode.TextDocument, words: string): vscode.Position {
  const offset = document.getText().indexOf(words);
  assert.notEqual(offset, -1, `${words} is not in ${document.uri.path}`);
  return document.positionAt(offset + 1);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('pledge').update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe('reading aids', () => {
  const restorer = new Restorer();
  afterEach(async () => {
    await set('codeLens', undefined);
    await set('inlayHints', undefined);
    await restorer.restore();
  });

  it('come when they are switched on', async () => {
    const { document } = await open('src/signup.ts');
    const lenses = (): Thenable<vscode.CodeLens[]> =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
    const ours = async (): Promise<string[]> =>
      (await lenses()).flatMap(({ command }) => (command?.command === 'pledge.peek' ? command.title : []));
    assert.deepEqual(await ours(), []);
    await set('codeLens', true);
    await set('inlayHints', true);
    await eventually(async () => {
      assert.deepEqual(await ours(), ['e-mail address → PostHog (analytics provider): denied by the policy']);
    });
    const { document: customer } = await open('src/customer.ts');
    await eventually(async () => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        customer.uri,
        new vscode.Range(0, 0, customer.lineCount, 0),
      );
      assert.ok(hints.some(({ label }) => label === 'e-mail address'));
    });
  });

  it('rename a category in the policy and in annotations', async () => {
    await restorer.remember(fileUri('privacy.policy.yaml'), fileUri('src/customer.ts'));
    await vscode.workspace.fs.writeFile(
      fileUri('src/customer.ts'),
      new TextEncoder().encode('export interface Customer {\n  /** @pii email */\n  box: string;\n}\n'),
    );
    const { document } = await open('privacy.policy.yaml');
    const edit = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at(document, 'user.contact.email'),
        'phone_number',
      );
      assert.equal(found.size, 2);
      return found;
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(await textOf(fileUri('src/customer.ts')), /@pii phone_number/);
    assert.doesNotMatch(document.getText(), /user\.contact\.email/);
  });

  it('offer fields of the code as keys of pledge.fields', async () => {
    const settings = fileUri('.vscode/settings.json');
    await restorer.remember(settings);
    await vscode.workspace.fs.writeFile(
      settings,
      new TextEncoder().encode('{\n  "pledge.fields": {\n    "": false\n  }\n}\n'),
    );
    await open('src/customer.ts');
    const { document } = await open('.vscode/settings.json');
    await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at(document, '"": false'),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('Customer.email'), labels.join(', '));
    });
  });

  it('say which file decided', async () => {
    await open('src/customer.ts');
    const answer = await vscode.commands.executeCommand<{ files: { uri: string; why: string }[] }>(
      'pledge.whichFileDecided',
      fileUri('src/customer.ts'),
    );
    assert.equal(answer.files[0]?.uri, fileUri('privacy.policy.yaml').toString());
    assert.match(answer.files[0].why, /nearest/);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
