import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnostics, expectDiagnostics, fileUri, open, rule, textOf } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

describe('a folder without a policy', () => {
  it('can be audited: the report lists what the code does, and says how to go on', async () => {
    await open('src/signup.ts');
    await vscode.commands.executeCommand('pledge.openMarkdownReport');
    const report = vscode.workspace.textDocuments.find(
      ({ uri, languageId }) => uri.scheme === 'untitled' && languageId === 'markdown',
    );
    assert.ok(report);
    assert.match(report.getText(), /user\.contact\.email/);
    assert.match(report.getText(), /There is no privacy policy file/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('gets its first one by import, review and save, and then its findings', async () => {
    await open('src/signup.ts');
    const code = fileUri('src/signup.ts');
    assert.ok(!diagnostics(code).some((found) => rule(found) === 'denied-practice'));

    await vscode.commands.executeCommand('pledge.importPolicy', fileUri('docs/privacy.md'));
    const proposed = vscode.window.activeTextEditor?.document;
    assert.ok(proposed);
    assert.equal(proposed.uri.scheme, 'untitled');
    assert.equal(proposed.uri.path, fileUri('privacy.policy.yaml').path);
    assert.equal(proposed.languageId, 'yaml');

    await vscode.commands.executeCommand('workbench.action.files.save');
    const policy = fileUri('privacy.policy.yaml');
    await eventually(async () => {
      assert.match(await textOf(policy), /^version: 1$/m);
    });
    await expectDiagnostics(policy, []);
    await open('src/signup.ts');
    await eventually(() => {
      assert.ok(diagnostics(code).some((found) => rule(found) === 'denied-practice'));
    });
  });
});
