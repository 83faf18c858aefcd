import { settingsProblemOf, skipOf } from '../language/inEnglish.js';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { AuditProgress } from '../../../src/core/session.js';
import { relativePath } from '../../../src/core/workspace/uris.js';
import { brief, harness, namesOnly, type Files } from './harness.js';

const form = 'export interface SignUpForm { email: string; name: string }\n';
const tracked = `import mixpanel from 'mixpanel-browser';
import type { SignUpForm } from './form.js';
export function report(form: SignUpForm) {
  mixpanel.track('sign-up', { email: form.email });
}
`;
const logged = 'export const log = (user: { email: string }) => console.log(user.email);\n';
const app: Files = { 'privacy.policy.yaml': namesOnly, 'form.ts': form, 'report.ts': tracked };

describe('an audit', () => {
  it('finds what the policy does not declare, across files', async () => {
    const { session } = harness(app);
    const result = await session.audit({});
    assert.deepEqual(brief(result), [
      'form.ts:1 undeclared-category',
      'report.ts:4 undeclared-tracker',
      'report.ts:4 undeclared-recipient',
    ]);
    assert.equal(result.files, 2);
    assert.deepEqual(result.skipped, []);
    assert.deepEqual(
      result.documents.map(({ uri, policy }) => [relativePath('file:///work', uri), policy]),
      ['form.ts', 'privacy.policy.yaml', 'report.ts'].map((path) => [path, 'file:///work/privacy.policy.yaml']),
    );
  });

  it('says nothing where the policy declares what the code does', async () => {
    const { session } = harness({
      ...app,
      'report.ts': '',
      'form.ts': 'export interface SignUpForm { firstName: string }\n',
    });
    assert.deepEqual(brief(await session.audit({})), []);
  });

  it('gives observations without a policy, and findings of the rules that need none', async () => {
    const { session } = harness({ 'form.ts': form, 'log.ts': logged });
    const result = await session.audit({});
    assert.deepEqual(brief(result), ['log.ts:1 personal-data-in-log']);
    assert.deepEqual(result.policies, []);
    assert.ok(
      result.documents
        .flatMap(({ observations }) => observations)
        .some(({ kind, name }) => kind === 'field' && name === 'email'),
    );
  });

  it('tells its progress, phase after phase', async () => {
    const { session } = harness(app);
    const seen: AuditProgress[] = [];
    await session.audit({ onProgress: (progress) => void seen.push(progress) });
    assert.deepEqual([...new Set(seen.map(({ phase }) => phase))], ['list', 'read', 'analyse', 'check']);
    for (const { done, total } of seen) assert.ok(done <= total || total === 0);
  });

  it('parses again only what has changed', async () => {
    const { session, workspace, parsed } = harness(app);
    await session.audit({});
    assert.equal(parsed(), 2);
    await session.audit({});
    assert.equal(parsed(), 2);
    workspace.write('form.ts', `${form}// changed\n`);
    await session.audit({});
    assert.equal(parsed(), 3);
  });

  it('reads each file once', async () => {
    const { session, workspace } = harness(app);
    await session.audit({});
    for (const path of ['form.ts', 'report.ts', 'privacy.policy.yaml'])
      assert.equal(
        workspace.touches.filter(({ kind, uri }) => kind === 'read' && uri === workspace.uri(path)).length,
        1,
        path,
      );
  });

  describe('of paths', () => {
    const files: Files = {
      'privacy.policy.yaml': namesOnly,
      'shared/form.ts': form,
      'web/report.ts': tracked.replace('./form.js', '../shared/form.js'),
      'web/report.test.ts': logged,
      'api/log.ts': logged,
    };

    it('shows these only, and follows what they import', async () => {
      const { session, uri } = harness(files);
      const result = await session.audit({ paths: [uri('web')] });
      assert.deepEqual(brief(result), ['web/report.ts:4 undeclared-tracker', 'web/report.ts:4 undeclared-recipient']);
      assert.equal(result.files, 1);
    });

    it('takes in a file that is left out elsewhere, and says what does not exist', async () => {
      const { session, uri } = harness(files);
      const result = await session.audit({
        paths: [uri('web/report.test.ts'), uri('nothing'), uri('privacy.policy.yaml')],
      });
      assert.deepEqual(brief(result), [
        'web/report.test.ts:1 undeclared-category',
        'web/report.test.ts:1 personal-data-in-log',
      ]);
      assert.deepEqual(
        result.skipped.map((each) => `${relativePath('file:///work', each.uri)} ${skipOf(each)}`),
        ['nothing does not exist', 'privacy.policy.yaml is no TypeScript or JavaScript'],
      );
    });

    it('does not tell of declarations that other code may use', async () => {
      const { session, uri } = harness({
        ...files,
        'shared/form.ts': 'export interface SignUpForm { email: string }\n',
      });
      const unused = (await session.audit({})).documents
        .flatMap(({ findings }) => findings)
        .filter(({ rule }) => rule === 'declaration-unused');
      assert.equal(unused.length, 1);
      const some = (await session.audit({ paths: [uri('api')] })).documents.flatMap(({ findings }) => findings);
      assert.deepEqual(
        some.filter(({ rule }) => rule === 'declaration-unused'),
        [],
      );
      assert.ok(some.length > 0);
    });
  });

  describe('with several policies', () => {
    const files: Files = {
      'privacy.policy.yaml': namesOnly,
      'a.ts': logged,
      'mail/privacy.policy.yaml': namesOnly.replace('user.name', 'user.contact.email'),
      'mail/form.ts': form,
      'other/form.ts': form,
      'other/log.ts': logged,
    };

    it('holds each file against the nearest', async () => {
      const { session } = harness(files);
      const result = await session.audit({});
      assert.deepEqual(
        result.policies.map(({ uri }) => relativePath('file:///work', uri)),
        ['mail/privacy.policy.yaml', 'privacy.policy.yaml'],
      );
      const [mail] = result.documents.filter(({ uri }) => uri.endsWith('mail/form.ts'));
      assert.equal(mail?.policy, 'file:///work/mail/privacy.policy.yaml');
    });

    it('holds all against the one that is named, if one is', async () => {
      const { session } = harness(files, { policy: 'file:///work/mail/privacy.policy.yaml' });
      const result = await session.audit({});
      for (const { policy } of result.documents) assert.equal(policy, 'file:///work/mail/privacy.policy.yaml');
    });
  });

  it('leaves out what the policy excludes, relative to the policy', async () => {
    const policy = `${namesOnly}code:\n  exclude: ["legacy/**"]\n`;
    const { session } = harness({
      'a/privacy.policy.yaml': policy,
      'a/legacy/x.ts': logged,
      'a/b/legacy/y.ts': logged,
      'legacy/z.ts': logged,
    });
    assert.deepEqual(
      (await session.audit({})).documents.map(({ uri }) => relativePath('file:///work', uri)),
      ['a/b/legacy/y.ts', 'a/privacy.policy.yaml', 'legacy/z.ts'],
    );
  });

  describe('heeds settings', () => {
    const settings = (values: object): string =>
      JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [`pledge.${name}`, value])));
    const audit = async (
      values: object,
      files: Files = { 'log.ts': logged },
    ): Promise<{ brief: string[]; problems: string[] }> => {
      const result = await harness({ ...files, '.vscode/settings.json': settings(values) }).session.audit({});
      return { brief: brief(result), problems: result.settingsProblems.map(settingsProblemOf) };
    };

    it('enable', async () => {
      assert.deepEqual(await audit({ enable: false }), { brief: [], problems: [] });
    });
    it('rules', async () => {
      assert.deepEqual(await audit({ rules: { 'personal-data-in-log': 'off' } }), { brief: [], problems: [] });
    });
    it('rules, each folder its own', async () => {
      const files = {
        'log.ts': logged,
        'b/log.ts': logged,
        'b/.vscode/settings.json': settings({ rules: { 'personal-data-in-log': 'off' } }),
      };
      assert.deepEqual((await audit({ enable: true }, files)).brief, ['log.ts:1 personal-data-in-log']);
    });
    it('fields', async () => {
      assert.deepEqual((await audit({ fields: { email: false } })).brief, []);
    });
    it('exclude', async () => {
      assert.deepEqual((await audit({ exclude: ['log.ts'] })).brief, []);
    });
    it('maxFileSize', async () => {
      const { session } = harness({ 'log.ts': logged, '.vscode/settings.json': settings({ maxFileSize: 20 }) });
      const { skipped, files } = await session.audit({});
      assert.equal(files, 0);
      assert.match(skipped.map(skipOf).join(), /more than the 20 bytes that are read/);
    });
    it('policy', async () => {
      const files = {
        'docs/p.yaml': namesOnly,
        '.vscode/settings.json': settings({ policy: 'docs/p.yaml' }),
        'form.ts': form,
        'log.ts': logged,
      };
      const result = await harness(files).session.audit({});
      assert.equal(result.documents.find(({ uri }) => uri.endsWith('form.ts'))?.policy, 'file:///work/docs/p.yaml');
    });
    it('that do not exist with one message, and goes on', async () => {
      const { brief: found, problems } = await audit({ exlude: ['**'] }, { 'log.ts': logged, 'a/b.ts': logged });
      assert.deepEqual(problems, ['There is no setting `pledge.exlude`. Did you mean `pledge.exclude`?']);
      assert.equal(found.length, 2);
    });
  });
});
