import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { appendRow, type RowDraft } from '../../../src/core/policy/append.js';
import { fixture, load, policyOf } from './policyFixture.js';

const draft: RowDraft = { section: 'collects', row: { purposes: ['analytics'], category: 'user.contact.email' } };

function apply(text: string, row: RowDraft = draft): string {
  const edit = appendRow(text, row);
  assert.ok(edit, 'there is an edit');
  return text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
}

describe('policy/append', () => {
  it('writes a row on one line where the last row is on one, and keeps comments', () => {
    assert.equal(
      apply('version: 1\ncollects:\n  # ours\n  - { category: name } # yes\n\nuses: []\n'),
      'version: 1\ncollects:\n  # ours\n  - { category: name } # yes\n  - { category: user.contact.email, purposes: [analytics] }\n\nuses: []\n',
    );
  });

  it('writes a row on several lines where the last row is on several, with its indentation', () => {
    assert.equal(
      apply('version: 1\ncollects:\n- category: name\n  quote:\n    text: |\n      abc\nuses: []\n'),
      'version: 1\ncollects:\n- category: name\n  quote:\n    text: |\n      abc\n- category: user.contact.email\n  purposes: [analytics]\nuses: []\n',
    );
    assert.equal(
      apply('collects:\n    -   category: name\n'),
      'collects:\n    -   category: name\n    - category: user.contact.email\n      purposes: [analytics]\n',
    );
  });

  it('adds a section that is missing, before what ends the document', () => {
    assert.equal(
      apply('version: 1 # one\n# bye\n...\n'),
      'version: 1 # one\ncollects:\n  - category: user.contact.email\n    purposes: [analytics]\n# bye\n...\n',
    );
    assert.match(apply('version: 1'), /^version: 1\ncollects:\n {2}- category/);
    assert.equal(load(apply('')).problems.length, 0);
    assert.equal(load(apply('# nothing yet')).problems.length, 0);
  });

  it('fills a section that is empty', () => {
    for (const empty of [
      'collects:\n# soon\nuses: []\n',
      'collects: ~\nuses: []\n',
      'collects: [] # soon\nuses: []\n',
    ]) {
      assert.equal(policyOf(apply(`version: 1\n${empty}`)).collects.length, 1, empty);
    }
  });

  it('adds to lists in brackets, with and without a comma at the end', () => {
    const texts = [
      'version: 1\ncollects: [{ category: name }]\n',
      'version: 1\ncollects: [\n  { category: name },\n  { category: gender },\n]\n',
      'version: 1\ncollects: [\n  { category: name }\n]\n',
      '{ version: 1, collects: [{ category: name }] }',
      '{ version: 1 }',
      '{version: 1, collects: []}',
    ];
    for (const text of texts) {
      const before = policyOf(text).collects.length;
      assert.equal(policyOf(apply(text)).collects.length, before + 1, text);
    }
    assert.equal(
      apply('collects: [\n  { category: name },\n]\n'),
      'collects: [\n  { category: name },\n  { category: user.contact.email, purposes: [analytics] },\n]\n',
    );
  });

  it('keeps the line ends of the file', () => {
    const text = apply('version: 1\r\ncollects:\r\n  - category: name\r\n');
    assert.ok(!/[^\r]\n/.test(text));
    assert.equal(policyOf(text).collects.length, 2);
  });

  it('writes shares and trackers', () => {
    const shared = apply('version: 1\n', {
      section: 'shares',
      row: { to: ['Google: Analytics', '#1'], categories: ['email'] },
    });
    assert.deepEqual(policyOf(shared).shares[0]?.to, [{ vendor: 'Google: Analytics' }, { vendor: '#1' }]);
    assert.equal(
      apply('version: 1\ntrackers: [cookies]\n', { section: 'trackers', row: 'log_files' }),
      'version: 1\ntrackers: [cookies, log_files]\n',
    );
    assert.equal(
      apply('version: 1\n', { section: 'trackers', row: 'cookies' }),
      'version: 1\ntrackers:\n  - cookies\n',
    );
  });

  it('does nothing to a text that is broken or a section that is no list', () => {
    assert.equal(appendRow('version: [', draft), undefined);
    assert.equal(appendRow('version: 1\ncollects: 3\n', draft), undefined);
    assert.equal(appendRow('- a\n', draft), undefined);
  });

  it('adds one row to each section of a whole file and changes no other', () => {
    const text = fixture('privacy.policy.yaml');
    const before = policyOf(text, { 'privacy.md': fixture('privacy.md') });
    const rows: readonly RowDraft[] = [
      draft,
      { section: 'uses', row: { categories: ['name'], purposes: ['sales'] } },
      { section: 'shares', row: { to: ['acquirer'], categories: ['name'] } },
      { section: 'denies', row: { practice: 'sell', category: 'user' } },
      { section: 'choices', row: { kind: 'contact' } },
      { section: 'trackers', row: 'device_ids' },
    ];
    const after = policyOf(rows.reduce(apply, text), { 'privacy.md': fixture('privacy.md') });
    const sections = ['collects', 'uses', 'shares', 'denies', 'choices', 'trackerRows'] as const;
    const plain = (row: object): string => JSON.stringify({ ...row, at: undefined });
    for (const section of sections) {
      assert.equal(after[section].length, before[section].length + 1, section);
      assert.deepEqual(after[section].slice(0, -1).map(plain), before[section].map(plain), section);
    }
  });
});
