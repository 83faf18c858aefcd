import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadPolicy, policyReferences } from '../../../src/core/policy/load.js';
import { hashSource } from '../../../src/core/policy/normalise.js';
import { load, policyOf, problemsOf, uri } from './policyFixture.js';

const head = 'version: 1\n';
const source = 'sources:\n  - { id: main, file: p.md }\n';

describe('policy/load: form', () => {
  it('says of an empty file that it is empty', () => {
    assert.deepEqual(problemsOf(''), ['error empty ""']);
    assert.deepEqual(problemsOf('# only a comment\n'), ['error empty "# only a comment"']);
    assert.equal(load('').policy, undefined);
  });

  it('refuses a root that is no mapping', () => {
    assert.deepEqual(problemsOf('- a\n- b\n'), ['error wrong-type "- a"']);
    assert.deepEqual(problemsOf('just words'), ['error wrong-type "just words"']);
  });

  it('points at an unknown key and suggests the one that was meant', () => {
    const { problems } = load(`${head}colects: []\n`);
    assert.deepEqual(problems[0]?.suggestions, ['collects']);
    assert.match(problems[0].message, /`colects`.*Did you mean `collects`\?/);
    assert.deepEqual(problemsOf(`${head}collects:\n  - { category: name, purpose: [analytics] }\n`), [
      'error unknown-key "purpose"',
    ]);
  });

  it('counts a misspelt key that is required once', () => {
    assert.deepEqual(problemsOf(`${head}collects:\n  - categry: name\n`), ['error unknown-key "categry"']);
  });

  it('says which required key is missing, at the first line of its mapping', () => {
    assert.deepEqual(problemsOf(`${head}shares:\n  - to: [affiliates]\n    id: a\n`), [
      'error missing-key "to: [affiliates]"',
    ]);
    assert.deepEqual(problemsOf('collects: []\n'), ['error missing-key "collects: []"']);
  });

  it('says what type was expected, and how to write a number as text', () => {
    assert.deepEqual(problemsOf(`${head}contacts: a@b.example\n`), ['error wrong-type "a@b.example"']);
    const { problems } = load(`${head}collects:\n  - { category: name, condition: 13 }\n`);
    assert.deepEqual(problems[0]?.suggestions, ['"13"']);
    assert.match(load(`${head}collects:\n`).problems[0]?.message ?? '', /Expected a list, found nothing/);
  });

  it('tells of YAML mistakes where they are', () => {
    assert.deepEqual(problemsOf('version: 1\nretention: { rule: "x }\n')[0], 'error syntax ""');
    assert.deepEqual(problemsOf('version: 1\ncontacts: [a\nchildren: {}\n')[0], 'error syntax "c"');
    assert.deepEqual(problemsOf('version: 1\nversion: 1\n'), ['error duplicate-key "v"']);
    assert.deepEqual(problemsOf(`${head}contacts: *who\n`)[0], 'error syntax "*who"');
    assert.deepEqual(problemsOf(`--- {version: 1}\n--- {version: 1}\n`).length, 1);
  });

  it('refuses merge keys and keys that are no text', () => {
    assert.deepEqual(problemsOf(`${head}retention: { <<: { rule: x } }\n`), ['error merge-key "<<"']);
    assert.deepEqual(problemsOf(`${head}__proto__: { rule: x }\n`), ['error syntax "__proto__"']);
    assert.deepEqual(problemsOf(`${head}? [a]\n: b\n`), ['error syntax "[a]"']);
  });

  it('follows aliases, with places where they are used', () => {
    const text = `${head}contacts: &who [a@b.example]\nretention: { exceptions: *who }\n`;
    assert.deepEqual(policyOf(text).retention?.exceptions, ['a@b.example']);
    assert.deepEqual(problemsOf(`${head}contacts: &who [1]\nretention: { exceptions: *who }\n`), [
      'error wrong-type "*who"',
      'error wrong-type "1"',
    ]);
  });

  it('bounds aliases that multiply, nesting and size', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(10)}]`);
    const bomb = [`a0: &a0 [x,x,x,x,x,x,x,x,x,x]`, ...lines.slice(1)].join('\n');
    assert.deepEqual(
      load(bomb).problems.map(({ code }) => code),
      ['too-complex'],
    );
    assert.deepEqual(
      load(`a: ${'['.repeat(5000)}`).problems.map(({ code }) => code),
      ['too-complex'],
    );
    assert.deepEqual(
      load(`a: &a [*a]`).problems.map(({ code }) => code),
      ['too-complex'],
    );
    assert.deepEqual(
      load(`# ${'x'.repeat(2_000_000)}`).problems.map(({ code }) => code),
      ['too-large'],
    );
  });

  it('counts offsets over the text as given, with byte-order mark and CRLF', () => {
    assert.deepEqual(problemsOf('\uFEFFversion: 1\r\ncolects: []\r\n'), ['error unknown-key "colects"']);
  });

  it('keeps what is right when a row is wrong', () => {
    const { policy, intact } = load(
      `${head}collects:\n  - { category: nam }\n  - { category: email }\nshares: 3\ndenies:\n  - { practice: collect, category: x }\n`,
    );
    assert.deepEqual(
      policy?.collects.map(({ category }) => category),
      ['user.contact.email'],
    );
    assert.deepEqual(policy.denies, []);
    assert.equal(intact, false);
  });

  it('drops a row whose narrowing word is misspelt rather than let it say more', () => {
    const share = '{ to: [affiliates], categories: [user], only: agregated }';
    const { policy } = load(
      `${head}shares:\n  - ${share}\ncollects:\n  - { category: name, purposes: [analytics, nonsense] }\n`,
    );
    assert.deepEqual(policy?.shares, []);
    assert.deepEqual(policy.collects[0]?.purposes, ['analytics']);
  });

  it('goes on without a version', () => {
    assert.equal(load('collects: [{ category: name }]\n').policy?.collects.length, 1);
  });
});

describe('policy/load: vocabulary', () => {
  it('reads full keys and unique last segments', () => {
    const policy = policyOf(
      `${head}collects:\n  - { category: email, purposes: [fraud_detection], dataSubjects: [customer] }\nshares:\n  - { to: ["Google Analytics", payment_processors, ad networks], categories: [ip_address, user.device.ip_address] }\n`,
    );
    assert.equal(policy.collects[0]?.category, 'user.contact.email');
    assert.deepEqual(policy.collects[0].purposes, ['essential.fraud_detection']);
    assert.deepEqual(policy.shares[0]?.to, [
      { vendor: 'Google Analytics' },
      { class: 'payment_processors' },
      { class: 'advertising_networks' },
    ]);
    assert.deepEqual(policy.shares[0].categories, ['user.device.ip_address']);
  });

  it('suggests for a misspelt category, purpose, recipient, tracker and subject', () => {
    const text = `${head}collects:\n  - { category: user.contact.emial, purposes: [analytcs], dataSubjects: [custmer] }\nshares:\n  - { to: [analytic_providers], categories: [name] }\ntrackers: [cookie]\n`;
    assert.deepEqual(
      load(text).problems.map(({ code, suggestions }) => [code, suggestions[0]]),
      [
        ['unknown-category', 'user.contact.email'],
        ['unknown-purpose', 'analytics'],
        ['unknown-subject', 'customer'],
        ['unknown-recipient', 'analytics_providers'],
        ['unknown-tracker', 'cookies'],
      ],
    );
  });

  it('warns of a vendor whose name is a misspelt class', () => {
    assert.deepEqual(problemsOf(`${head}shares:\n  - { to: [affilliates, Twilio], categories: [name] }\n`), [
      'warning unknown-recipient "affilliates"',
    ]);
  });

  it('asks which of two is meant by an ambiguous short name', () => {
    const { problems } = load(`${head}collects:\n  - { category: biometric }\n`);
    assert.equal(problems[0]?.code, 'ambiguous-category');
    assert.deepEqual(problems[0].suggestions, ['user.authorization.biometric', 'user.biometric']);
  });

  it('reads `code`', () => {
    const { code } = policyOf(
      `${head}code:\n  fields: { User.handle: username, "*.tenantId": false }\n  recipients: { "src/a.ts#report": analytics_providers }\n  redactors: [maskEmail]\n  exclude: ["**/*.stories.tsx"]\n`,
    );
    assert.deepEqual(
      code.fields.map(({ pattern, category }) => [pattern, category]),
      [
        ['User.handle', 'user.account.username'],
        ['*.tenantId', false],
      ],
    );
    assert.deepEqual(
      code.recipients.map(({ symbol, to }) => [symbol, to]),
      [['src/a.ts#report', { class: 'analytics_providers' }]],
    );
    assert.deepEqual(problemsOf(`${head}code: { fields: { a: user.nam } }\n`), ['error unknown-category "user.nam"']);
  });
});

describe('policy/load: ids and scopes', () => {
  it('refuses an id that stands twice, across sections', () => {
    const text = `${head}collects:\n  - { id: a, category: name }\nuses:\n  - { id: a, categories: [name] }\n`;
    assert.deepEqual(
      load(text).problems.map(({ code }) => code),
      ['duplicate-id'],
    );
    assert.deepEqual(problemsOf(`${head}sources: [{ id: a, file: x }, { id: a, file: y }]\n`, { x: '', y: '' }), [
      'error duplicate-id "a"',
    ]);
  });

  it('refuses a scope that is not defined and leaves its row out', () => {
    const text = `${head}scopes: { site: ["site/**"] }\ncollects:\n  - { category: name, scope: sites }\n`;
    const { policy, problems } = load(text);
    assert.deepEqual(
      problems.map(({ code, suggestions }) => [code, suggestions]),
      [['unknown-scope', ['site']]],
    );
    assert.deepEqual(policy?.collects, []);
  });

  it('refuses ids in `disables` that no row has, but not those of rows with mistakes', () => {
    const text = `${head}collects:\n  - { id: mail, category: emial }\nchoices:\n  - { kind: unsubscribe, disables: [mail, mial] }\n`;
    assert.deepEqual(problemsOf(text), ['error unknown-category "emial"', 'error unknown-row-id "mial"']);
  });
});

describe('policy/load: quotes', () => {
  const row = (quote: string): string => `${head}${source}collects:\n  - { category: name, quote: { ${quote} } }\n`;
  const prose = 'We collect your name.\nWe collect your e-mail address.\n';

  it('accepts a quote that stands in the source, and knows its sentence', () => {
    const quote = policyOf(row('text: your name'), { 'p.md': prose }).collects[0]?.quote;
    assert.equal(quote?.source, 'main');
    assert.deepEqual(quote.sentence, { start: 0, end: 21, text: 'We collect your name.' });
  });

  it('refuses a quote that does not, with the nearest text', () => {
    const { problems } = load(row('text: We collect your full name'), { 'p.md': prose });
    assert.deepEqual(
      problems.map(({ code, severity, suggestions }) => [code, severity, suggestions]),
      [['quote-not-in-source', 'error', ['We collect your name']]],
    );
  });

  it('still counts the row of such a quote', () => {
    const { policy, intact } = load(row('text: nothing like it at all'), { 'p.md': prose });
    assert.equal(policy?.collects.length, 1);
    assert.equal(intact, true);
  });

  it('tells of wrong offsets', () => {
    assert.deepEqual(problemsOf(row('text: your name, start: 3'), { 'p.md': prose }), ['warning wrong-offset "3"']);
    assert.deepEqual(problemsOf(row('text: your name, start: 11, end: 21'), { 'p.md': prose }), [
      'warning wrong-offset "21"',
    ]);
    assert.deepEqual(problemsOf(row('text: your name, start: 11, end: 20'), { 'p.md': prose }), []);
  });

  it('tells once of a source that has changed, and of each quote that is gone', () => {
    const stale = row('text: your full name, start: 11').replace('p.md', `p.md, sha256: "${hashSource('old')}"`);
    assert.deepEqual(problemsOf(stale, { 'p.md': prose }), [
      'warning stale-quote "your full name"',
      `warning stale-quote "\\"${hashSource('old')}\\""`,
    ]);
    const moved = row('text: your name, start: 3').replace('p.md', `p.md, sha256: "${hashSource('old')}"`);
    const { problems } = load(moved, { 'p.md': prose });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['stale-quote'],
    );
    assert.match(problems[0]?.message ?? '', /1 moved/);
    assert.deepEqual(problems[0]?.suggestions, [hashSource(prose)]);
  });

  it('reads sources with CRLF and byte-order mark as those without', () => {
    const text = row('text: "name.\\nWe", start: 16').replace('p.md', `p.md, sha256: "${hashSource(prose)}"`);
    assert.deepEqual(problemsOf(text, { 'p.md': `\uFEFF${prose.replaceAll('\n', '\r\n')}` }), []);
  });

  it('warns of a source that is missing, and checks nothing where sources cannot be read', () => {
    assert.deepEqual(problemsOf(row('text: your name')), ['warning source-missing "p.md"']);
    assert.deepEqual(loadPolicy({ uri, text: row('text: anything') }).problems, []);
  });

  it('wants to know which source is meant', () => {
    assert.deepEqual(problemsOf(row('source: mian, text: your name'), { 'p.md': prose }), [
      'error unknown-source "mian"',
    ]);
    assert.deepEqual(problemsOf(`${head}collects:\n  - { category: name, quote: { text: a } }\n`), [
      'error unknown-source "a"',
    ]);
    const two = `${head}sources: [{ id: a, file: p.md }, { id: b, file: p.md }]\nchildren: { minAge: 13, quote: { text: your name } }\n`;
    assert.deepEqual(problemsOf(two, { 'p.md': prose }), ['error unknown-source "your name"']);
  });
});

describe('policy/load: parents', () => {
  const at = (files: Readonly<Record<string, string>>, name: string) =>
    loadPolicy({ uri: `file:///r/${name}`, text: files[name] ?? '', readParent: (parent) => files[parent.slice(10)] });

  it('joins in the rows of a parent, and replaces those with the same id', () => {
    const { policy, problems } = at(
      {
        'base.yaml': `${head}collects:\n  - { id: a, category: name }\n  - { id: b, category: email }\ntrackers: [cookies]\nsignals: { gpc: honoured }\n`,
        'apps/web/privacy.policy.yaml': `${head}extends: ../../base.yaml\ncollects:\n  - { id: a, category: name, status: rejected }\nsignals: { doNotTrack: ignored }\n`,
      },
      'apps/web/privacy.policy.yaml',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      policy?.collects.map(({ id, status, uri: from }) => [id, status, from]),
      [
        ['b', 'accepted', 'file:///r/base.yaml'],
        ['a', 'rejected', 'file:///r/apps/web/privacy.policy.yaml'],
      ],
    );
    const { places, ...stances } = policy.signals;
    assert.deepEqual(stances, { doNotTrack: 'ignored', gpc: 'honoured' });
    // Each is told where it is said.
    assert.deepEqual(
      [places?.doNotTrack, places?.gpc].map((place) => place?.uri.split('/').at(-1)),
      ['privacy.policy.yaml', 'base.yaml'],
    );
    assert.deepEqual(policy.trackers, ['cookies']);
  });

  it('rewrites the globs of a parent for the folder of the child', () => {
    const { policy } = at(
      {
        'base.yaml': `${head}scopes: { web: ["apps/*/src/**", "!**/gen/**"], api: ["services/**"] }\ncollects:\n  - { id: a, category: name, scope: web }\n  - { id: b, category: name, scope: api }\ncode: { exclude: ["apps/web/old/**", "other/**"] }\n`,
        'apps/web/privacy.policy.yaml': `${head}extends: ../../base.yaml\n`,
      },
      'apps/web/privacy.policy.yaml',
    );
    assert.deepEqual(
      policy?.collects.map(({ id, scopeGlobs }) => [id, scopeGlobs?.includes('src/**')]),
      [['a', true]],
    );
    assert.deepEqual(policy.code.exclude, ['old/**']);
  });

  it('tells of a parent that is missing, and of parents in a circle', () => {
    const text = `${head}extends: b.yaml\ncollects: [{ category: name }]\n`;
    const missing = at({ 'a.yaml': text }, 'a.yaml');
    assert.deepEqual(
      missing.problems.map(({ code }) => code),
      ['extends-missing'],
    );
    assert.equal(missing.policy?.collects.length, 1);
    assert.deepEqual(
      at({ 'a.yaml': text, 'b.yaml': `${head}extends: a.yaml\n` }, 'a.yaml').problems.map(({ code }) => code),
      ['extends-cycle'],
    );
    assert.deepEqual(
      at({ 'b.yaml': text }, 'b.yaml').problems.map(({ code }) => code),
      ['extends-cycle'],
    );
  });

  it('warns of mistakes in the parent without repeating them', () => {
    const files = { 'a.yaml': `${head}extends: b.yaml\n`, 'b.yaml': `${head}nonsense: 1\n` };
    assert.deepEqual(
      at(files, 'a.yaml').problems.map(({ code, severity }) => [code, severity]),
      [['extends-broken', 'warning']],
    );
  });

  it('names the files that a text refers to', () => {
    assert.deepEqual(
      policyReferences('file:///r/x/p.yaml', `extends: ../b.yaml\nsources: [{ file: docs/p.md }, 3, { file: 4 }]`),
      {
        sources: ['file:///r/x/docs/p.md'],
        parent: 'file:///r/b.yaml',
      },
    );
    assert.deepEqual(policyReferences('file:///r/p.yaml', '['), { sources: [], parent: undefined });
  });
});
