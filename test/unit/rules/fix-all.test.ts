import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { joinFixes, safeFix, safelyMended } from '../../../src/core/rules/fix-all.js';
import type { Fix } from '../../../src/core/rules/rule.js';
import { rules } from '../../../src/core/rules/registry.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';
import { apply, check, fixesFor, type CheckOptions, type Files } from './support/engine.js';
import { examplesOf } from './support/pages.js';

function edit(start: number, end: number, uri = 'file:///work/a.ts'): Fix {
  return { title: ['mendAll', 'a.ts'], isPreferred: true, edits: [{ uri, range: { start, end }, newText: '' }] };
}

/** The texts after all that is safe was mended at once, once. */
function mended(files: Files, options: CheckOptions = {}): Files {
  const checked = check(files, options);
  const fixes = checked.findings
    .filter(({ rule }) => safelyMended.has(rule))
    .flatMap((finding) => safeFix(finding, fixesFor(files, checked, finding)) ?? []);
  return apply(files, { title: ['mendAll', 'a.ts'], isPreferred: true, edits: joinFixes(fixes) }).files;
}

describe('fixing all at once', () => {
  it('takes fixes whole, in order, and leaves out those that touch one before', () => {
    const both: Fix = { ...edit(10, 12), edits: [...edit(10, 12).edits, ...edit(0, 3).edits] };
    assert.deepEqual(joinFixes([edit(0, 5), edit(5, 8), edit(4, 6), both, edit(4, 6, 'file:///work/b.ts')]), [
      ...edit(0, 5).edits,
      ...edit(5, 8).edits,
      ...edit(4, 6, 'file:///work/b.ts').edits,
    ]);
    const setting: Fix = { ...edit(0, 0), edits: [{ setting: 'a', key: 'b', value: false, scope: '' }] };
    assert.deepEqual(joinFixes([setting]), []);
  });

  it('leaves out fixes that write to other files than that of the finding', () => {
    const { findings } = check({ 'a.ts': 'export const f = (user: { email: string }) => console.log(user.email);\n' });
    const [finding] = findings;
    assert.ok(finding);
    const safe = { ...edit(0, 1, finding.uri), isSafe: true };
    assert.equal(safeFix(finding, [edit(0, 1, finding.uri), safe]), safe);
    assert.equal(safeFix(finding, [{ ...edit(0, 1, 'file:///work/b.ts'), isSafe: true }]), undefined);
    const writesSetting = { ...safe, edits: [{ setting: 'a', key: 'b', value: false, scope: '' }] };
    assert.equal(safeFix(finding, [writesSetting]), undefined);
  });

  it('removes all suppressions that silence nothing, and leaves the others', () => {
    const text = `// pledge-ignore personal-data-in-url -- there was one
export function f(user: { email: string }) {
  // pledge-ignore-next-line personal-data-in-log -- it is needed
  console.log(user.email);
  // pledge-ignore-next-line personal-data-in-log -- nothing here
  return user;
}
`;
    assert.equal(
      mended({ 'a.ts': text })['a.ts'],
      `export function f(user: { email: string }) {
  // pledge-ignore-next-line personal-data-in-log -- it is needed
  console.log(user.email);
  return user;
}
`,
    );
  });

  it('corrects plain slips in annotations, and nothing that silences or may be meant otherwise', () => {
    const text = (...words: readonly string[]): string => `export interface Person {
  /** ${words[0] ?? ''} */
  a: string;
  /** ${words[1] ?? ''} */
  b: string;
}
export function f(user: { email: string }) {
  // pledge-ignore-next-line ${words[2] ?? ''} -- it is needed
  console.log(user.email);
}
`;
    const silencing = 'personal-data-in-lgo';
    assert.equal(
      mended({ 'a.ts': text('@pii emial', '@PII email', silencing) })['a.ts'],
      text('@pii email', '@pii email', silencing),
    );
    const unclear = text('@pii adrs, xyz', '@NotPII a number of ours', silencing);
    assert.equal(mended({ 'a.ts': unclear })['a.ts'], unclear);
  });

  it('turns options of SDKs to what protects people, in the file at hand', () => {
    const text = (value: boolean): string => `import * as Sentry from '@sentry/browser';

Sentry.init({
  dsn: 'https://0@o0.ingest.sentry.io/0',
  sendDefaultPii: ${value},
});
`;
    assert.equal(mended({ 'a.ts': text(true) })['a.ts'], text(false));
  });

  it('corrects keys of the policy file and the places of its quotes, and nothing that it promises', () => {
    const prose = 'We collect your e-mail address to answer you. We never sell it.\n';
    const row = (key: string, category: string, start: number, end: number): string =>
      `  - { ${key}: ${category}, quote: { start: ${start}, end: ${end}, text: your e-mail address } }\n`;
    const text = (...rows: readonly string[]): string =>
      `version: 1\nsources: [{ id: main, file: docs/privacy.md }]\ncollects:\n${rows.join('')}`;
    const files = (yaml: string): Files => ({ 'docs/privacy.md': prose, 'privacy.policy.yaml': yaml });
    assert.equal(
      mended(files(text(row('category', 'email', 3, 22), row('category', 'user.contact.phone_number', 11, 25))))[
        'privacy.policy.yaml'
      ],
      text(row('category', 'email', 11, 30), row('category', 'user.contact.phone_number', 11, 30)),
    );
    assert.equal(
      mended(files(text(row('categroy', 'email', 11, 30))))['privacy.policy.yaml'],
      text(row('category', 'email', 11, 30)),
    );
    const promise = text(row('category', 'emial', 11, 30));
    assert.equal(mended(files(promise))['privacy.policy.yaml'], promise);
  });

  describe('on the page of each rule', () => {
    for (const { id, level } of rules)
      it(`${id}: leaves code that parses, adds no finding, and has nothing left to do`, () => {
        const isShown = level !== 'off' && level !== 'report';
        const options: CheckOptions = { complete: true, ...(isShown ? {} : { rules: { [id]: 'warning' as const } }) };
        for (const { files } of examplesOf(readFileSync(`docs/rules/${id}.md`, 'utf8'))) {
          const before = check(files, options).findings;
          const after = mended(files, options);
          for (const [path, text] of Object.entries(after))
            if (/\.[jt]sx?$/.test(path)) assert.equal(parseWithEstree(text, path).recovered, false, text);
          assert.deepEqual(mended(after, options), after);
          assert.ok(check(after, options).findings.length <= before.length);
        }
      });
  });

  it('is said of each rule in the documentation, why or why not', () => {
    const [, table = ''] = readFileSync('docs/editor.md', 'utf8').split('## Fix all');
    for (const { id, fixable } of rules) {
      const [, answer] = new RegExp(`^\\| .*\`${id}\`.* \\| (yes|no)\\b`, 'm').exec(table) ?? [];
      assert.equal(answer, fixable ? (safelyMended.has(id) ? 'yes' : 'no') : undefined, id);
    }
  });
});
