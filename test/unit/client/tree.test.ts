import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filtered, noFilter } from '../../../src/client/tree/filter.js';
import { HeldFindings } from '../../../src/client/tree/heldFindings.js';
import { filesOf, findingsOf, groupsOf } from '../../../src/client/tree/grouping.js';
import type { FindingItem } from '../../../src/protocol/report.js';

function item(over: Partial<FindingItem>): FindingItem {
  return {
    uri: 'file:///a.ts',
    line: 0,
    character: 0,
    rule: 'personal-data-in-log',
    severity: 'warning',
    message: 'm',
    fingerprint: 'f',
    isKnown: false,
    categories: ['name'],
    recipient: undefined,
    ...over,
  };
}

describe('findings tree', () => {
  const items = [
    item({ categories: ['name', 'e-mail address'], recipient: 'PostHog' }),
    item({ uri: 'file:///b.ts', severity: 'error', rule: 'denied-practice', categories: ['e-mail address'] }),
    item({ severity: 'information', categories: [], rule: 'stale-quote' }),
  ];

  it('groups by category, gravest first, what has none last; a finding of two is in both', () => {
    assert.deepEqual(
      groupsOf(items, 'category').map(({ label, severity, findings }) => [label, severity, findings.length]),
      [
        ['e-mail address', 'error', 2],
        ['name', 'warning', 1],
        ['', 'information', 1],
      ],
    );
  });

  it('groups by recipient and by rule', () => {
    assert.deepEqual(
      groupsOf(items, 'recipient').map(({ label }) => label),
      ['PostHog', ''],
    );
    assert.deepEqual(
      groupsOf(items, 'rule').map(({ label }) => label),
      ['denied-practice', 'personal-data-in-log', 'stale-quote'],
    );
  });

  it('goes from group to file to finding', () => {
    const [group] = groupsOf(items, 'category');
    assert.ok(group);
    const files = filesOf(group);
    assert.deepEqual(
      files.map(({ uri, findings }) => [uri, findings.length]),
      [
        ['file:///a.ts', 1],
        ['file:///b.ts', 1],
      ],
    );
    const [file] = files;
    assert.ok(file);
    assert.deepEqual(
      findingsOf(file).map(({ finding }) => finding),
      [items[0]],
    );
  });

  it('filters by severity, by the baseline and by the file at hand', () => {
    const known = items.map((each) => ({ ...each, isKnown: each.rule === 'denied-practice' }));
    assert.equal(filtered(items, noFilter, undefined).length, 3);
    assert.equal(filtered(known, noFilter, undefined).length, 2);
    assert.equal(filtered(known, { ...noFilter, onlyNew: false }, undefined).length, 3);
    assert.equal(filtered(items, { ...noFilter, severities: new Set(['error'] as const) }, undefined).length, 1);
    assert.equal(filtered(items, { ...noFilter, onlyActive: true }, 'file:///b.ts').length, 1);
  });

  it('asks again only for files whose findings changed, and for all where that is not known', () => {
    const held = new HeldFindings();
    assert.deepEqual(held.wanted(), {});
    held.take({}, [...items].reverse());
    assert.deepEqual(
      held.all.map(({ uri }) => uri),
      ['file:///a.ts', 'file:///a.ts', 'file:///b.ts'],
    );
    assert.equal(held.wanted(), undefined);
    held.stale(['file:///a.ts', 'file:///c.ts']);
    const wanted = held.wanted();
    assert.deepEqual(wanted, { uris: ['file:///a.ts', 'file:///c.ts'] });
    held.take(wanted, [item({ uri: 'file:///c.ts' })]);
    assert.deepEqual(
      held.all.map(({ uri }) => uri),
      ['file:///b.ts', 'file:///c.ts'],
    );
    held.stale(['file:///a.ts']);
    held.stale();
    assert.deepEqual(held.wanted(), {});
  });

  it('takes five thousand findings in no time', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      item({ uri: `file:///${index % 500}.ts`, fingerprint: String(index), categories: [`c${index % 40}`] }),
    );
    const started = performance.now();
    for (const by of ['category', 'recipient', 'rule'] as const) groupsOf(many, by).forEach(filesOf);
    assert.ok(performance.now() - started < 500);
  });
});
