import assert from 'node:assert/strict';
import { skips } from '../../../src/core/language/en/skips.js';
import { say } from '../../../src/core/language/text.js';
import { describe, it } from 'mocha';
import {
  createBaseline,
  holdAgainst as hold,
  KnownFindings,
  readBaseline,
  writeBaseline,
  type AgainstBaseline,
  type Baseline,
} from '../../../src/core/rules/baseline.js';
import type { Finding } from '../../../src/core/rules/rule.js';
import { check, type Files } from './support/engine.js';

const code = `export function f(user: { email: string; phone: string }) {
  console.log(user.email);
  console.log(user.email);
}
`;
const findingsOf = (text: string, path = 'a.ts') => check({ [path]: text } satisfies Files).findings;
const display = (uri: string): string => uri.slice('file:///work/'.length);
const holdAgainst = (baseline: Baseline, findings: readonly Finding[]): AgainstBaseline =>
  hold(baseline, findings, display);

describe('a baseline', () => {
  const before = findingsOf(code);
  const baseline = createBaseline(before, display);

  it('is read as it was written, and is the same whatever the order of the findings', () => {
    assert.ok(before.length >= 2);
    assert.deepEqual(readBaseline(writeBaseline(baseline)), { baseline });
    assert.deepEqual(createBaseline([...before].reverse(), display), baseline);
    assert.deepEqual(readBaseline(writeBaseline(createBaseline([], display))), {
      baseline: { version: 1, findings: [] },
    });
    assert.deepEqual(baseline.findings[0]?.path, 'a.ts');
  });

  it('knows findings on other lines, and counts those that are alike', () => {
    const moved = holdAgainst(baseline, findingsOf(`// one\n\n// two\n${code.replace('  console', '\n\n  console')}`));
    assert.deepEqual([moved.added, moved.gone], [[], []]);
    const more = holdAgainst(baseline, findingsOf(code.replace('}\n', '  console.log(user.email);\n}\n')));
    assert.deepEqual([more.known.length, more.added.length, more.gone.length], [before.length, 1, 0]);
    const fewer = holdAgainst(baseline, findingsOf(code.replace('  console.log(user.email);\n', '')));
    assert.deepEqual([fewer.added.length, fewer.gone.length], [0, 1]);
  });

  it('does not know another category, another call or another file', () => {
    for (const findings of [
      findingsOf(code.replaceAll('user.email)', 'user.phone)')),
      findingsOf(code.replaceAll('console.log', 'console.warn')),
      findingsOf(code, 'b.ts'),
    ])
      assert.equal(holdAgainst(baseline, findings).added.length, before.length);
  });

  it('knows file by file what it knows of all of them', () => {
    const more = findingsOf(code.replace('}\n', '  console.log(user.email);\n  console.warn(user.phone);\n}\n'));
    const known = new KnownFindings(baseline).ofFile(more, 'a.ts');
    assert.deepEqual([...known], holdAgainst(baseline, more).known);
    assert.equal(more.length - known.size, 2);
  });

  it('counts an entry for the file that it names, and for any where it names none of them', () => {
    // Two policies that govern like files: their findings have the same fingerprints.
    const twice = new KnownFindings({
      version: 1,
      findings: baseline.findings.flatMap((entry) => [
        { ...entry, path: 'shop/a.ts' },
        { ...entry, path: 'blog/a.ts' },
      ]),
    });
    assert.equal(twice.ofFile([...before, ...before], 'shop/a.ts').size, before.length);
    // All at once, as on the command line: an entry that is left of one file is none for the other.
    const [one] = before;
    assert.ok(one);
    const entry = { fingerprint: one.fingerprint, rule: one.rule };
    const { known, added, gone } = holdAgainst(
      {
        version: 1,
        findings: [
          { ...entry, path: 'blog/a.ts' },
          { ...entry, path: 'shop/a.ts' },
          { ...entry, path: 'shop/a.ts' },
        ],
      },
      [
        { ...one, uri: 'file:///work/blog/a.ts' },
        { ...one, uri: 'file:///work/blog/a.ts' },
        { ...one, uri: 'file:///work/shop/a.ts' },
      ],
    );
    assert.deepEqual(
      [known.length, added.map(({ uri }) => display(uri)), gone.map(({ path }) => path)],
      [2, ['blog/a.ts'], ['shop/a.ts']],
    );
    // Written on the command line, in another folder.
    assert.equal(new KnownFindings(baseline).ofFile(before, 'packages/shop/a.ts').size, before.length);
  });

  it('says what a file is that is none', () => {
    for (const [text, problem] of [
      ['', /is not JSON/],
      ['[]', /no “findings”/],
      ['{"version":2,"findings":[]}', /has version 2/],
      ['{"findings":[]}', /has version none/],
      ['{"version":1,"findings":[{"rule":"x"}]}', /are not entries/],
    ] as const) {
      const read = readBaseline(text);
      assert.ok('problem' in read);
      assert.match(say(skips, read.problem), problem);
    }
  });
});
