import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnostic, expectDiagnostics, fileUri, open, quickFixes, replace, textOf } from '../support/editor.js';
import { eventually } from '../support/eventually.js';
import { MemoryFiles } from '../support/memoryFiles.js';

const policy = `version: 1
collects:
  - category: email
denies:
  - practice: share
    category: email
    to: [analytics_providers]
trackers: [third_party_analytics]
`;

const files = {
  '/shop/privacy.policy.yaml': policy,
  '/shop/src/customer.ts': 'export interface Customer {\n  email: string;\n}\n',
  '/shop/src/order.ts': `import type { Customer } from './customer.js';

export function order(customer: Customer): void {
  console.log(customer.email);
}
`,
  '/shop/src/signup.ts': `import posthog from 'posthog-js';
import type { Customer } from './customer.js';

export function signUp(customer: Customer): void {
  posthog.capture('signed up', { email: customer.email });
}
`,
};

describe('a folder that is on no disk', () => {
  let provided: vscode.Disposable;

  before(() => {
    provided = vscode.workspace.registerFileSystemProvider('pledgememory', new MemoryFiles(files), {
      isCaseSensitive: true,
    });
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    provided.dispose();
  });

  it('is checked while typing, by its own policy', async () => {
    const editor = await open('src/signup.ts');
    const { uri } = editor.document;
    assert.equal(uri.scheme, 'pledgememory');
    await expectDiagnostics(uri, ['denied-practice:5']);
    await replace(editor, 'email: customer.email', "plan: 'free'");
    await expectDiagnostics(uri, []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await expectDiagnostics(uri, ['denied-practice:5']);
  });

  it('explains fields in the hover', async () => {
    const { document } = await open('src/customer.ts');
    const position = document.positionAt(document.getText().indexOf('email') + 1);
    const words = await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
      const found = contents.map(({ value }) => value).find((value) => /e-mail address/i.test(value));
      return found ?? assert.fail(JSON.stringify(contents));
    });
    assert.match(words, /privacy\.policy\.yaml|policy/);
  });

  it('is audited: files that are not open, and the report', async () => {
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    await expectDiagnostics(fileUri('src/order.ts'), ['personal-data-in-log:4']);
    const report = fileUri('report.md');
    await vscode.commands.executeCommand('pledge.exportReport', 'markdown', report);
    const text = await textOf(report);
    assert.match(text, /src\/order\.ts/);
    assert.match(text, /src\/signup\.ts/);
  });

  it('is mended by quick fixes, which write to its own file system', async () => {
    const { document } = await open('src/signup.ts');
    await expectDiagnostics(document.uri, ['denied-practice:5']);
    const actions = await quickFixes(document.uri, diagnostic(document.uri, 'denied-practice'));
    const drop = actions.find(({ title }) => title.startsWith('Drop'));
    assert.ok(drop?.edit, actions.map(({ title }) => title).join(' | '));
    assert.ok(await vscode.workspace.applyEdit(drop.edit));
    await expectDiagnostics(document.uri, []);
    await document.save();
    assert.doesNotMatch(new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri)), /customer\.email/);
  });

  it('takes a baseline, and follows it', async () => {
    const order = fileUri('src/order.ts');
    await expectDiagnostics(order, ['personal-data-in-log:4']);
    await vscode.commands.executeCommand('pledge.createBaseline');
    await expectDiagnostics(order, []);
    await vscode.workspace.fs.delete(fileUri('pledge.baseline.json'));
    await expectDiagnostics(order, ['personal-data-in-log:4']);
  });
});
