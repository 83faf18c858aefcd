import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { classifyName } from '../../../src/core/vocabulary/classify.js';
import { isWithin } from '../../../src/core/vocabulary/taxonomy.js';

interface Group {
  readonly from: string;
  readonly owner: string;
  readonly fields: Readonly<Record<string, string | null>>;
}

const groups = parse(
  readFileSync(join('test', 'fixtures', 'vocabulary', 'identifiers.yaml'), 'utf8'),
) as readonly Group[];

interface Counts {
  right: number;
  wrong: string[];
  missed: string[];
  total: number;
}

function count(): Counts {
  const counts: Counts = { right: 0, wrong: [], missed: [], total: 0 };
  for (const { owner, fields } of groups)
    for (const [name, expected] of Object.entries(fields)) {
      counts.total++;
      const siblings = Object.keys(fields).filter((other) => other !== name);
      const found = classifyName(name, { role: 'field', owner, siblings, type: 'string' });
      const all = found ? [found.category, ...found.also] : [];
      const agrees =
        expected !== null && all.some((category) => isWithin(category, expected) || isWithin(expected, category));
      if (agrees) counts.right++;
      if (found && !agrees) counts.wrong.push(`${owner}.${name}: ${found.category}`);
      if (expected !== null && !agrees) counts.missed.push(`${owner}.${name}: ${expected}`);
    }
  return counts;
}

describe('identifiers of open standards', () => {
  const { right, wrong, missed, total } = count();
  const precision = right / (right + wrong.length);
  const recall = right / (right + missed.length);
  const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

  it(`holds at least 300 names (${total})`, () => {
    assert.ok(total >= 300, String(total));
  });

  it(`says what 95 in 100 of those are that it takes for personal (${percent(precision)})`, () => {
    assert.ok(precision >= 0.95, `${percent(precision)}\n${wrong.join('\n')}`);
  });

  it(`finds 90 in 100 of those that are personal (${percent(recall)})`, () => {
    assert.ok(recall >= 0.9, `${percent(recall)}\n${missed.join('\n')}`);
  });
});
