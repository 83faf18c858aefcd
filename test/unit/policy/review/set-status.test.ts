import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RowStatus } from '../../../../src/core/policy/model.js';
import { setStatus } from '../../../../src/core/policy/review/set-status.js';
import { rowAt, writtenRows } from '../../../../src/core/policy/review/written-rows.js';
import { applyEdits } from '../applyEdits.js';
import { load } from '../policyFixture.js';

function set(text: string, status: RowStatus, indices?: readonly number[]): string {
  const rows = writtenRows(text);
  const result = applyEdits(
    text,
    setStatus(text, indices?.map((index) => rows[index] ?? assert.fail()) ?? rows, status),
  );
  // Whatever the style: the file still loads, and every row says what was asked for.
  if (indices === undefined) assert.deepEqual(new Set(writtenRows(result).map((row) => row.status)), new Set([status]));
  assert.deepEqual(load(result).problems, [], result);
  return result;
}

describe('policy/review/set-status', () => {
  it('changes the word, and nothing else', () => {
    const text =
      'version: 1\ncollects: # ours\n  - category: name # first\n    status: proposed # by the importer\n  - { category: email, status: proposed }\n';
    assert.equal(
      set(text, 'accepted', [0]),
      'version: 1\ncollects: # ours\n  - category: name # first\n    status: accepted # by the importer\n  - { category: email, status: proposed }\n',
    );
    assert.equal(set(text, 'rejected', [1]), text.replace('email, status: proposed', 'email, status: rejected'));
  });

  it('writes the key into rows that have none, before what stands after it elsewhere', () => {
    assert.equal(
      set('version: 1\ncollects:\n  - category: name\n    reason: said so\n    condition: always\n', 'rejected'),
      'version: 1\ncollects:\n  - category: name\n    status: rejected\n    reason: said so\n    condition: always\n',
    );
    assert.equal(
      set('version: 1\r\ncollects:\r\n-   reason: said so\r\n    category: name\r\n', 'rejected'),
      'version: 1\r\ncollects:\r\n-   status: rejected\r\n    reason: said so\r\n    category: name\r\n',
    );
    assert.equal(
      set('version: 1\ncollects:\n  - category: name # why\n# end\n', 'rejected'),
      'version: 1\ncollects:\n  - category: name # why\n    status: rejected\n# end\n',
    );
    assert.equal(
      set('version: 1\ncollects: [{category: name}, { category: email, reason: so, }]', 'rejected'),
      'version: 1\ncollects: [{category: name, status: rejected }, { category: email, status: rejected, reason: so, }]',
    );
  });

  it('makes a mapping of a tracker that is only named', () => {
    assert.equal(
      set('version: 1\ntrackers: [cookies, web_beacons]\n', 'rejected', [1]),
      'version: 1\ntrackers: [cookies, { kind: web_beacons, status: rejected }]\n',
    );
    assert.equal(set('version: 1\ntrackers:\n  - cookies\n', 'accepted'), 'version: 1\ntrackers:\n  - cookies\n');
  });

  it('takes the marks of an import away, and keeps comments of people', () => {
    assert.equal(
      set(
        'version: 1\ncollects:\n  # (import) new: the text did not say this before\n  # ask Ada\n  - category: name\n    status: proposed\n',
        'accepted',
      ),
      'version: 1\ncollects:\n  # ask Ada\n  - category: name\n    status: accepted\n',
    );
  });

  it('finds the row of a line: its mark, its dash and its last line belong to it', () => {
    const text =
      'version: 1\ncollects:\n  # (import) new: so\n  - category: name\n    reason: x # y\n\n  - { category: email }\n';
    const rows = writtenRows(text);
    const at = (words: string): number | undefined => rowAt(text, rows, text.indexOf(words))?.index;
    assert.deepEqual(['(import)', '- category', 'reason', '# y', '{ category'].map(at), [0, 0, 0, 0, 1]);
    assert.equal(at('version'), undefined);
  });

  it('has no rows to offer in what is no YAML, or no policy', function () {
    this.timeout(30_000);
    for (const text of ['', 'a: [', '- 1', 'collects: 3', `collects: ${'['.repeat(50_000)}`, 'collects: [[]]'])
      assert.deepEqual(writtenRows(text), [], text.slice(0, 40));
  });
});
