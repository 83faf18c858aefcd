import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnostics, expectDiagnostics, fileUri, open, Restorer } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

describe('settings', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  async function withSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const uri = fileUri('.vscode/settings.json');
    await restorer.remember(uri);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(settings)));
  }

  it('say what a field holds', async () => {
    await open('src/profile.ts');
    const uri = fileUri('src/profile.ts');
    await expectDiagnostics(uri, ['undeclared-category:6']);
    await withSettings({ 'pledge.fields': { phoneNumber: false } });
    await expectDiagnostics(uri, []);
  });

  it('turn a rule off', async () => {
    await open('src/order.ts');
    const uri = fileUri('src/order.ts');
    await expectDiagnostics(uri, ['personal-data-in-log:6']);
    await withSettings({ 'pledge.rules': { 'personal-data-in-log': 'off' } });
    await expectDiagnostics(uri, []);
  });

  it('bound how many findings of a file are shown, and a last one says how many more there are', async () => {
    const uri = fileUri('src/many.ts');
    await restorer.remember(uri);
    const line = '  console.log(user.email);\n';
    const text = `export function f(user: { email: string }) {\n${line.repeat(14)}}\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await open('src/many.ts');
    await eventually(() => {
      assert.equal(diagnostics(uri).length, 14);
    });
    await withSettings({ 'pledge.maxProblems': 10 });
    await eventually(() => {
      assert.equal(diagnostics(uri).length, 10);
    });
    assert.match(diagnostics(uri).at(-1)?.message ?? '', /and 5 more/);
  });

  it('turn everything off', async () => {
    await open('src/signup.ts');
    const uri = fileUri('src/signup.ts');
    await expectDiagnostics(uri, ['denied-practice:5']);
    await withSettings({ 'pledge.enable': false });
    await expectDiagnostics(uri, []);
  });
});
