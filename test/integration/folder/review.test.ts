import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, fileUri, open, Restorer, replace } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

const policy = (): vscode.Uri => fileUri('privacy.policy.yaml');
const prose = (): vscode.Uri => fileUri('docs/privacy.md');

function at(document: vscode.TextDocument, words: string): vscode.Position {
  const offset = document.getText().indexOf(words);
  assert.notEqual(offset, -1, `${words} is not in ${document.uri.path}`);
  return document.positionAt(offset + 1);
}

describe('review of a policy', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  it('re-import updates the policy beside its prose, keeps decisions, saves nothing, and can be undone', async () => {
    await restorer.remember(policy(), prose());
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(policy()));
    const editor = await open('docs/privacy.md');
    await replace(editor, '## Contact', 'When you call us, we collect your phone number.\n\n## Contact');
    await vscode.commands.executeCommand('pledge.importPolicy', prose());
    const updated = vscode.window.activeTextEditor;
    assert.equal(updated?.document.uri.toString(), policy().toString());
    assert.equal(updated.viewColumn, vscode.ViewColumn.Two);
    const [left] = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.path.endsWith('privacy.md'));
    assert.equal(left?.viewColumn, vscode.ViewColumn.One);
    assert.match(updated.document.getText(), /# \(import\) new: .*\n {2}- category: user\.contact\.phone_number/);
    assert.match(updated.document.getText(), /id: pages/);
    assert.ok(updated.document.isDirty);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(policy())), before);

    const row = at(updated.document, 'user.contact.phone_number');
    const actions = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        policy(),
        new vscode.Range(row, row),
        vscode.CodeActionKind.QuickFix.value,
      );
      assert.ok(
        found.some(({ title }) => title.startsWith('Reject this row')),
        found.map(({ title }) => title).join(),
      );
      return found;
    });
    const reject = actions.find(({ title }) => title === 'Reject this row in privacy.policy.yaml');
    assert.ok(reject);
    await apply(reject);
    await eventually(() => {
      assert.match(updated.document.getText(), /phone_number[\s\S]*status: rejected/);
      assert.doesNotMatch(updated.document.getText(), /\(import\) new: .*\n {2}- category: user\.contact\.phone/);
    });
    await vscode.window.showTextDocument(updated.document, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await eventually(() => {
      assert.equal(updated.document.getText(), before);
    });
  });

  it('leads from a row to its sentence and back, and from code to the row', async () => {
    const { document } = await open('privacy.policy.yaml');
    const sentence = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at(document, 'id: pages'),
      );
      assert.equal(found.length, 1);
      return found[0];
    });
    assert.equal(sentence?.uri.toString(), prose().toString());
    const { document: text } = await open('docs/privacy.md');
    assert.equal(text.getText(sentence.range), 'they receive the pages that you view');
    const rows = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        text.uri,
        sentence.range.start.translate(0, 3),
      );
      const uris = found.map(({ uri }) => uri.toString());
      assert.ok(uris.includes(policy().toString()), `${text.languageId} ${uris.join(', ')}`);
      return found;
    });
    assert.ok(rows.length >= 2);
    const { document: code } = await open('src/customer.ts');
    const declared = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDeclarationProvider',
        code.uri,
        at(code, 'email'),
      );
      const uris = found.map(({ uri }) => uri.toString());
      assert.ok(uris.includes(policy().toString()), `${code.languageId} ${uris.join(', ')}`);
      return found;
    });
    assert.match(document.getText(declared.find(({ uri }) => uri.path === policy().path)?.range), /^id: email/);
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at(document, 'id: email'),
    );
    assert.ok(places.some(({ uri }) => uri.path.endsWith('src/session.ts')));
  });

  it('tells of drift in a document beside', async () => {
    await restorer.remember(prose());
    const editor = await open('docs/privacy.md');
    await replace(editor, '## Contact', 'When you call us, we collect your phone number.\n\n## Contact');
    await vscode.commands.executeCommand('pledge.checkPolicyDrift', prose());
    const report = vscode.window.activeTextEditor?.document;
    assert.equal(report?.languageId, 'markdown');
    assert.ok(report.isUntitled);
    assert.match(report.getText(), /^# Policy drift: privacy\.policy\.yaml and docs\/privacy\.md/);
    assert.match(report.getText(), /## The text now says\n\n- collects phone number/);
  });

  it('completes and outlines the policy file', async () => {
    const { document } = await open('privacy.policy.yaml');
    await eventually(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.deepEqual(
        symbols?.find(({ name }) => name === 'denies')?.children.map(({ name }) => name),
        ['denies to share e-mail address'],
      );
    });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at(document, 'user.name'),
    );
    assert.ok(list.items.some(({ label }) => typeof label === 'object' && label.label === 'user.contact.phone_number'));
  });
});
