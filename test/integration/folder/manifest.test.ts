import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('extension', () => {
  it('is there, and works in an untrusted workspace', () => {
    const extension = vscode.extensions.getExtension('pledge-privacy.pledge-privacy');
    assert.ok(extension);
    const { capabilities } = extension.packageJSON as { capabilities: { untrustedWorkspaces: { supported: boolean } } };
    assert.equal(capabilities.untrustedWorkspaces.supported, true);
  });
});
