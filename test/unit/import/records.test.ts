import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';

/** What was read, a line each: practice, categories, whether it is denied, and the quote. */
function read(text: string): string[] {
  return importPolicy(text, { file: 'privacy.md' }).rows.map(
    ({ practice, categories, negated, quote }) =>
      `${negated ? 'not ' : ''}${practice} ${categories.join(' ')}: ${quote.trim()}`,
  );
}

const labelled = `# Privacy notice

## What we hold of shoppers

Category: identifiers

We collect: name, email address

Purpose: to process orders

How long we keep it: two years after the last order

Shared with: our payment processors

Sold: no

Category: activity

We collect: pages viewed

Purpose: to improve the shop

Shared with: N/A
`;

describe('records of a policy', () => {
  it('gives purpose, retention and recipients of labelled paragraphs the data that their record names', () => {
    const rows = read(labelled);
    for (const row of [
      'use user.name user.contact.email: to process orders',
      'retain user.name user.contact.email: two years after the last order',
      'share user.name user.contact.email: our payment processors',
      'not share user.name user.contact.email: no',
      'use user.behavior.browsing_history: to improve the shop',
    ])
      assert.ok(rows.includes(row), `${row}\nnot in\n${rows.join('\n')}`);
    assert.ok(rows.some((row) => row.startsWith('collect user.name') && row.includes('name')));
    assert.ok(!rows.some((row) => row.endsWith(': N/A')), 'a field left open says nothing');
  });

  it('reads the columns of a table by their heads', () => {
    const rows = read(`# Notice

| Category | Collected | Purpose | Retention |
| --- | --- | --- | --- |
| Email address | Yes | to send receipts | one year |
| Fingerprints | No | | |
`);
    assert.ok(rows.includes('collect user.contact.email: Email address'), rows.join('\n'));
    assert.ok(rows.includes('use user.contact.email: to send receipts'), rows.join('\n'));
    assert.ok(rows.includes('retain user.contact.email: one year'), rows.join('\n'));
    assert.ok(
      rows.some((row) => row.startsWith('not collect user.biometric')),
      rows.join('\n'),
    );
  });

  it('takes what serves a purpose for used where the purpose comes first, and reads nothing from legal grounds', () => {
    const rows = read(`## How we use personal data

| Activity | Types of personal data | Lawful basis |
| --- | --- | --- |
| Shipping orders | Name, postal address | Performance of a contract |
`);
    assert.ok(rows.includes('use user.name user.contact.address: Shipping orders'), rows.join('\n'));
    assert.ok(!rows.some((row) => row.startsWith('collect')), rows.join('\n'));
    assert.ok(!rows.some((row) => row.includes('contract')), rows.join('\n'));
  });

  it('leaves sentences behind a label to be read as prose', () => {
    const rows = read(`## Sharing

* Activity: our site lets visitors browse the photos of members.
* Data: we never sell your email address.
`);
    assert.ok(!rows.some((row) => row.startsWith('use')), rows.join('\n'));
    assert.ok(
      rows.some((row) => row.startsWith('not share user.contact.email')),
      rows.join('\n'),
    );
  });
});
