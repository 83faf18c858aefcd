import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { parse } from '@typescript-eslint/typescript-estree';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseWithEstree } from '../../../src/parsers/estree.js';

const sample = `import { z } from 'zod';
interface User { readonly email: string; age?: number }
export class Store<T extends User> extends Base implements Repo<T> {
  @Column({ type: 'text' }) accessor name = \`a\${1 + 2}b\`;
  constructor(private readonly log: Logger, public db?: Db) { super(); }
  async *all(this: Store<T>, [a, , ...rest]: number[] = []): AsyncGenerator<T> { yield* rest as never; }
  static { track('x', { email: user?.email ?? '' }); }
}
enum Kind { A = 'a', B = 1 << 2 }
const { a: { b = 3 } = {}, ...others } = (<Foo>bar)!.baz satisfies Qux;
label: for (const [k, v] of Object.entries(x)) { if (k) continue label; else break; }
export default function* gen() { try { throw new Error('no'); } catch { return /a[/]b/giu.test(y); } finally {} }
declare module 'm' { export type R = keyof typeof import('n')['p']; }
export * as ns from './other.js';
`;
const jsx = `export const Form = ({ on }: Props) => <><form {...rest} onSubmit={(e) => on(e)}>
  <input type="email" name="e-mail" autoComplete="email" />{/* note */}{items.map((i) => <li key={i.id}>{i.name} text // here</li>)}
</form></>;
`;

/** A tree without what a clean parse alone carries, comparable. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (key === 'parent' || key === 'comments' || key === 'tokens') return undefined;
      return typeof inner === 'bigint' ? String(inner) : inner;
    }),
  );
}

function kinds(value: unknown, into = new Map<string, number>()): Map<string, number> {
  if (Array.isArray(value)) for (const item of value) kinds(item, into);
  else if (value !== null && typeof value === 'object') {
    if ('type' in value && typeof value.type === 'string') into.set(value.type, (into.get(value.type) ?? 0) + 1);
    for (const [key, inner] of Object.entries(value)) if (key !== 'parent') kinds(inner, into);
  }
  return into;
}

/** Every node has a range inside the text, and lies inside the node around it. */
function assertRanges(node: unknown, from: number, to: number, what: string): void {
  if (Array.isArray(node)) for (const item of node) assertRanges(item, from, to, what);
  else if (node !== null && typeof node === 'object' && 'type' in node && 'range' in node) {
    const [start, end] = node.range as [number, number];
    assert.ok(start <= end && end <= to, `${what}: ${String(node.type)} at ${start}-${end} leaves ${from}-${to}`);
    for (const [key, inner] of Object.entries(node)) if (key !== 'parent') assertRanges(inner, start, to, what);
  }
}

describe('parseWithEstree', () => {
  for (const [path, text] of [
    ['a.ts', sample],
    ['a.tsx', jsx],
    ['a.js', 'var x = require("y"); module.exports = { x, f() { return <b>{x}</b>; } };'],
    ['own.ts', readFileSync('src/core/text/range.ts', 'utf8')],
  ] as const) {
    it(`gives the same tree as a plain parse where the text is clean (${path})`, () => {
      const ours = parseWithEstree(text, path);
      const theirs = parse(text, { filePath: path, loc: true, range: true, allowInvalidAST: true });
      assert.equal(ours.recovered, false);
      assert.deepEqual(plain(ours.program), plain(theirs));
    });
  }

  it('gives a tree for every state of a text that is typed from left to right', () => {
    let recovered = 0;
    for (const [path, text] of [
      ['a.ts', sample],
      ['a.tsx', jsx],
    ] as const) {
      for (let length = 0; length <= text.length; length += 2) {
        const state = parseWithEstree(text.slice(0, length), path);
        assert.equal(state.program.type, 'Program');
        assertRanges(state.program.body, 0, length, `${path} cut at ${length}`);
        if (state.recovered) recovered++;
      }
    }
    assert.ok(recovered > 300, `only ${recovered} states were broken: the test does not test recovery`);
  });

  it('gives a tree when any one character is missing or doubled, and keeps most of it', () => {
    const whole = [...kinds(parseWithEstree(sample, 'a.ts').program).values()].reduce((a, b) => a + b, 0);
    let broken = 0;
    let kept = 0;
    for (let at = 0; at < sample.length; at += 3) {
      for (const text of [
        sample.slice(0, at) + sample.slice(at + 1),
        sample.slice(0, at) + sample.slice(at, at + 1) + sample.slice(at),
      ]) {
        const state = parseWithEstree(text, 'a.ts');
        if (!state.recovered) continue;
        broken++;
        kept += [...kinds(state.program).values()].reduce((a, b) => a + b, 0) / whole;
      }
    }
    assert.ok(broken > 150, `only ${broken} broken states`);
    assert.ok(kept / broken > 0.9, `${kept / broken} of the nodes kept`);
  });

  it('keeps the neighbours of a broken line', () => {
    const { program, recovered } = parseWithEstree('const a = 1;\nfoo(\nconst email = user.email;\nclass {', 'a.ts');
    assert.ok(recovered);
    const names = program.body.flatMap((node) =>
      node.type === AST_NODE_TYPES.VariableDeclaration
        ? node.declarations.map((d) => d.id.type === AST_NODE_TYPES.Identifier && d.id.name)
        : [],
    );
    assert.deepEqual(names, ['a', 'email']);
  });

  it('leaves out the last statement where the converter cannot take what the parser recovered', () => {
    const { program, recovered } = parseWithEstree('const a = 1;\nexport type B = Infer<typeof c', 'a.ts');
    assert.ok(recovered);
    assert.equal(program.body.length, 1);
  });

  it('leaves out imports that do not say yet from where', () => {
    for (const text of ['import { a', 'import a from ', 'export { a } from', 'export * from ;', 'import a, { b'])
      for (const node of parseWithEstree(`${text}\nconst x = 1;`, 'a.ts').program.body)
        if ('source' in node && node.source !== null) assert.equal(typeof node.source.value, 'string', text);
    assert.equal(
      JSON.stringify(parseWithEstree('function f() {\n  import { a }\n  b();\n}', 'a.ts').program).includes('Import'),
      false,
    );
    assert.equal(parseWithEstree('import {\n} from "b";', 'a.ts').program.body.length, 1);
  });

  for (const [what, text] of [
    ['arrays', `const a = ${'['.repeat(20_000)}${']'.repeat(20_000)};\n`],
    ['brackets without an end', `${'['.repeat(20_000)}\n`],
    ['calls', `f${'(f'.repeat(10_000)}${')'.repeat(10_000)};\n`],
    ['elements', `const a = ${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)};\n`],
    ['sums', `const a = ${'b + '.repeat(10_000)}c;\n`],
    ['members', `const a = b${'.c'.repeat(10_000)};\n`],
  ] as const)
    it(`reads what stands before ${what} that nest deeper than the stack`, () => {
      const { program, partial } = parseWithEstree(`export const first = 1;\n${text}`, 'a.tsx');
      assert.equal(partial, true);
      assert.equal(program.body[0]?.type, 'ExportNamedDeclaration');
    });

  it('says that a text nests too deep where no part of it can be read', () => {
    assert.throws(() => parseWithEstree('if (a) b(); else '.repeat(20_000), 'a.ts'), RangeError);
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['a byte-order mark', '\ufeffconst a = 1;'],
    ['binary noise', '\u0000\u0001\ufffd\u0000PNG\r\n\u001a'],
    ['a lone surrogate', 'const a = "\ud800";'],
    ['merge conflict markers', '<<<<<<< HEAD\nconst a = 1;\n=======\nconst a = 2;\n>>>>>>> b\n'],
    ['not TypeScript at all', '# Title\n\nSome *prose* (and more\n'],
    ['an unclosed comment with a tag', 'const a = 1; /* @pii email'],
    ['an unclosed template', 'const a = `x ${ b'],
  ] as const) {
    it(`makes a tree of ${what}`, () => {
      assert.equal(parseWithEstree(text, 'a.ts').program.type, 'Program');
    });
  }

  it('reads the dialect from the ending', () => {
    assert.equal(parseWithEstree('const a = <T>(x);', 'a.ts').recovered, false);
    assert.equal(parseWithEstree('const a = <T>(x);', 'a.TSX').recovered, true);
    assert.equal(parseWithEstree('const a = <b/>;', 'dir.ts/a.js').recovered, false);
    assert.equal(parseWithEstree('const a = <T>x;', 'a.mts').recovered, false);
  });
});
