import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

describe('a folder that has nothing but a policy below its root', () => {
  it('starts the extension, with no file open', async () => {
    await eventually(() => {
      assert.equal(vscode.extensions.getExtension('pledge-privacy.pledge-privacy')?.isActive, true);
    });
  });

  it('gets no baseline: there is nothing to write down', async () => {
    assert.equal(await vscode.commands.executeCommand('pledge.createBaseline'), undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(fileUri('pledge.baseline.json')), /FileNotFound|ENOENT/i);
  });
});
