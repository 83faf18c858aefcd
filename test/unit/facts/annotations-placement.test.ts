import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { placeAnnotations } from '../../../src/core/facts/annotation-placement.js';
import { readAnnotations } from '../../../src/core/facts/annotation-reader.js';
import type { Annotation } from '../../../src/core/facts/annotations.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';

interface Node {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly key?: Node;
  readonly id?: Node;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) yield* nodes(child);
  }
}

function words(annotations: readonly Annotation[]): string {
  return annotations
    .map(({ tag, categories }) => `${tag} ${categories.map(({ text }) => text).join(',')}`.trim())
    .join('; ');
}

/** `name: tags` for every declaration and call of a text that an annotation speaks for. */
function spoken(text: string): string[] {
  const { program, comments } = parseWithEstree(text, 'a.tsx');
  const placement = placeAnnotations(text, readAnnotations(text, comments).annotations, comments);
  const found: string[] = [];
  for (const node of nodes(program)) {
    const [start, end] = node.range;
    if (node.type === 'CallExpression') {
      const said = words(placement.forCall({ start, end }));
      if (said) found.push(`${text.slice(start, text.indexOf('(', start))}(): ${said}`);
      continue;
    }
    if (
      !/^(?:TSPropertySignature|PropertyDefinition|Property|TSInterfaceDeclaration|VariableDeclarator)$/.test(node.type)
    )
      continue;
    const name = node.key ?? node.id;
    if (!name) continue;
    const said = words(placement.forDeclaration({ range: { start, end }, nameStart: name.range[0] }));
    if (said) found.push(`${text.slice(...name.range)}: ${said}`);
  }
  return found;
}

describe('placeAnnotations', () => {
  it('attaches a comment above, before or after a declaration', () => {
    assert.deepEqual(spoken('interface A {\n  /** @pii email */\n  mail: string;\n  b: string;\n}'), [
      'mail: pii email',
    ]);
    assert.deepEqual(spoken('interface A { /** @pii email */ mail: string; b: string }'), ['mail: pii email']);
    assert.deepEqual(spoken('interface A {\n  mail: string; // @pii email\n  b: string;\n}'), ['mail: pii email']);
    assert.deepEqual(spoken('interface A {\n  b: string; mail: string; /* @pii email */\n}'), ['mail: pii email']);
    assert.deepEqual(spoken('const a = {\n  mail: x, // @pii email\n  b: y,\n};'), ['mail: pii email']);
  });

  it('never gives the comment at the end of one line to the next', () => {
    assert.deepEqual(spoken('interface A { // @pii email\n  b: string;\n}'), []);
    assert.deepEqual(spoken('interface A {\n  a: string, // @pii email\n  b: string,\n}'), ['a: pii email']);
  });

  it('passes over other comments and decorators, not over a blank line', () => {
    assert.deepEqual(spoken('interface A {\n  // @pii email\n  // eslint-disable-next-line x\n  mail: string;\n}'), [
      'mail: pii email',
    ]);
    assert.deepEqual(spoken('interface A {\n  // @pii email\n\n  mail: string;\n}'), []);
    assert.deepEqual(spoken('class A {\n  /** @pii email */\n  @Column()\n  readonly mail: string;\n  b: string;\n}'), [
      'mail: pii email',
    ]);
    assert.deepEqual(spoken('class A {\n  @IsString()\n  /** @pii email */\n  mail: string;\n}'), ['mail: pii email']);
    assert.deepEqual(spoken('interface A {\r\n  // @pii email\r\n  mail: string;\r\n}'), ['mail: pii email']);
  });

  it('attaches several annotations to one declaration', () => {
    assert.deepEqual(
      spoken('interface A {\n  // @pii email\n  // @tracks browsing_history for analytics to Acme\n  mail: string;\n}'),
      ['mail: pii email; tracks browsing_history'],
    );
  });

  it('attaches to calls, above their statement too', () => {
    const tracks = '@tracks browsing_history for analytics to Acme';
    assert.deepEqual(spoken(`// ${tracks}\nsend(1);\nsend(2);`), ['send(): tracks browsing_history']);
    assert.deepEqual(spoken(`// ${tracks}\nconst r = await send(1);`), ['send(): tracks browsing_history']);
    assert.deepEqual(spoken(`send(1); // ${tracks}\nother(2);`), ['send(): tracks browsing_history']);
    assert.deepEqual(spoken(`run(() => { send(1); }); // ${tracks}\n`), [
      'run(): tracks browsing_history',
      'send(): tracks browsing_history',
    ]);
    assert.deepEqual(spoken(`const a = <p>\n  {/* ${tracks} */}\n  {send()}\n</p>;`), [
      'send(): tracks browsing_history',
    ]);
  });
});
