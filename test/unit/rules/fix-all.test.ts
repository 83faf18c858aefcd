import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isSafeToFixAll, joinFixes } from '../../../src/core/rules/fix-all.js';
import type { Fix } from '../../../src/core/rules/rule.js';
import { apply, check, fixesFor, type Files } from './support/engine.js';

function edit(start: number, end: number, uri = 'file:///work/a.ts'): Fix {
  return { title: ['mendAll'], isPreferred: true, edits: [{ uri, range: { start, end }, newText: '' }] };
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

  it('removes all suppressions that silence nothing, and leaves the others', () => {
    const files: Files = {
      'a.ts': `// pledge-ignore personal-data-in-url -- there was one
export function f(user: { email: string }) {
  // pledge-ignore-next-line personal-data-in-log -- it is needed
  console.log(user.email);
  // pledge-ignore-next-line personal-data-in-log -- nothing here
  return user;
}
`,
    };
    const checked = check(files);
    const fixes = checked.findings
      .filter(({ rule }) => isSafeToFixAll(rule))
      .flatMap((finding) => fixesFor(files, checked, finding).filter(({ isPreferred }) => isPreferred));
    const after = apply(files, { title: ['mendAll'], isPreferred: true, edits: joinFixes(fixes) });
    assert.equal(
      after.files['a.ts'],
      `export function f(user: { email: string }) {
  // pledge-ignore-next-line personal-data-in-log -- it is needed
  console.log(user.email);
  return user;
}
`,
    );
  });
});
