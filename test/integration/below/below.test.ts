import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.js';

describe('a folder that has nothing but a policy below its root', () => {
  it('starts the extension, with no file open', async () => {
    await eventually(() => {
      assert.equal(vscode.extensions.getExtension('pledge-privacy.pledge-privacy')?.isActive, true);
    });
  });
});
