import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { appendField } from '../../../src/core/policy/append-field.js';
import { loadPolicy } from '../../../src/core/policy/load.js';
import { apply, check, fixesFor, policyUri, type Files } from './support/engine.js';
import { titleOf } from '../language/inEnglish.js';

/** The texts after the first fix of the first finding of a rule whose title begins like that; what it is called. */
function fixed(
  files: Files,
  rule: string,
  title: RegExp,
): { readonly title: string; readonly files: Files } | undefined {
  const checked = check(files);
  const finding = checked.findings.find((each) => each.rule === rule);
  assert.ok(finding, `nothing of ${rule} was found`);
  const fix = fixesFor(files, checked, finding).find((each) => title.test(titleOf(each)));
  if (!fix) return undefined;
  const after = apply(files, fix);
  assert.equal(check(after.files).findings.filter((each) => each.rule === rule).length, 0, after.files['src/b.ts']);
  return { title: titleOf(fix), files: after.files };
}

const choice = `version: 1
trackers: [{ id: t, kind: third_party_analytics }]
choices: [{ kind: consent, disables: [t] }]
`;
const consent = "export function hasConsent(purpose: string) {\n  return localStorage.getItem('c') === purpose;\n}\n";

describe('a call is put behind the consent test of the project', () => {
  const elsewhere =
    "import { hasConsent } from './consent.js';\nexport const f = () => {\n  if (!hasConsent('analytics')) return;\n  console.log(1);\n};\n";
  const files = (b: string): Files => ({
    'privacy.policy.yaml': choice,
    'src/consent.ts': consent,
    'src/a.ts': elsewhere,
    'src/b.ts': b,
  });

  it('with its import, in the style of the file', () => {
    const tabs = `'use client'\nimport posthog from "posthog-js"\n\nexport function start() {\n\tposthog.init("phc_0", {\n\t\tpersistence: "memory",\n\t})\n}\n`;
    assert.deepEqual(fixed(files(tabs), 'unguarded-tracking', /^Put/), {
      title: 'Put it behind hasConsent("analytics") in src/b.ts',
      files: files(
        `'use client'\nimport posthog from "posthog-js"\nimport { hasConsent } from "./consent.js"\n\nexport function start() {\n\tif (hasConsent("analytics")) {\n\t\tposthog.init("phc_0", {\n\t\t\tpersistence: "memory",\n\t\t})\n\t}\n}\n`,
      ),
    });
  });

  it('by the import that is there, and in the body of an arrow function', () => {
    const arrow =
      "import posthog from 'posthog-js';\nimport { hasConsent as may } from './consent';\nexport const start = () => posthog.init('phc_0');\nexport { may };\n";
    const after = fixed(files(arrow), 'unguarded-tracking', /^Put/)?.files['src/b.ts'] ?? '';
    assert.match(after, /^export const start = \(\) => may\('analytics'\) && posthog\.init\('phc_0'\);$/m);
    assert.equal(after.match(/import/g)?.length, 2);
  });

  it('beside what is imported from there already, and not where its name is taken', () => {
    const more =
      "import posthog from 'posthog-js';\nimport { other } from './consent.js';\nposthog.init('phc_0');\nother();\n";
    assert.match(
      fixed(files(more), 'unguarded-tracking', /^Put/)?.files['src/b.ts'] ?? '',
      /import \{ other, hasConsent \} from '\.\/consent\.js';/,
    );
    const taken =
      "import posthog from 'posthog-js';\nconst hasConsent = 1;\nposthog.init('phc_0');\nexport { hasConsent };\n";
    assert.equal(fixed(files(taken), 'unguarded-tracking', /^Put/), undefined);
  });

  it('not in the middle of an expression, nor with texts of several lines', () => {
    for (const call of ["export const x = posthog.init('phc_0');", "posthog.init('phc_0', { name: `a\nb` });"])
      assert.equal(
        fixed(files(`import posthog from 'posthog-js';\n${call}\n`), 'unguarded-tracking', /^Put/),
        undefined,
        call,
      );
  });

  it('and is not offered where the project has none', () => {
    const alone = {
      'privacy.policy.yaml': choice,
      'src/b.ts': "import posthog from 'posthog-js';\nposthog.init('phc_0');\n",
    };
    assert.equal(fixed(alone, 'unguarded-tracking', /^Put/), undefined);
  });
});

describe('a value is wrapped in the redactor of the project', () => {
  const log = (body: string, imports = ''): string =>
    `${imports}export function f(user: { email: string; phone: string }) {\n  const { email } = user;\n  ${body}\n  return email;\n}\n`;
  const mask = 'export const maskEmail = (email: string) => email.replace(/.*@/, "***@");\n';

  it('found in code by its name, only for data that it is for', () => {
    const files = (b: string): Files => ({ 'src/lib/mask.ts': mask, 'src/b.ts': b });
    for (const [from, to] of [
      ['console.log(user.email);', 'console.log(maskEmail(user.email));'],
      ['console.log({ email, a: 1 });', 'console.log({ email: maskEmail(email), a: 1 });'],

      ['console.log(`of ${user.email}`);', 'console.log(`of ${maskEmail(user.email)}`);'],
      ["console.log('of ' + user.email);", "console.log('of ' + maskEmail(user.email));"],
    ] as const) {
      const after = fixed(files(log(from)), 'personal-data-in-log', /^Wrap/)?.files['src/b.ts'];
      assert.equal(after, log(to, "import { maskEmail } from './lib/mask';\n\n"));
    }
    assert.equal(fixed(files(log('console.log(user.phone);')), 'personal-data-in-log', /^Wrap/), undefined);
    assert.equal(fixed(files(log('console.log(user);')), 'personal-data-in-log', /^Wrap/), undefined);
  });

  it('named in the policy file, whatever it is called', () => {
    const files: Files = {
      'privacy.policy.yaml': 'version: 1\ncode: { redactors: ["src/lib/safe.ts#shorten"] }\n',
      'src/lib/safe.ts': 'export const shorten = (value: string) => value.slice(0, 1);\n',
      'src/b.ts': log('console.log(user.phone);'),
    };
    assert.equal(fixed(files, 'personal-data-in-log', /^Wrap/), undefined, 'shorten says nothing of phones');
    const general: Files = {
      ...files,
      'privacy.policy.yaml': 'version: 1\ncode: { redactors: ["src/lib/safe.ts#redactValue"] }\n',
      'src/lib/safe.ts': 'export const redactValue = (value: string) => value.slice(0, 1);\n',
    };
    assert.match(
      fixed(general, 'personal-data-in-log', /^Wrap/)?.files['src/b.ts'] ?? '',
      /console\.log\(redactValue\(user\.phone\)\);/,
    );
  });

  it('or hashed, where the file runs in Node and the project has no redactor', () => {
    const node = "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n";
    const after = fixed({ 'src/b.ts': log('console.log(user.phone);', node) }, 'personal-data-in-log', /^Hash/);
    assert.match(
      after?.files['src/b.ts'] ?? '',
      /console\.log\(createHash\('sha256'\)\.update\(user\.phone\)\.digest\('hex'\)\);/,
    );
    assert.equal(fixed({ 'src/b.ts': log('console.log(user.phone);') }, 'personal-data-in-log', /^Hash/), undefined);
  });
});

describe('a field is said to be not personal in the policy file', () => {
  it('wherever the file has room for it', () => {
    for (const [before, after] of [
      ['version: 1\n', 'version: 1\ncode:\n  fields:\n    "*.id": false\n'],
      ['version: 1\ncode:\n  redactors: [a]\n', 'version: 1\ncode:\n  redactors: [a]\n  fields:\n    "*.id": false\n'],
      [
        'version: 1\ncode:\n    fields:\n        a: false # why\ntrackers: []\n',
        'version: 1\ncode:\n    fields:\n        a: false # why\n        "*.id": false\ntrackers: []\n',
      ],
      ['version: 1\ncode: { fields: { a: false } }\n', 'version: 1\ncode: { fields: { a: false, "*.id": false } }\n'],
      ['version: 1\ncode: { fields: {} }\n', 'version: 1\ncode: { fields: { "*.id": false } }\n'],
      [
        'version: 1\r\ncode:\r\n  fields:\r\n    a: false\r\n',
        'version: 1\r\ncode:\r\n  fields:\r\n    a: false\r\n    "*.id": false\r\n',
      ],
    ] as const) {
      const edit = appendField(before, '*.id', false);
      assert.ok(edit, before);
      const text = before.slice(0, edit.range.start) + edit.newText + before.slice(edit.range.end);
      assert.equal(text, after);
      assert.deepEqual(loadPolicy({ uri: policyUri, text }).problems, []);
    }
    assert.equal(appendField('version: 1\ncode: { fields: { "*.id": email } }\n', '*.id', false), undefined);
    assert.equal(appendField('version: [', '*.id', false), undefined);
    assert.equal(appendField('- 1\n', '*.id', false), undefined);
  });
});

describe('the sentence that decides is shown', () => {
  it('in the prose, at its place whatever the line ends', () => {
    for (const eol of ['\n', '\r\n']) {
      const prose = `\uFEFF# Privacy${eol}${eol}We may collect your name.${eol}`;
      const start = '# Privacy\n\nWe may collect '.length;
      const files: Files = {
        'privacy.policy.yaml': `version: 1
sources: [{ id: main, file: p.md }]
denies: [{ practice: collect, category: email, quote: { source: main, text: your name, start: ${start}, end: ${start + 9} } }]
`,
        'p.md': prose,
        'a.ts': "import { z } from 'zod';\nexport const s = z.object({ email: z.string() });\n",
      };
      const checked = check(files);
      const finding = checked.findings.find(({ rule }) => rule === 'denied-practice');
      assert.ok(finding);
      const shown = fixesFor(files, checked, finding).find(({ opens }) => opens);
      assert.ok(shown);
      assert.equal(titleOf(shown), 'Show the sentence in p.md');
      assert.equal(prose.slice(shown.opens?.range.start, shown.opens?.range.end), 'your name');
    }
  });
});
