import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkFiles, type RuleSettings } from '../../../src/core/rules/engine.js';
import { rules, ruleOf } from '../../../src/core/rules/registry.js';
import { ruleIds } from '../../../src/core/rules/rule-ids.js';
import type { Finding } from '../../../src/core/rules/rule.js';
import { collectRow, context, evidence, field, file, flow, oracle } from './support/builders.js';
import { check, lines, type Files } from './support/engine.js';

const recommended: RuleSettings = { preset: 'recommended', rules: {} };
const email = evidence('user.contact.email');

const brief = (findings: readonly Finding[]): string[] => findings.map(({ rule, severity }) => `${rule} ${severity}`);

describe('the registry of rules', () => {
  it('holds every rule once, complete and in order', () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      ruleIds,
    );
    assert.equal(new Set(rules.map(({ code }) => code)).size, rules.length);
    assert.deepEqual(
      [...rules].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }) => id),
      ruleIds,
    );
    for (const { code, title, description, id } of rules) {
      assert.match(code, /^PL\d{3}$/);
      assert.match(title, /^[A-Z].*[^.]$/, id);
      assert.match(description, /^[A-Z].*\.$/, id);
      assert.equal(ruleOf(id)?.code, code);
    }
    assert.equal(ruleOf('nonsense'), undefined);
  });
});

describe('checkFiles', () => {
  const text = 'console.log(user.email);\nconsole.info(user.email);\n';
  const logged = file('a.ts', text, [
    flow('a.ts', text, 'console.info(user.email)', [email]),
    flow('a.ts', text, 'console.log(user.email)', [email]),
  ]);

  it('orders findings by place', () => {
    const other = file('0.ts', text, [flow('0.ts', text, 'console.log(user.email)', [email])]);
    const found = checkFiles(context([logged, other]), recommended);
    assert.deepEqual(
      found.map(({ uri, range }) => `${uri.slice(-4)} ${range.start}`),
      ['0.ts 0', 'a.ts 0', 'a.ts 25'],
    );
  });

  it('takes levels from the settings, then from the preset', () => {
    const at = (settings: Partial<RuleSettings>): string[] => [
      ...new Set(brief(checkFiles(context([logged]), { ...recommended, ...settings }))),
    ];
    assert.deepEqual(at({}), ['personal-data-in-log warning']);
    assert.deepEqual(at({ preset: 'strict' }), ['personal-data-in-log error']);
    assert.deepEqual(at({ preset: 'strict', rules: { 'personal-data-in-log': 'hint' } }), [
      'personal-data-in-log hint',
    ]);
    assert.deepEqual(at({ rules: { 'personal-data-in-log': 'off' } }), []);
    const reported = checkFiles(context([logged]), { ...recommended, rules: { 'personal-data-in-log': 'report' } });
    assert.deepEqual(
      reported.map(({ reportOnly, severity }) => [reportOnly, severity]),
      [
        [true, 'information'],
        [true, 'information'],
      ],
    );
  });

  it('weighs opaque identifiers and weak names less, whatever the level', () => {
    const of = (...categories: Parameters<typeof flow>[3]): string[] =>
      brief(
        checkFiles(context([file('a.ts', text, [flow('a.ts', text, 'console.log(user.email)', categories)])]), {
          preset: 'strict',
          rules: {},
        }),
      );
    assert.deepEqual(of(evidence('user.unique_id', { opaqueId: true })), ['personal-data-in-log information']);
    assert.deepEqual(of(evidence('user.name', { confidence: 0.6 })), ['personal-data-in-log information']);
    assert.deepEqual(of(evidence('user.name', { confidence: 0.7 })), ['personal-data-in-log warning']);
    assert.deepEqual(of(email, evidence('user.unique_id', { opaqueId: true })), [
      'personal-data-in-log error',
      'personal-data-in-log information',
    ]);
  });

  it('says nothing that needs a policy where there is none', () => {
    const declared = file('a.ts', 'interface User { email: string }', [
      field('a.ts', 'interface User { email: string }', 'email: string', [email]),
    ]);
    assert.deepEqual(checkFiles(context([declared]), { preset: 'recommended', rules: {} }), []);
    const omitting = oracle({ verdict: 'omitted', reason: ['declaresNot', 'user.contact.email'] });
    assert.deepEqual(brief(checkFiles(context([declared], omitting), recommended)), ['undeclared-category warning']);
  });

  it('gives fingerprints that outlive shifted lines and tell things apart', () => {
    const code = (before: string, name: string): Files => ({
      'a.ts': `${before}export function f(user: { email: string; phone: string }) {\n  console.log(user.email);\n  console.info(user.${name});\n  console.log(user.email);\n}\n`,
    });
    const prints = (files: Files): string[] => check(files).findings.map(({ fingerprint }) => fingerprint);
    const first = prints(code('', 'email'));
    assert.deepEqual(prints(code('// one more line\n\n', 'email')), first);
    assert.equal(new Set(first).size, 3);
    assert.match(first[0] ?? '', /^[0-9a-f]{16}$/);
    assert.equal(first[2], `${first[0] ?? ''}:2`);
    const other = prints(code('', 'phone'));
    assert.equal(other[0], first[0]);
    assert.notEqual(other[1], first[1]);
    assert.notEqual(prints({ 'b.ts': code('', 'email')['a.ts'] ?? '' })[0], first[0]);
  });

  it('says the same of a file alone as with the others', () => {
    const files: Files = {
      'privacy.policy.yaml': 'version: 1\ncollects:\n  - { category: name }\n',
      'start.ts': "import mixpanel from 'mixpanel-browser';\nmixpanel.init('x');\n",
      'use.ts': `import mixpanel from 'mixpanel-browser';
import type { User } from './user';
export function go(user: User) {
  mixpanel.track('x', { email: user.email });
  return fetch('/api', { method: 'POST', body: JSON.stringify(user) });
}
`,
      'user.ts': 'export interface User { email: string; phone: string }\n',
    };
    const all = lines(files, check(files));
    const alone = ['start.ts', 'use.ts', 'user.ts'].flatMap((path) => lines(files, check(files, { only: [path] })));
    assert.deepEqual(alone, all);
    assert.deepEqual(
      all.map((line) => line.split(' (')[0]),
      [
        'start.ts:2 undeclared-tracker',
        'use.ts:4 undeclared-recipient',
        'user.ts:1 undeclared-category',
        'user.ts:1 undeclared-category',
      ],
    );
  });
});

describe('checkFiles: suppressions', () => {
  const policy = 'version: 1\ncollects:\n  - { category: email }\n';
  const found = (code: string, options = {}): string[] =>
    lines(
      { 'privacy.policy.yaml': policy, 'a.tsx': code },
      check({ 'privacy.policy.yaml': policy, 'a.tsx': code }, options),
    ).map((line) => line.split(' (')[0] ?? '');
  const body = (line: string): string => `export function f(user: { email: string }) {\n${line}\n}\n`;

  it('silence on the next line, on their own line and in the file', () => {
    assert.deepEqual(found(body('  console.log(user.email);')), ['a.tsx:2 personal-data-in-log']);
    assert.deepEqual(
      found(body('  // pledge-ignore-next-line personal-data-in-log -- why\n  console.log(user.email);')),
      [],
    );
    assert.deepEqual(found(body('  console.log(user.email); // pledge-ignore-line personal-data-in-log -- why')), []);
    assert.deepEqual(found(`// pledge-ignore personal-data-in-log -- why\n${body('  console.log(user.email);')}`), []);
    assert.deepEqual(
      found(
        body(
          '  console.log(user.email);\n  // pledge-ignore-next-line personal-data-in-log -- why\n  console.log(user.email);',
        ),
      ),
      ['a.tsx:2 personal-data-in-log'],
    );
  });

  it('reach a finding inside a call from the line where the call starts', () => {
    assert.deepEqual(
      found(
        body(
          "  // pledge-ignore-next-line personal-data-in-log -- why\n  console.log(\n    'x',\n    user.email,\n  );",
        ),
      ),
      [],
    );
  });

  it('silence only the rules that they name, and still want a reason', () => {
    assert.deepEqual(
      found(body('  // pledge-ignore-next-line personal-data-in-url -- why\n  console.log(user.email);')),
      ['a.tsx:2 unused-suppression', 'a.tsx:3 personal-data-in-log'],
    );
    assert.deepEqual(found(body('  // pledge-ignore-next-line personal-data-in-log\n  console.log(user.email);')), [
      'a.tsx:2 invalid-annotation',
    ]);
    assert.deepEqual(
      found(body('  // pledge-ignore-next-line personal-data-in-lag -- why\n  console.log(user.email);')),
      ['a.tsx:2 invalid-annotation', 'a.tsx:3 personal-data-in-log'],
    );
  });

  it('are unused one rule at a time', () => {
    assert.deepEqual(
      found(
        body(
          '  // pledge-ignore-next-line personal-data-in-log, insecure-transport -- why\n  console.log(user.email);',
        ),
      ),
      ['a.tsx:2 unused-suppression'],
    );
  });

  it('are not called unused where the rule did not run', () => {
    const code = body('  // pledge-ignore-next-line personal-data-in-log -- why\n  console.log(user.email);');
    assert.deepEqual(found(code, { rules: { 'personal-data-in-log': 'off' } }), []);
    const compared = body('  // pledge-ignore-next-line undeclared-category -- why\n  f(1);');
    const noPolicy = { 'a.tsx': compared };
    assert.deepEqual(lines(noPolicy, check(noPolicy)), []);
  });

  it('cannot silence what is wrong with them', () => {
    assert.deepEqual(found('// pledge-ignore invalid-annotation -- why\n// @pii emial\nexport const a = 1;\n').sort(), [
      'a.tsx:1 unused-suppression',
      'a.tsx:2 invalid-annotation',
    ]);
  });
});

describe('checkFiles: one finding for one cause', () => {
  const text = "track('x', { email, name, phone });\n";
  const call = "track('x', { email, name, phone })";
  const to = { vendor: 'Acme', recipient: 'analytics_providers', sink: 'thirdParty' } as const;
  const categories = ['user.contact.email', 'user.name', 'user.contact.phone_number'].map((key) => evidence(key));

  it('joins categories of one call about which the policy says the same by the same row', () => {
    const row = collectRow('user', 5, 'We share data');
    const same = oracle({ verdict: 'omitted', row, reason: ['namesOnly', []] });
    const found = checkFiles(
      context([file('a.ts', text, [flow('a.ts', text, call, categories, to)])], same),
      recommended,
    );
    assert.deepEqual(brief(found), ['undeclared-recipient warning']);
    assert.deepEqual(
      found[0]?.categories,
      categories.map(({ category }) => category),
    );
    assert.match(
      found.map(({ message }) => message).join('\n'),
      /^E-mail address, name and phone number are sent to Acme \(analytics provider\) by track\(\), but the policy names no such sharing\. Closest: “We share data”$/,
    );
  });

  it('keeps apart what different rows decide', () => {
    const rows = new Map(categories.map(({ category }, index) => [category, collectRow(category, index * 20)]));
    const different = oracle(
      { verdict: 'omitted', reason: ['namesOnly', []] },
      {
        share: ({ category }) => {
          const row = rows.get(category);
          return { verdict: 'omitted', reason: ['namesOnly', []], ...(row && { row }) };
        },
      },
    );
    const found = checkFiles(
      context([file('a.ts', text, [flow('a.ts', text, call, categories, to)])], different),
      recommended,
    );
    assert.equal(found.length, 3);
  });

  it('does not say of a shared flow that its data is not collected as well', () => {
    const omitting = oracle({ verdict: 'omitted', reason: ['namesOnly', []] });
    const found = checkFiles(
      context([file('a.ts', text, [flow('a.ts', text, call, categories, to)])], omitting),
      recommended,
    );
    assert.deepEqual(brief(found), ['undeclared-recipient warning']);
  });

  it('reports a source once, where its value goes on', () => {
    const files: Files = {
      'privacy.policy.yaml': 'version: 1\ncollects:\n  - { category: email }\n',
      'a.ts': `import type { Request } from 'express';
export function a(req: Request) {
  return req.ip === '' || req.ip === 'x';
}
export function b(req: Request) {
  return fetch('/api', { method: 'POST', body: JSON.stringify({ from: req.ip }) });
}
`,
    };
    const found = check(files).findings.filter(({ rule }) => rule === 'undeclared-category');
    assert.deepEqual(
      found.map(
        ({ severity, categories: [category], observation }) =>
          `${observation?.line ?? 0} ${severity} ${category ?? ''}`,
      ),
      ['6 warning user.device.ip_address'],
    );
  });
});
