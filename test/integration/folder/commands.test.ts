import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectDiagnostics, fileUri, open, Restorer } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

function untitled(language: string): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    ({ uri, languageId }) => uri.scheme === 'untitled' && languageId === language,
  );
}

describe('commands', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  it('are all declared and registered', async () => {
    await open('src/signup.ts');
    const registered = await eventually(async () => {
      const all = await vscode.commands.getCommands(true);
      assert.ok(all.includes('pledge.auditWorkspace'));
      return all;
    });
    const { contributes } = vscode.extensions.getExtension('pledge-privacy.pledge-privacy')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    for (const { command } of contributes.commands) assert.ok(registered.includes(command), command);
  });

  it('audit the workspace: Problems of files that are not open, and a report beside the code', async () => {
    await open('src/signup.ts');
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    await expectDiagnostics(fileUri('src/order.ts'), ['personal-data-in-log:6']);
    await expectDiagnostics(fileUri('src/Contact.tsx'), ['undeclared-category:8']);
    const [report, ...others] = untitled('markdown');
    assert.ok(report);
    assert.equal(others.length, 0);
    assert.match(report.getText(), /src\/order\.ts/);
    assert.match(report.getText(), /personal-data-in-log/);
    const [editor] = vscode.window.visibleTextEditors.filter(({ document }) => document === report);
    assert.equal(editor?.viewColumn, vscode.ViewColumn.Two);

    // Once more: the same document in the same place, brought up to date.
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    assert.equal(untitled('markdown').length, 1);
    assert.deepEqual(
      vscode.window.tabGroups.all.map(({ tabs }) => tabs.length),
      [1, 1],
    );

    // What a closed file shows after an audit stays, and follows the disk.
    const order = fileUri('src/order.ts');
    await restorer.remember(order);
    await vscode.workspace.fs.writeFile(order, new TextEncoder().encode('export {};\n'));
    await expectDiagnostics(order, []);
  });

  it('import a policy in prose as an unsaved document', async () => {
    await open('docs/privacy.md');
    await vscode.commands.executeCommand('pledge.importPolicy', fileUri('docs/privacy.md'));
    const [proposed] = untitled('yaml');
    assert.ok(proposed);
    assert.match(proposed.getText(), /user\.contact\.email/);
    assert.match(proposed.getText(), /docs\/privacy\.md/);
    assert.equal(vscode.window.activeTextEditor?.document, proposed);
  });

  it('restart the server', async () => {
    await open('src/signup.ts');
    const uri = fileUri('src/signup.ts');
    await expectDiagnostics(uri, ['denied-practice:5']);
    await vscode.commands.executeCommand('pledge.restartServer');
    await expectDiagnostics(uri, ['denied-practice:5']);
  });

  it('show the output', async () => {
    await open('src/signup.ts');
    await vscode.commands.executeCommand('pledge.showOutput');
    await eventually(() => {
      const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
      assert.ok(shown.some(({ scheme, path }) => scheme === 'output' && path.includes('Pledge')));
    });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
