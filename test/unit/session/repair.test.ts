import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { blanked, changedLines } from '../../../src/core/session/repair.js';
import { harness, namesOnly } from './harness.js';

describe('lines that differ', () => {
  for (const [before, text, lines] of [
    ['a\nb\nc\n', 'a\nbx\nc\n', 'bx'],
    ['a\nb\nc\n', 'a\nb\nx\nc\n', 'x'],
    ['a\nb\nc\n', 'a\nc\n', 'c'],
    ['a', 'ab', 'ab'],
    ['', 'a\nb', 'a\nb'],
    ['a\nb\nc', 'x\nb\ny', 'x\nb\ny'],
    ['aaa\naaa\n', 'aaa\naaaa\n', 'aaaa'],
  ] as const)
    it(`of ${JSON.stringify(before)} and ${JSON.stringify(text)} are ${JSON.stringify(lines)}`, () => {
      const { start, end } = changedLines(before, text);
      assert.equal(text.slice(start, end), lines);
      assert.equal(blanked(text, { start, end }).length, text.length);
    });
});

describe('a document that is broken while somebody types', () => {
  const whole = `export const first = (user: { email: string }) => console.log(user.email);

export function second(user: { phone: string }) {
  console.log(user.phone);
}
`;

  for (const typed of [
    'const x = {',
    'const x = [',
    'foo(',
    'if (a) {',
    "const s = '",
    'const t = `',
    'class A {',
    'x => {',
    '/* a comment',
  ])
    it(`keeps the findings of what stands after ${typed}`, async () => {
      const { session, uri } = harness({ 'privacy.policy.yaml': namesOnly });
      const file = uri('code.ts');
      session.open(file, 1, whole);
      const before = (await session.findings(file)).findings;
      assert.ok(before.length >= 2);
      const added = `${typed}\n`;
      session.change(file, 2, whole.replace('\n\n', `\n${added}\n`));
      const after = (await session.findings(file)).findings;
      const first = whole.indexOf('\n\n') + 1;
      const moved = (offset: number): number => (offset >= first ? offset + added.length : offset);
      assert.deepEqual(
        after.map(({ rule, range }) => [rule, range.start]),
        before.map(({ rule, range }) => [rule, moved(range.start)]),
      );
      // What is mended counts as it is written.
      session.change(file, 3, whole);
      assert.deepEqual((await session.findings(file)).findings, before);
    });
});
