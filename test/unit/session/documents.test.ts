import { titleOf } from '../language/inEnglish.js';
import { english } from '../../../src/core/language/english.js';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/rules/rule.js';
import { harness, namesOnly, type Files, type Harness } from './harness.js';

const form = 'export interface SignUpForm { email: string; name: string }\n';
const tracked = `import mixpanel from 'mixpanel-browser';
import type { SignUpForm } from './form.js';
export function report(form: SignUpForm) {
  mixpanel.track('sign-up', { email: form.email });
}
`;
const app: Files = { 'privacy.policy.yaml': namesOnly, 'form.ts': form, 'report.ts': tracked };

function textOf(files: Files, path: string): string {
  const text = files[path];
  assert.ok(typeof text === 'string');
  return text;
}

async function rulesOf({ session, uri }: Harness, path: string): Promise<string[]> {
  return (await session.findings(uri(path))).findings.map(({ rule }) => rule);
}

describe('findings of one document', () => {
  it('are those of an audit', async () => {
    const own = harness(app);
    const all = (await own.session.audit({})).documents.find(({ uri }) => uri === own.uri('report.ts'));
    const one = (await harness(app).session.findings(own.uri('report.ts'))).findings;
    const plain = (findings: readonly Finding[] = []): unknown =>
      findings.map((finding) => ({ ...finding, observation: undefined }));
    assert.deepEqual(plain(one), plain(all?.findings));
    assert.equal(one.length, 2);
  });

  it('count who imports it as soon as the workspace is known', async () => {
    const own = harness(app);
    const { session, uri } = own;
    const severities = async (): Promise<string[]> =>
      (await session.findings(uri('form.ts'))).findings.map(({ rule, severity }) => `${rule} ${severity}`);
    session.open(uri('form.ts'), 1, form);
    assert.deepEqual(await severities(), ['undeclared-category information']);
    assert.equal(await session.know(), true);
    assert.deepEqual(await severities(), ['undeclared-category warning']);
    session.open(uri('report.ts'), 1, '');
    assert.deepEqual(await severities(), ['undeclared-category information']);
    session.change(uri('report.ts'), 2, tracked);
    assert.deepEqual(await severities(), ['undeclared-category warning']);
    assert.equal(await session.know(), false);
  });

  it('are of the text and the version that is open', async () => {
    const own = harness(app);
    const uri = own.uri('report.ts');
    assert.equal((await own.session.findings(uri)).version, undefined);
    own.session.open(uri, 1, '');
    assert.deepEqual(await own.session.findings(uri), {
      uri,
      version: 1,
      findings: [],
      observations: [],
      policy: own.uri('privacy.policy.yaml'),
      notChecked: undefined,
      unreadable: undefined,
    });
    own.session.change(uri, 2, tracked);
    const { version, findings } = await own.session.findings(uri);
    assert.deepEqual([version, findings.length], [2, 2]);
    own.session.close(uri);
    assert.equal((await own.session.findings(uri)).version, undefined);
  });

  it('change with what the document imports, open or on disk', async () => {
    const own = harness(app);
    assert.deepEqual(await rulesOf(own, 'report.ts'), ['undeclared-tracker', 'undeclared-recipient']);
    own.session.open(own.uri('form.ts'), 1, 'export interface SignUpForm { email: boolean }\n');
    assert.deepEqual(await rulesOf(own, 'report.ts'), ['undeclared-tracker']);
    own.session.close(own.uri('form.ts'));
    assert.deepEqual(await rulesOf(own, 'report.ts'), ['undeclared-tracker', 'undeclared-recipient']);
    own.workspace.write('form.ts', 'export interface SignUpForm { email: boolean }\n');
    own.session.filesChanged([own.uri('form.ts')]);
    assert.deepEqual(await rulesOf(own, 'report.ts'), ['undeclared-tracker']);
  });

  it('change with the policy, also while it is being edited', async () => {
    const own = harness(app);
    const policy = own.uri('privacy.policy.yaml');
    assert.deepEqual(await rulesOf(own, 'form.ts'), ['undeclared-category']);
    own.session.open(policy, 1, namesOnly.replace('user.name', 'user.contact.email'));
    const messages = (await own.session.findings(own.uri('form.ts'))).findings.map(({ message }) => message);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /^Name is held by SignUpForm\.name/);
  });

  it('stay those of the last good policy while the policy file has mistakes', async () => {
    const own = harness(app);
    const policy = own.uri('privacy.policy.yaml');
    const declared = `${namesOnly}  - { category: user.contact.email, status: accepted }\n`;
    own.session.open(policy, 1, declared);
    assert.deepEqual(await rulesOf(own, 'form.ts'), []);
    own.session.change(policy, 2, declared.replace('user.contact.email', 'user.contact.emai'));
    assert.deepEqual(await rulesOf(own, 'form.ts'), []);
    assert.deepEqual(await rulesOf(own, 'privacy.policy.yaml'), ['invalid-policy']);
    own.session.change(policy, 3, namesOnly);
    assert.deepEqual(await rulesOf(own, 'form.ts'), ['undeclared-category']);
  });

  it('are none where the file is not analysed: a test, another kind, what is ignored or switched off', async () => {
    const own = harness({
      ...app,
      'a.test.ts': tracked,
      'b.md': '# b',
      'c/x.ts': tracked,
      '.gitignore': 'c',
      'd/x.ts': tracked,
      'd/.vscode/settings.json': '{"pledge.enable":false}',
    });
    for (const path of ['a.test.ts', 'b.md', 'c/x.ts', 'd/x.ts', 'nowhere.ts'])
      assert.deepEqual(await rulesOf(own, path), [], path);
  });

  it('are there for a file that is only open so far', async () => {
    const own = harness(app);
    own.session.open(own.uri('new.ts'), 1, tracked);
    assert.deepEqual(await rulesOf(own, 'new.ts'), ['undeclared-tracker', 'undeclared-recipient']);
  });

  it('are not computed twice for one state', async () => {
    const own = harness(app);
    const uri = own.uri('report.ts');
    const first = await own.session.findings(uri);
    const touches = own.workspace.touches.length;
    assert.deepEqual(await own.session.findings(uri), first);
    assert.equal(own.workspace.touches.length, touches);
  });

  it('do not read the whole workspace', async () => {
    const own = harness({ ...app, 'far/away.ts': tracked });
    await own.session.findings(own.uri('report.ts'));
    assert.equal(own.parsed(), 2);
  });

  for (const broken of [
    'const x = ;',
    'import { a }',
    'import { a } from ',
    'form.',
    'foo(',
    'if (form',
    '"unclosed',
    'const { a, ',
    'type A = ',
    '@',
    '<<<<<<< ours',
  ])
    it(`keep the rest while one line is \`${broken}\``, async () => {
      for (const text of [tracked.replace('export', `${broken}\nexport`), tracked.replace('}\n', `  ${broken}\n}\n`)]) {
        const own = harness(app);
        own.session.open(own.uri('report.ts'), 1, text);
        assert.deepEqual(await rulesOf(own, 'report.ts'), ['undeclared-tracker', 'undeclared-recipient'], text);
      }
    });
});

describe('fixes', () => {
  it('come from the finding’s rule, for the text as it is now', async () => {
    const own = harness(app);
    const [finding] = (await own.session.findings(own.uri('form.ts'))).findings;
    assert.ok(finding);
    const fixes = await own.session.fixes(finding);
    assert.ok(fixes.length >= 3, fixes.map(titleOf).join('; '));
    assert.equal(fixes.filter(({ isPreferred }) => isPreferred).length, 1);
    const uris = new Set(fixes.flatMap(({ edits }) => edits.flatMap((edit) => ('uri' in edit ? edit.uri : []))));
    assert.deepEqual([...uris].sort(), [own.uri('form.ts'), own.uri('privacy.policy.yaml')]);
  });

  it('make the finding go away', async () => {
    const own = harness(app);
    const [finding] = (await own.session.findings(own.uri('form.ts'))).findings;
    assert.ok(finding);
    for (const { title, edits } of await own.session.fixes(finding)) {
      const fixed = harness(app);
      let applied = true;
      const byUri = new Map<string, string>();
      for (const edit of [...edits].sort((a, b) =>
        'range' in a && 'range' in b ? b.range.start - a.range.start : 0,
      )) {
        if (!('range' in edit)) applied = false;
        else {
          const path = edit.uri.slice('file:///work/'.length);
          const text = byUri.get(edit.uri) ?? textOf(app, path);
          byUri.set(edit.uri, text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end));
        }
      }
      if (!applied) continue;
      for (const [uri, text] of byUri) fixed.session.open(uri, 1, text);
      const left = (await fixed.session.findings(own.uri('form.ts'))).findings;
      assert.ok(!left.some(({ fingerprint }) => fingerprint === finding.fingerprint), titleOf({ title }));
    }
  });
});

describe('hover', () => {
  const at = async (path: string, needle: string, files: Files = app): Promise<string | undefined> => {
    const own = harness(files);
    const text = textOf(files, path);
    const offset = text.indexOf(needle);
    assert.ok(offset >= 0);
    const hover = await own.session.hover(own.uri(path), offset + 1, english);
    if (hover !== undefined) assert.ok(hover.start <= offset + 1 && offset + 1 <= hover.end);
    return hover?.markdown;
  };

  it('says of a field what it is, why, and what the policy says', async () => {
    const markdown = await at('form.ts', 'email');
    assert.match(markdown ?? '', /^\*\*E-mail address\*\* `user\.contact\.email` · \d+ % sure\n\n/);
    assert.match(
      markdown ?? '',
      /Collecting it is not declared.*\[privacy\.policy\.yaml\]\(file:\/\/\/work\/privacy\.policy\.yaml\)/,
    );
    assert.match(
      (await at('form.ts', 'name')) ?? '',
      /Collecting it is declared — \[privacy\.policy\.yaml:3\]\(file:\/\/\/work\/privacy\.policy\.yaml#L3\)/,
    );
  });

  it('says of a call who receives the data', async () => {
    assert.match(
      (await at('report.ts', 'mixpanel.track')) ?? '',
      /Received by \*\*Mixpanel \(analytics provider\)\*\*/,
    );
  });

  it('says of a policy row what it declares', async () => {
    assert.match(
      (await at('privacy.policy.yaml', 'category')) ?? '',
      /^The policy says that name may be collected\. Accepted\./,
    );
  });

  it('is silent elsewhere', async () => {
    assert.equal(await at('form.ts', 'interface'), undefined);
    assert.equal(await at('privacy.policy.yaml', 'version'), undefined);
  });
});
