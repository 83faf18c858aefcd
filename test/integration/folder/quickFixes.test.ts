import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  apply,
  diagnostic,
  diagnostics,
  expectDiagnostics,
  fileUri,
  open,
  quickFixes,
  Restorer,
  summary,
  textOf,
} from '../support/editor.js';
import { eventually } from '../support/eventually.js';

const settings = '.vscode/settings.json';

describe('quick fixes', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  /** Opens a file with one finding, and applies the fix of that title. */
  async function fix(path: string, place: string, title: RegExp): Promise<vscode.Uri> {
    const uri = fileUri(path);
    await restorer.remember(uri, fileUri('privacy.policy.yaml'), fileUri(settings));
    await open(path);
    await eventually(() => {
      assert.equal(diagnostics(uri).length, 1);
    });
    const [rule = ''] = place.split(':');
    const actions = await quickFixes(uri, diagnostic(uri, rule));
    const found = actions.filter((action) => title.test(action.title));
    assert.equal(found.length, 1, actions.map((action) => action.title).join(' | '));
    const [action] = found;
    assert.ok(action);
    await apply(action);
    return uri;
  }

  it('declare the category in the policy file', async () => {
    const uri = await fix('src/Contact.tsx', 'undeclared-category:8', /^Declare .*privacy\.policy\.yaml/);
    await expectDiagnostics(uri, []);
    assert.match(await textOf(fileUri('privacy.policy.yaml')), /user\.contact\.phone_number/);
  });

  it('drop the property from the call', async () => {
    const uri = await fix('src/signup.ts', 'denied-practice:5', /^Drop|^Remove/);
    await expectDiagnostics(uri, []);
    assert.match(await textOf(uri), /posthog\.capture\('signed up', \{ plan: 'free' \}\);/);
  });

  it('suppress the finding with a reason to fill in', async () => {
    const uri = await fix('src/order.ts', 'personal-data-in-log:6', /^Ignore/);
    await expectDiagnostics(uri, ['invalid-annotation:6']);
    await eventually(() => {
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.getText(editor.selection), 'say here why this is acceptable');
    });
    assert.match(await textOf(uri), /\/\/ pledge-ignore-next-line personal-data-in-log -- \S/);
  });

  it('map the field in the workspace settings', async () => {
    const uri = await fix('src/profile.ts', 'undeclared-category:6', /\.vscode\/settings\.json/);
    await expectDiagnostics(uri, []);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(settings)));
    const { 'pledge.fields': fields } = JSON.parse(text) as { 'pledge.fields'?: Record<string, unknown> };
    assert.deepEqual(Object.values(fields ?? {}), [false]);
  });

  it('have one preferred among them at most', async () => {
    await open('src/Contact.tsx');
    const uri = fileUri('src/Contact.tsx');
    await expectDiagnostics(uri, ['undeclared-category:8']);
    const actions = await quickFixes(uri, diagnostic(uri, 'undeclared-category'));
    assert.ok(actions.length >= 3, actions.map(({ title }) => title).join(' | '));
    assert.ok(actions.filter(({ isPreferred }) => isPreferred).length <= 1);
  });

  it('that are safe are made all at once, as on save', async () => {
    const uri = fileUri('src/all.ts');
    await restorer.remember(uri);
    const before = `import * as Sentry from '@sentry/browser';

export interface Person {
  /** @pii emial */
  contact: string;
}

// pledge-ignore-next-line personal-data-in-log -- nothing here
Sentry.init({ dsn: 'https://0@o0.ingest.sentry.io/0', sendDefaultPii: true });
`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(before));
    await open('src/all.ts');
    await eventually(() => {
      assert.ok(diagnostics(uri).length >= 3, summary(uri).join(', '));
    });
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(0, 0, 0, 0),
      'source.fixAll.pledge',
    );
    assert.equal(all.length, 1, all.map(({ title }) => title).join(' | '));
    for (const action of all) await apply(action);
    assert.equal(
      await textOf(uri),
      before
        .replace('emial', 'email')
        .replace(/\/\/ pledge.*\n/, '')
        .replace('true', 'false'),
    );
  });
});
