import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { parseWithEstree } from '../../../src/parsers/estree.js';
import { mayHoldTag } from '../../../src/parsers/tags.js';

function comments(text: string, path = 'a.tsx'): string[] {
  return parseWithEstree(text, path).comments.map(({ kind, value, valueStart, range }) => {
    assert.equal(text.slice(valueStart, valueStart + value.length), value);
    assert.ok(text.startsWith(kind === 'line' ? '//' : '/*', range.start));
    return `${kind}:${value}@${range.start}-${range.end}`;
  });
}

describe('comments', () => {
  it('are not scanned where the text holds no tag', () => {
    assert.deepEqual(comments('// hello\nconst a = 1; /* there */'), []);
  });

  it('are found before, behind and inside of code', () => {
    assert.deepEqual(comments('// @pii email\nconst a /* b */ = 1; // c\r\n/** d\n */'), [
      'line: @pii email@0-13',
      'block: b @22-29',
      'line: c@35-39',
      'block:* d\n @41-50',
    ]);
  });

  for (const [what, text] of [
    ['a string', 'const a = "// @pii email"; const b = \'/* @pii */\';'],
    ['a template', 'const a = `// @pii ${b}/* @pii */${c}//`;'],
    ['a template type', 'type A = `// @pii ${B} /*`;'],
    ['a regular expression', 'const a = /[/*] @pii/; const b = /\\/\\/ @pii/g;'],
    ['JSX text', 'const a = <p>http://x @pii email /* no */</p>;'],
    ['a JSX attribute', 'const a = <p title="// @pii email" />;'],
    ['an escaped quote', 'const a = "\\"// @pii";'],
  ] as const) {
    it(`are none in ${what}`, () => {
      assert.ok(mayHoldTag(text));
      assert.deepEqual(comments(text), []);
    });
  }

  it('are found among what looks like them', () => {
    assert.deepEqual(comments('const a = b / c /* @pii */ / d; // e'), ['block: @pii @16-26', 'line: e@32-36']);
    assert.deepEqual(comments('const a = `${b /* @pii */}`;'), ['block: @pii @15-25']);
    assert.deepEqual(comments('const a = <p>{/* @pii */}// text</p>;'), ['block: @pii @14-24']);
    assert.deepEqual(comments('const a = <p /* @pii */ b="c" />;'), ['block: @pii @13-23']);
    assert.deepEqual(comments('#!/usr/bin/env node // @pii\n// x'), ['line: x@28-32']);
  });

  it('are found in broken text, an unclosed one to the end', () => {
    assert.deepEqual(comments('foo( // @pii email\nclass { /* @pii'), ['line: @pii email@5-18', 'block: @pii@27-34']);
  });

  it('keep lone surrogates and other line ends in place', () => {
    assert.deepEqual(comments('const a = "\ud83d\ude00"; // @pii\u2028const b = 1;'), ['line: @pii@16-23']);
  });

  it('are looked at for every tag, misspelt ones too', () => {
    for (const tag of [
      '@pii',
      '@PII',
      '@tracks',
      '@track',
      '@notPii',
      '@not_pii',
      'pledge-ignore-next-line',
      '__GDPR__',
    ])
      assert.ok(mayHoldTag(`// ${tag} x`), tag);
    for (const text of ['@piino', 'pledge', '@tracksuit']) assert.ok(!mayHoldTag(text), text);
  });
});
