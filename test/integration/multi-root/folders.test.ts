import assert from 'node:assert/strict';
import { expectDiagnostics, fileUri, open, Restorer } from '../support/editor.js';
import * as vscode from 'vscode';
import { MemoryFiles } from '../support/memoryFiles.js';

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

  it('of another kind are checked as soon as they are added', async () => {
    const files = new MemoryFiles({
      '/till/privacy.policy.yaml': 'version: 1\ncollects:\n  - category: name\n',
      '/till/src/sale.ts': 'export function sale(user: { email: string }): void {\n  console.log(user.email);\n}\n',
    });
    const provided = vscode.workspace.registerFileSystemProvider('pledgetill', files, { isCaseSensitive: true });
    const added = vscode.Uri.parse('pledgetill:/till');
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    try {
      const changed = new Promise((resolve) => {
        const listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
          listener.dispose();
          resolve(undefined);
        });
      });
      assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: added, name: 'till' }));
      await changed;
      const sale = vscode.Uri.joinPath(added, 'src/sale.ts');
      await vscode.window.showTextDocument(sale);
      await expectDiagnostics(sale, ['undeclared-category:1', 'personal-data-in-log:2']);
      // The folders that were there are served on.
      await open('src/Call.tsx', 'blog');
      await expectDiagnostics(fileUri('src/Call.tsx', 'blog'), ['undeclared-category:1']);
    } finally {
      vscode.workspace.updateWorkspaceFolders(count, 1);
      provided.dispose();
    }
  });
});
