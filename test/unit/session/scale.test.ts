import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { brief, harness, namesOnly } from './harness.js';

/*
 * Code that grows without bound in one direction, made here. That these end at all is the test: what costs more than in proportion would not, in the time
 * that a test has. Each also holds what is found at the end of the way.
 */
function lines(count: number, line: (index: number) => string): string {
  return `${Array.from({ length: count }, (_, index) => line(index)).join('\n')}\n`;
}

const posthog = "import posthog from 'posthog-js';\n";
const capture = "posthog.capture('seen', { value });";

async function found(text: string): Promise<string[]> {
  const { session } = harness({ 'privacy.policy.yaml': namesOnly, 'code.ts': text });
  const result = await session.audit({});
  assert.deepEqual(result.skipped, []);
  return brief(result).filter((line) => line.startsWith('code.ts'));
}

describe('code that grows', function () {
  this.timeout(120_000);

  it('as a chain of 2,000 calls, the last function first or last in the file', async () => {
    for (const next of [(index: number) => index + 1, (index: number) => index - 1]) {
      const last = next(0) > 0 ? 1999 : 0;
      const first = 1999 - last;
      const body = (index: number): string =>
        index === last ? `${capture} return value;` : `return f${next(index)}(value);`;
      const text =
        posthog +
        lines(2000, (index) => `export function f${index}(value: string) { ${body(index)} }`) +
        `export function start(user: { email: string }) { f${first}(user.email); }\n`;
      const all = await found(text);
      assert.ok(all.includes('code.ts:2002 undeclared-recipient'), all.join(', '));
    }
  });

  it('as 500 functions that call each other', async () => {
    const text =
      posthog +
      lines(
        500,
        (index) =>
          `export function f${index}(value: any, run: any): any { if (value.a) return f${(index + 1) % 500}(value, run); ${index === 250 ? capture : ''} ` +
          `run(value); return f${(index * 7 + 3) % 500}(f${(index * 11 + 5) % 500}(value, run), run); }`,
      ) +
      'export function start(user: { email: string }) { f0(user, start); }\n';
    const all = await found(text);
    assert.ok(all.includes('code.ts:502 undeclared-recipient'), all.join(', '));
  });

  it('as an object literal of 20,000 entries, and one that is spread 1,000 times', async () => {
    const big = `export const big = {\n${lines(20_000, (index) => `key${index}: 'v${index}',`)}email: user.email };\nconsole.log(big);\n`;
    assert.ok((await found(big)).includes('code.ts:20003 personal-data-in-log'));
    const spread = `const b0 = { email: user.email };\n${lines(1000, (index) => `const b${index + 1} = { ...b${index}, k${index}: 1 };`)}console.log(b1000);\n`;
    assert.ok((await found(spread)).includes('code.ts:1002 personal-data-in-log'));
  });

  it('as objects that hold the one before twice, 200 times', async () => {
    const text = `const d0 = { email: user.email };\n${lines(200, (index) => `const d${index + 1} = { a: d${index}, b: d${index}, ...d${index} };`)}console.log(d200);\n`;
    assert.ok((await found(text)).includes('code.ts:202 personal-data-in-log'));
  });

  it('as a union of 5,000 types', async () => {
    const text =
      lines(5000, (index) => `interface A${index} { email: string; a${index}: string }`) +
      `export type U =\n${lines(5000, (index) => `| A${index}`)};\nexport function f(u: U) { console.log(u.email); }\n`;
    assert.ok((await found(text)).includes('code.ts:10003 personal-data-in-log'));
  });

  it('as interfaces that extend the two before, 60 times, and as types that hold their argument twice, 40 times', async () => {
    const both = `interface A0 { email: string }\ninterface B0 { email: string }\n${lines(
      60,
      (index) =>
        `interface A${index + 1} extends A${index}, B${index} { f${index}: string }\ninterface B${index + 1} extends A${index}, B${index} { g${index}: string }`,
    )}export function f(u: A60) { console.log(u.email); }\n`;
    assert.ok((await found(both)).includes('code.ts:123 personal-data-in-log'));
    const generic = `interface G<T> { a: T; b: T }\ntype T0 = { email: string };\n${lines(40, (index) => `type T${index + 1} = G<T${index}>;`)}export function f(u: T2) { console.log(u.a.b.email); }\n`;
    assert.ok((await found(generic)).includes('code.ts:43 personal-data-in-log'));
  });

  it('as a text that is put together from 400 parts', async () => {
    const text = `export const t = user.email +\n${lines(400, (index) => `'part ${index}' +`)}'';\nconsole.log(t);\n`;
    assert.ok((await found(text)).includes('code.ts:403 personal-data-in-log'));
  });
});
