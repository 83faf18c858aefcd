import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, open, Restorer } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

async function hoverTexts(uri: vscode.Uri, line: number, character: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, character),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

describe('hover', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  it('says what a field is taken for, and what the policy says of it', async () => {
    await open('src/customer.ts');
    const text = await eventually(async () => {
      const found = await hoverTexts(fileUri('src/customer.ts'), 2, 4);
      assert.match(found, /user\.contact\.email/);
      return found;
    });
    assert.match(text, /we collect your name, your e-mail address and your postal address/);
  });

  it('is silent over names that hold no personal data', async () => {
    await open('src/order.ts');
    assert.equal(await hoverTexts(fileUri('src/order.ts'), 3, 50), '');
  });
});
