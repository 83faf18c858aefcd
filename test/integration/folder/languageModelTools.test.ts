import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectDiagnostics, fileUri, open, Restorer } from '../support/editor.js';

describe('tools for the chat', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  async function ask(name: string, input: object): Promise<string> {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('\n');
  }

  it('answer from what the editor shows', async () => {
    await open('src/signup.ts');
    await expectDiagnostics(fileUri('src/signup.ts'), ['denied-practice:5']);
    assert.match(
      await ask('pledge_check_personal_data_use', { category: 'email', recipient: 'PostHog' }),
      /Send it to PostHog \(analytics provider\): no, .*We never share your e-mail address/,
    );
    assert.match(await ask('pledge_find_personal_data_flows', { path: 'src/signup.ts' }), /src\/signup\.ts:5/);
    assert.match(
      await ask('pledge_explain_privacy_finding', { path: 'src/signup.ts', line: 5 }),
      /How to mend denied-practice/,
    );
  });

  it('tell of a mistake in a question', async () => {
    await open('src/signup.ts');
    assert.match(await ask('pledge_check_personal_data_use', { category: 'emial' }), /Did you mean/);
  });
});
