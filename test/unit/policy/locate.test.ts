import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { locateInPolicy } from '../../../src/core/policy/locate.js';

const text = `version: 1
collects:
  - id: mail
    category: email
    purposes: [analytics]
code:
  fields: { handle: username }
`;
const at = (words: string) => locateInPolicy(text, text.indexOf(words) + 1);

describe('policy/locate', () => {
  it('finds a value with its vocabulary and its row', () => {
    const place = at('email');
    assert.deepEqual(place?.path, ['collects', 0, 'category']);
    assert.equal(place.text, 'email');
    assert.equal(place.vocabulary, 'category');
    assert.deepEqual(place.row, { section: 'collects', index: 0 });
    assert.equal(text.slice(place.at.start, place.at.end), 'email');
    assert.equal(at('analytics')?.vocabulary, 'purpose');
    assert.equal(at('username')?.vocabulary, 'category');
  });

  it('finds a key with what it means and what may stand beside it', () => {
    const place = at('purposes');
    assert.equal(place?.onKey, true);
    assert.equal(place.vocabulary, undefined);
    assert.match(place.description ?? '', /What for/);
    assert.ok(place.keys.includes('modality'));
    assert.ok(at('collects')?.keys.includes('shares'));
  });

  it('finds nothing outside and in what is no YAML', () => {
    assert.equal(locateInPolicy('', 0), undefined);
    assert.equal(locateInPolicy('['.repeat(3000), 7), undefined);
  });
});
