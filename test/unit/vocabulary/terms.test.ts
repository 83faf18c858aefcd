import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import data from '../../../catalogue/terms/contexts.json';
import { contextIds } from '../../../src/core/vocabulary/contexts.js';
import { segment } from '../../../src/core/vocabulary/segmentation.js';
import { allCategories } from '../../../src/core/vocabulary/taxonomy.js';
import { recordsOf, termRecords } from '../../../src/core/vocabulary/terms.js';

const kinds = new Set(['text', 'string', 'number', 'date', 'boolean', 'enum', 'object', 'model', 'array']);

describe('catalogue of terms', () => {
  it('has terms for every category of persons, and names no other', () => {
    const known = allCategories().map(({ key }) => key);
    const used = new Set(termRecords.map(({ category }) => category));
    // `user` itself is what none of its parts says.
    assert.deepEqual(
      known.filter((key) => key.startsWith('user.') && !used.has(key)),
      [],
    );
    assert.deepEqual(
      [...used].filter((key) => !known.includes(key)),
      [],
    );
  });

  it('names only contexts that are defined', () => {
    const known = new Set(contextIds);
    for (const record of termRecords) {
      for (const id of [...Object.keys(record.within ?? {}), ...(record.against ?? [])])
        assert.ok(known.has(id), `${record.category}: ${id}`);
    }
  });

  it('combines only contexts that are defined, and not in a circle', () => {
    const known = new Set(contextIds);
    const parts = new Map<string, readonly string[]>();
    for (const context of data.contexts as readonly {
      readonly id: string;
      readonly all?: string[];
      readonly any?: string[];
      readonly none?: string[];
    }[]) {
      const named = [...(context.all ?? []), ...(context.any ?? []), ...(context.none ?? [])];
      for (const id of named) assert.ok(known.has(id), `${context.id}: ${id}`);
      parts.set(context.id, named);
    }
    const walk = (id: string, above: readonly string[]): void => {
      assert.ok(!above.includes(id), [...above, id].join(' → '));
      for (const part of parts.get(id) ?? []) walk(part, [...above, id]);
    };
    for (const id of parts.keys()) walk(id, []);
  });

  it('is well formed', () => {
    for (const record of termRecords) {
      const { category, confidence, within, types, only, evidence } = record;
      assert.ok(confidence !== undefined || within !== undefined, category);
      for (const level of [confidence ?? 0.5, ...Object.values(within ?? {})])
        assert.ok(level !== undefined && level > 0 && level < 1, category);
      for (const kind of [...(types ?? []), ...(only ?? [])]) assert.ok(kinds.has(kind), `${category}: ${kind}`);
      assert.ok(evidence.includes('{name}') && !evidence.endsWith('.'), evidence);
      assert.equal(new Set(record.terms).size, record.terms.length, `a term of ${category} stands twice`);
    }
  });

  it('finds each record by each of its terms', () => {
    for (const record of termRecords)
      for (const term of record.terms)
        assert.ok(recordsOf(segment(term).join(' '))?.includes(record), `${record.category}: ${term}`);
  });
});
