import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import { hashSource, normaliseSource } from '../../../src/core/policy/normalise.js';

describe('policy/normalise', () => {
  it('takes out one byte-order mark and turns every line end into LF', () => {
    assert.equal(normaliseSource('\uFEFFa\r\nb\rc\n'), 'a\nb\nc\n');
    assert.equal(normaliseSource('a\uFEFFb'), 'a\uFEFFb');
  });

  it('hashes like everybody else, over UTF-8', () => {
    for (const text of ['', 'abc', 'naïve — “quoted” 🙂', 'x'.repeat(10_000)]) {
      assert.equal(hashSource(text), createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });

  it('gives one hash for a text whatever its line ends', () => {
    assert.equal(hashSource('\uFEFFa\r\nb'), hashSource('a\nb'));
  });
});
