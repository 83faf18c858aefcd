import { expectDiagnostics, fileUri, open, Restorer } from '../support/editor.js';
import * as vscode from 'vscode';

describe('folders', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  it('are governed each by its own policy', async () => {
    await open('src/Call.tsx', 'blog');
    await expectDiagnostics(fileUri('src/Call.tsx', 'blog'), ['undeclared-category:1']);
    await open('src/Call.tsx', 'shop');
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    await expectDiagnostics(fileUri('src/Call.tsx', 'shop'), []);
    await expectDiagnostics(fileUri('src/Call.tsx', 'blog'), ['undeclared-category:1']);
  });

  it('have settings of their own', async () => {
    const settings = fileUri('.vscode/settings.json', 'blog');
    await restorer.remember(settings);
    await open('src/Call.tsx', 'blog');
    await expectDiagnostics(fileUri('src/Call.tsx', 'blog'), ['undeclared-category:1']);
    const off = { 'pledge.rules': { 'undeclared-category': 'off' } };
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(JSON.stringify(off)));
    await expectDiagnostics(fileUri('src/Call.tsx', 'blog'), []);
  });
});
