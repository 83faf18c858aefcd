import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DriftAnswer } from '../../../src/protocol/drift.js';
import { fileUri, folder, Restorer, textOf } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

describe('a policy that the settings name', () => {
  const restorer = new Restorer();
  const policySetting = (): unknown => vscode.workspace.getConfiguration('pledge', folder().uri).get('policy');
  afterEach(async () => {
    await restorer.restore();
    // What comes next is to be governed by the usual policy again.
    await eventually(() => {
      assert.equal(policySetting(), '');
    });
  });

  it('is the one whose drift is checked where no file is open', async () => {
    const [usual, named, settings] = ['privacy.policy.yaml', 'docs/shop.yaml', '.vscode/settings.json'].map((path) =>
      fileUri(path),
    ) as [vscode.Uri, vscode.Uri, vscode.Uri];
    await restorer.remember(usual, named, settings);
    const text = (await textOf(usual)).replaceAll('docs/privacy.md', 'privacy.md');
    await vscode.workspace.fs.delete(usual);
    await vscode.workspace.fs.writeFile(named, new TextEncoder().encode(text));
    const written = JSON.stringify({ 'pledge.policy': 'docs/shop.yaml' });
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(written));
    await eventually(() => {
      assert.equal(policySetting(), 'docs/shop.yaml');
    });
    assert.equal(vscode.window.activeTextEditor, undefined);
    const answer = await vscode.commands.executeCommand<DriftAnswer | undefined>('pledge.checkPolicyDrift');
    assert.match(answer?.sources[0]?.uri ?? '', /docs\/privacy\.md$/);
  });
});
