import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import type { NameContext } from '../../../src/core/vocabulary/classification.js';
import { classifyName } from '../../../src/core/vocabulary/classify.js';
import { allCategories, isWithin } from '../../../src/core/vocabulary/taxonomy.js';
import { evidenceOf } from '../language/inEnglish.js';

type Case = readonly [where: string, reason: string];
type Table = Readonly<Record<string, { readonly yes: readonly Case[]; readonly no: readonly Case[] }>>;

const table = parse(readFileSync(join('test', 'fixtures', 'vocabulary', 'names.yaml'), 'utf8')) as Table;

/** Reads `Owner { name: type; sibling; sibling } => category`; the last `name: type` is what is asked for where several have types. */
function read(where: string): {
  readonly name: string;
  readonly context: NameContext;
  readonly expected: string | undefined;
} {
  const [, owner = '', body = '', expected] =
    /^([\w.\p{L}]*) \{ (.*) \}(?: => (\S+))?$/u.exec(where) ?? assert.fail(`not a fixture: ${where}`);
  const parts = body.split('; ').map((part) => part.split(': '));
  const asked =
    parts.findLast(([, type]) => type !== undefined && type !== 'date') ?? parts.find(([, type]) => type !== undefined);
  const [name = '', written = 'string'] = asked ?? parts[0] ?? [];
  const [, type = '', typeName, literals] = /^(\w+)(?:<(\w+)>)?(?:=(.*))?$/.exec(written) ?? [];
  const context: NameContext = {
    role: 'field',
    owner,
    siblings: parts.flatMap(([other = '']) => (other === name ? [] : other)),
    type: type as NonNullable<NameContext['type']>,
    ...(typeName === undefined ? {} : { typeName }),
    ...(literals === undefined ? {} : { literals: literals.split('|') }),
  };
  return { name, context, expected };
}

describe('classification of names in context', () => {
  for (const [category, { yes, no }] of Object.entries(table)) {
    describe(category, () => {
      for (const [where, reason] of yes) {
        const { name, context } = read(where);
        it(`${where}: ${reason}`, () => {
          const found = classifyName(name, context);
          assert.ok(found, 'was not found');
          const categories = [found.category, ...found.also];
          assert.ok(
            categories.some((key) => isWithin(key, category)),
            `was taken for ${categories.join(', ')}`,
          );
          const evidence = evidenceOf(found);
          assert.ok(evidence.includes(name) && evidence.endsWith('.'), evidence);
        });
      }
      for (const [where, reason] of no) {
        const { name, context, expected } = read(where);
        it(`not ${where}: ${reason}`, () => {
          const found = classifyName(name, context);
          assert.equal(found?.category, expected, found && `${evidenceOf(found)} (${found.confidence})`);
        });
      }
    });
  }

  it('has something for and something against every category', () => {
    for (const { key } of allCategories().filter((term) => term.key.startsWith('user.'))) {
      assert.ok((table[key]?.yes.length ?? 0) > 0 && (table[key]?.no.length ?? 0) > 0, key);
    }
  });
});
