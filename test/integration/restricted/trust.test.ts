import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectDiagnostics, fileUri, open } from '../support/editor.js';

describe('Restricted Mode', () => {
  it('changes nothing: nothing of the workspace is executed', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await open('src/signup.ts');
    await expectDiagnostics(fileUri('src/signup.ts'), ['denied-practice:5']);
  });
});
