import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { format } from 'prettier';
import { loadPolicy } from '../../../src/core/policy/load.js';
import type { Finding } from '../../../src/core/rules/rule.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';
import { apply, check, fixesFor, policyUri, type CheckOptions, type Files } from './support/engine.js';
import { samples } from './support/samples.js';
import { titleOf } from '../language/inEnglish.js';

const broad: CheckOptions = { preset: 'strict', complete: true };

/** How many findings say the same, wherever they stand. */
function count(findings: readonly Finding[], finding: Finding): number {
  const same = (one: Finding): string => one.fingerprint.split(':')[0] ?? '';
  return findings.filter((each) => same(each) === same(finding)).length;
}

async function isFormatted(text: string, path: string): Promise<boolean> {
  const filepath = path.endsWith('.yaml') ? 'a.yaml' : path;
  return (await format(text, { filepath, singleQuote: true, printWidth: 120 })) === text;
}

describe('fixes', () => {
  for (const [name, files] of Object.entries(samples)) {
    it(`mend or silence what they are offered for, and leave valid code: ${name}`, async function () {
      this.timeout(120000);
      const before = check(files, broad);
      const formatted = new Set<string>();
      for (const [path, text] of Object.entries(files)) if (await isFormatted(text, path)) formatted.add(path);
      assert.ok(before.findings.length > 0, 'the sample has no findings');
      let tried = 0;
      for (const finding of before.findings) {
        const fixes = fixesFor(files, before, finding);
        assert.ok(fixes.filter(({ isPreferred }) => isPreferred).length <= 1);
        assert.equal(new Set(fixes.map(({ title }) => title)).size, fixes.length, 'two fixes have one title');
        for (const fix of fixes) {
          // What leads somewhere mends nothing.
          if (fix.opens) continue;
          tried++;
          const what = `${finding.rule}: ${titleOf(fix)}`;
          const after = apply(files, fix);
          for (const [path, text] of Object.entries(after.files)) {
            if (text === files[path]) continue;
            if (path.endsWith('.yaml')) assert.deepEqual(loadPolicy({ uri: policyUri, text }).problems, [], what);
            else assert.equal(parseWithEstree(text, path).recovered, false, `${what}\n${text}`);
            if (formatted.has(path)) {
              // A comment in the middle of a line may make the line too long; only a formatter can break it.
              const tooLong = text.split('\n').some((line) => line.length > 120);
              assert.ok(tooLong || (await isFormatted(text, path)), `not formatted after ${what}\n${text}`);
            }
          }
          const now = check(after.files, { ...broad, fields: after.fields }).findings;
          assert.ok(
            count(now, finding) < count(before.findings, finding),
            `still there after ${what}\n${JSON.stringify(after.files, null, 1)}`,
          );
          for (const rule of ['invalid-annotation', 'unused-suppression', 'invalid-policy']) {
            const of = (all: readonly Finding[]): number => all.filter((each) => each.rule === rule).length;
            // A reason that a person is to write is asked for.
            const asked = rule === 'invalid-annotation' && fix.selects ? 1 : 0;
            assert.ok(
              of(now) <= of(before.findings) + asked,
              `${what} made a new ${rule}\n${JSON.stringify(after.files, null, 1)}`,
            );
          }
        }
      }
      assert.ok(tried > 0, 'no fix was offered');
    });
  }

  it('leave what is beside them alone', () => {
    const drop = (code: string): string => {
      const files: Files = { 'a.ts': code };
      const checked = check(files);
      const finding = checked.findings.find(({ rule }) => rule === 'personal-data-in-log');
      assert.ok(finding, code);
      const fix = fixesFor(files, checked, finding).find((each) => titleOf(each).startsWith('Drop'));
      return fix ? (apply(files, fix).files['a.ts'] ?? '') : 'no fix';
    };
    const call = (body: string): string =>
      `export function f(user: { email: string; name: string }, b: number) {\n${body}\n}\n`;
    for (const [from, to] of [
      ['  console.log({ email: user.email });', '  console.log({});'],
      ['  console.log({ email: user.email, b });', '  console.log({ b });'],
      ['  console.log({ b, email: user.email });', '  console.log({ b });'],
      ['  console.log({ b, email: user.email, c: 1 });', '  console.log({ b, c: 1 });'],
      ["  console.log('x', user.email);", "  console.log('x');"],
      ["  console.log('x', user.email, b);", "  console.log('x', b);"],
      ['  console.log({\n    b,\n    email: user.email,\n  });', '  console.log({\n    b,\n  });'],
      ['  console.log({\n    email: user.email,\n    b,\n  });', '  console.log({\n    b,\n  });'],
      ['  console.log({\n    b,\n    email: user.email\n  });', '  console.log({\n    b,\n  });'],
      [
        '  console.log({\n    b, // the count\n    // who it was\n    email: user.email, // for us\n    c: 1,\n  });',
        '  console.log({\n    b, // the count\n    c: 1,\n  });',
      ],
      ['  console.log({ "e-mail": user.email.trim(), b });', '  console.log({ b });'],
      ['  console.log({ email: user.email, name: user.name, b });', '  console.log({ b });'],
      ['  console.log({ email: user.email, b, name: user.name });', '  console.log({ b });'],
      ['  console.log({ who: { email: user.email, b } });', '  console.log({ who: { b } });'],
      ['  console.log(user.email);', 'no fix'],
      ['  console.log(`hello ${user.email}`);', 'no fix'],
      ['  console.log({ ...user, b });', 'no fix'],
      ["  console.log('hello ' + user.email);", 'no fix'],
      ['  console.log({ all: [user.email, b] });', 'no fix'],
    ] as const)
      assert.equal(
        drop(call(from)),
        to === 'no fix' ? to : call(to).replaceAll(/^ +console.log\(\{\s*\}\);/gm, '  console.log({});'),
        from,
      );
  });
});
