import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnostic, expectDiagnostics, fileUri, open, replace, Restorer, summary } from '../support/editor.js';

describe('diagnostics', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  it('show what code does against its policy', async () => {
    await open('src/signup.ts');
    const uri = fileUri('src/signup.ts');
    await expectDiagnostics(uri, ['denied-practice:5']);
    const found = diagnostic(uri, 'denied-practice');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.match(found.message, /e-mail/i);
    assert.match(found.message, /We never share your e-mail address with analytics providers\./);
  });

  it('lead to the page of the rule, and to the steps of the flow', async () => {
    await open('src/signup.ts');
    const uri = fileUri('src/signup.ts');
    await expectDiagnostics(uri, ['denied-practice:5']);
    const { code, relatedInformation } = diagnostic(uri, 'denied-practice');
    assert.ok(typeof code === 'object');
    assert.match(code.target.toString(), /\/docs\/rules\/denied-practice\.md$/);
    const files = relatedInformation?.map(({ location }) => location.uri.path.split('/').at(-1)) ?? [];
    assert.ok(files.includes('privacy.policy.yaml'), files.join(', '));
    assert.ok(files.includes('signup.ts') || files.includes('customer.ts'), files.join(', '));
  });

  it('follow the typing, broken text included, and go when the code is mended', async () => {
    const editor = await open('src/order.ts');
    const uri = fileUri('src/order.ts');
    await expectDiagnostics(uri, ['personal-data-in-log:6']);

    await replace(editor, '{ count: items.length }', '{ count: items.length, email: customer.email }');
    await expectDiagnostics(uri, ['denied-practice:5', 'personal-data-in-log:6']);

    // A line that is only half typed, above both.
    await replace(editor, 'export function', 'const half = customer.\nexport function');
    await expectDiagnostics(uri, ['denied-practice:6', 'personal-data-in-log:7']);

    await replace(editor, 'const half = customer.\n', '');
    await replace(editor, ', email: customer.email', '');
    await replace(editor, 'customer.email', 'items.length');
    await expectDiagnostics(uri, []);
  });

  it('follow the policy file as it is typed', async () => {
    await open('src/Contact.tsx');
    const code = fileUri('src/Contact.tsx');
    await expectDiagnostics(code, ['undeclared-category:8']);

    const policy = await open('privacy.policy.yaml');
    await replace(
      policy,
      'collects:\n',
      'collects:\n  - { category: user.contact.phone_number, status: accepted, purposes: [essential.service] }\n',
    );
    await expectDiagnostics(code, []);
  });

  it('keep the last good policy while the policy file is broken, and name its mistakes', async () => {
    await open('src/signup.ts');
    const code = fileUri('src/signup.ts');
    await expectDiagnostics(code, ['denied-practice:5']);

    const policy = await open('privacy.policy.yaml');
    await replace(policy, 'category: user.name', 'category: user.nme');
    const uri = fileUri('privacy.policy.yaml');
    await expectDiagnostics(uri, ['invalid-policy:6']);
    assert.match(diagnostic(uri, 'invalid-policy').message, /user\.name/);
    assert.deepEqual(summary(code), ['denied-practice:5']);
  });

  it('follow changes on disk', async () => {
    await restorer.remember(fileUri('privacy.policy.yaml'));
    await open('src/Contact.tsx');
    const code = fileUri('src/Contact.tsx');
    await expectDiagnostics(code, ['undeclared-category:8']);
    const policy = fileUri('privacy.policy.yaml');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(policy));
    const declared = text.replace(
      'collects:\n',
      'collects:\n  - { category: user.contact.phone_number, status: accepted }\n',
    );
    await vscode.workspace.fs.writeFile(policy, new TextEncoder().encode(declared));
    await expectDiagnostics(code, []);
  });

  it('go with a folder that is deleted', async () => {
    const folder = fileUri('passing');
    const file = vscode.Uri.joinPath(folder, 'deep/mail.ts');
    const text = 'export const mail = (user: { email: string }): void => console.log(user.email);\n';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await restorer.remember(folder);
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    await expectDiagnostics(file, ['personal-data-in-log:1']);
    // The watcher tells of the folder, and of nothing in it.
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await expectDiagnostics(file, []);
  });

  it('go when the file is closed, if no audit has shown them', async () => {
    await vscode.commands.executeCommand('pledge.restartServer');
    await open('src/signup.ts');
    const uri = fileUri('src/signup.ts');
    await expectDiagnostics(uri, ['denied-practice:5']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await expectDiagnostics(uri, []);
  });
});
