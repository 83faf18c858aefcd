import * as vscode from 'vscode';
import { expectDiagnostics, fileUri, open, Restorer } from '../support/editor.js';

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

  it('turn everything off', async () => {
    await open('src/signup.ts');
    const uri = fileUri('src/signup.ts');
    await expectDiagnostics(uri, ['denied-practice:5']);
    await withSettings({ 'pledge.enable': false });
    await expectDiagnostics(uri, []);
  });
});
