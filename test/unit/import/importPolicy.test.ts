import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';
import { toImportJson } from '../../../src/core/policy/import/import-json.js';
import { toPolicyFile } from '../../../src/core/policy/import/to-policy-file.js';
import { normaliseSource } from '../../../src/core/policy/normalise.js';
import { policySchema } from '../../../src/core/policy/schema.js';

const policy = `> *This copy was archived on 2019-01-02; see the Wayback Machine.*

# Privacy Policy

1. [What we collect](#what-we-collect)
2. [Your choices](#your-choices)

## What we collect

We may collect your “name”\u00a0and **e\\-mail address**. Personal information includes your IP address.
Our servers keep anonymous information such as your IP address.

## Your choices

We do not respond to Do Not Track signals. You can turn off usage reports by setting

acme.reports.enable=false

in the server configuration. Note that if you open a support request, you may be required to send us the report.

## Children

We do not knowingly collect data from children under 16, and we will delete data of a child when we find it.

Write to privacy@example.com. Last updated: 5th of March, 2021
`;

describe('importPolicy', () => {
  const result = importPolicy(policy, { file: 'privacy.md' });

  it('quotes exactly, over line ends and byte-order marks too', () => {
    for (const text of [policy, `\ufeff${policy.replaceAll('\n', '\r\n')}`]) {
      const source = normaliseSource(text);
      const { rows } = importPolicy(text, { format: 'markdown' });
      assert.ok(rows.length > 5);
      for (const row of rows) assert.equal(row.quote, source.slice(row.start, row.end));
    }
  });

  it('takes the date of the policy and not that of the archive', () => {
    assert.equal(result.facts.lastModified, '2021-03-05');
  });

  it('reads signals, age, discovery and contacts', () => {
    const { doNotTrack, gpc, minAge, onDiscovery, contacts } = result.facts;
    assert.deepEqual(
      { doNotTrack, gpc, minAge, onDiscovery, contacts },
      { doNotTrack: 'ignored', gpc: 'unstated', minAge: 16, onDiscovery: 'delete', contacts: ['privacy@example.com'] },
    );
  });

  it('reads a setting that opts out, with what goes on all the same', () => {
    const setting = result.facts.optOuts.find(({ kind }) => kind === 'setting');
    assert.equal(setting?.key, 'acme.reports.enable');
    assert.equal(setting.value, 'false');
    assert.match(setting.except ?? '', /support request/);
  });

  it('reports a contradiction with both quotes', () => {
    const [found] = result.facts.contradictions;
    assert.equal(found?.category, 'user.device.ip_address');
    assert.match(found.first.quote, /Personal information/);
    assert.match(found.second.quote, /anonymous/);
  });

  it('skips the table of contents', () => {
    assert.ok(result.rows.every(({ start }) => start > policy.indexOf('## What we collect')));
  });

  it('prints one row for each category', () => {
    for (const row of toImportJson(result).rows) assert.ok(row.category === null || typeof row.category === 'string');
  });

  it('makes a policy file of the right form', () => {
    const file = toPolicyFile(result, { id: 'main', file: 'privacy.md', text: policy });
    assert.deepEqual(policySchema.safeParse(file).error?.issues, undefined);
  });

  it('proposes that what is kept is collected, once', () => {
    const text = 'We collect your name. We retain your name and your phone number for a year.';
    const kept = toPolicyFile(importPolicy(text, { format: 'markdown' }), { id: 'main', file: 'privacy.md', text });
    assert.deepEqual(
      kept.collects?.map(({ category }) => category),
      ['user.name', 'user.contact.phone_number'],
    );
  });

  it('reads the same from HTML and from plain text', () => {
    const keys = (text: string, format: 'html' | 'text'): string[] =>
      importPolicy(text, { format }).rows.flatMap(({ categories }) => categories);
    const expected = ['user.contact.email', 'user.device.ip_address'];
    assert.deepEqual(
      keys('<h2>What we collect</h2><ul><li>Email&nbsp;address</li><li>IP <b>address</b></li></ul>', 'html'),
      expected,
    );
    assert.deepEqual(keys('What we collect\n\n- Email address\n- IP address\n', 'text'), expected);
  });

  it('survives odd input', () => {
    for (const text of [
      '',
      '\0',
      '((((((((((',
      '> '.repeat(2000),
      '<div>'.repeat(2000),
      '(a) (b) (c)',
      '\ud800 we collect names',
    ]) {
      for (const format of ['markdown', 'html', 'text'] as const)
        assert.ok(importPolicy(text, { format }).rows.length < 5);
    }
  });
});
