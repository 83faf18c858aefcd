import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectDiagnostics, fileUri, open, replace, Restorer, textOf } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

describe('the baseline', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  it('hides what was there when it was created, and shows it again when it is gone', async () => {
    const baseline = fileUri('pledge.baseline.json');
    await restorer.remember(baseline);
    const editor = await open('src/signup.ts');
    const { uri } = editor.document;
    await expectDiagnostics(uri, ['denied-practice:5']);
    await vscode.commands.executeCommand('pledge.createBaseline');
    await expectDiagnostics(uri, []);
    await expectDiagnostics(fileUri('src/order.ts'), []);

    // What comes on top is new.
    await replace(editor, 'void {', 'void {\n  console.log(customer.email);');
    await expectDiagnostics(uri, ['personal-data-in-log:5']);
    await vscode.workspace.fs.delete(baseline);
    await expectDiagnostics(uri, ['personal-data-in-log:5', 'denied-practice:6']);
    await expectDiagnostics(fileUri('src/order.ts'), ['personal-data-in-log:6']);
  });

  it('holds what is there when it is created, not what an audit before has seen', async () => {
    const baseline = fileUri('pledge.baseline.json');
    const exported = fileUri('out.csv');
    await restorer.remember(baseline, exported);
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    const editor = await open('src/order.ts');
    await replace(editor, ', customer.email', '');
    await vscode.commands.executeCommand('pledge.exportReport', 'csv', exported);
    assert.doesNotMatch(await textOf(exported), /order\.ts/);
    await vscode.commands.executeCommand('pledge.createBaseline');
    assert.doesNotMatch(await textOf(baseline), /order\.ts/);
    assert.match(await textOf(baseline), /signup\.ts/);
  });

  it('is the file that the settings name', async () => {
    const settings = fileUri('.vscode/settings.json');
    const baseline = fileUri('.vscode/known.json');
    await restorer.remember(settings, baseline);
    const { document } = await open('src/signup.ts');
    await expectDiagnostics(document.uri, ['denied-practice:5']);
    const written = { 'pledge.baseline': '.vscode/known.json' };
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(JSON.stringify(written)));
    await eventually(() => {
      const { baseline: name } = vscode.workspace.getConfiguration('pledge', document.uri);
      assert.equal(name, '.vscode/known.json');
    });
    await vscode.commands.executeCommand('pledge.createBaseline');
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(baseline)), /"version": 1/);
    await expectDiagnostics(document.uri, []);
  });
});
