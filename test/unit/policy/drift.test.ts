import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { policyDrift, quoteDrift } from '../../../src/core/policy/drift.js';
import { SourceText } from '../../../src/core/policy/source-text.js';
import { policyOf } from './policyFixture.js';

const drift = (text: string, newer: string, start?: number) =>
  quoteDrift({ text, ...(start !== undefined && { start }) }, new SourceText(newer));

describe('policy/drift', () => {
  it('knows a quote that stands where it stood', () => {
    assert.deepEqual(drift('your name', 'We collect your name.', 11), {
      kind: 'unchanged',
      at: { start: 11, end: 20 },
    });
    assert.equal(drift('your name', 'We collect your name.').kind, 'unchanged');
  });

  it('finds a quote that moved, at the nearest of its places', () => {
    assert.deepEqual(drift('your name', 'your name. We now collect your name.', 20), {
      kind: 'moved',
      at: { start: 26, end: 35 },
    });
  });

  it('finds the words that a quote was changed to', () => {
    const changed = drift(
      'We may share your e-mail address with our affiliates',
      'Intro. We collect things. We will share your e-mail address and name with our affiliates. We like cats.',
    );
    assert.equal(changed.kind, 'changed');
    assert.equal(changed.text, 'We will share your e-mail address and name with our affiliates');
  });

  it('says of words that nothing is like that they are gone', () => {
    assert.equal(
      drift('We sell your phone number to advertisers', 'We collect your name. Cats are nice.').kind,
      'gone',
    );
    assert.equal(drift('phone', 'no such word').kind, 'gone');
    assert.equal(drift('anything', '').kind, 'gone');
  });

  it('compares all rows of a policy, and leaves out sources without a text', () => {
    const text =
      'version: 1\nsources: [{ id: a, file: p.md }, { id: b, file: q.md }]\ncollects:\n  - { category: name, quote: { source: a, text: your name } }\n  - { category: email, quote: { source: b, text: your mail } }\n  - { category: gender }\n';
    const policy = policyOf(text, { 'p.md': 'your name', 'q.md': 'your mail' });
    const drifts = policyDrift(policy, (id) => (id === 'a' ? 'your full name' : undefined));
    assert.deepEqual(
      drifts.map(({ row, drift: { kind } }) => [row.kind, kind]),
      [['collects', 'changed']],
    );
  });

  const older = '../shared/policies/confluent.io-2015-11-08.md';
  const newer = '../shared/policies/confluent.io-2016-08-14.md';
  const practices = '../shared/seed-practices.json';
  const absent = ![older, newer, practices].every((file) => existsSync(file));

  it(`sees which practices of a real policy are new${absent ? ' (skipped: ../shared is not there)' : ''}`, function () {
    if (absent) this.skip();
    const { rows } = JSON.parse(readFileSync(practices, 'utf8')) as {
      rows: { id: string; quote: string; start: number }[];
    };
    const now = new SourceText(readFileSync(newer, 'utf8'));
    const before = new SourceText(readFileSync(older, 'utf8'));
    const kinds = new Map(rows.map(({ id, quote, start }) => [id, quoteDrift({ text: quote, start }, before).kind]));
    for (const { quote, start } of rows) assert.equal(quoteDrift({ text: quote, start }, now).kind, 'unchanged');
    // New in 2016: the metrics setting, what becomes of it in support requests, and how long data is kept for research.
    assert.equal(kinds.get('seed-084'), 'gone');
    assert.equal(kinds.get('seed-083'), 'gone');
    // The same in both: unsubscribing and Do Not Track.
    assert.equal(kinds.get('seed-074'), 'moved');
    assert.equal(kinds.get('seed-041'), 'moved');
  });
});
