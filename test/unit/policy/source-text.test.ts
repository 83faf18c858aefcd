import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SourceText } from '../../../src/core/policy/source-text.js';

const around = (text: string, words: string): string => new SourceText(text).sentenceAt(text.indexOf(words)).text;

describe('policy/source-text', () => {
  it('ends a sentence at a full stop before a new one', () => {
    const text = 'We collect your name. We share it. Do we sell it? No!';
    assert.equal(around(text, 'name'), 'We collect your name.');
    assert.equal(around(text, 'share'), 'We share it.');
    assert.equal(around(text, 'sell'), 'Do we sell it?');
    assert.equal(around(text, 'No!'), 'No!');
  });

  it('does not end it in an abbreviation or a number', () => {
    const text = 'We collect data, e.g. The Log, in the U.S. and at 3.5 km, etc. and more. Next.';
    assert.equal(around(text, 'km'), 'We collect data, e.g. The Log, in the U.S. and at 3.5 km, etc. and more.');
  });

  it('follows a sentence over line ends, but not over blank lines and headings', () => {
    const text = '# Head\nWe collect\nyour name.\n\nOther paragraph';
    assert.equal(around(text, 'your name'), 'We collect\nyour name.');
    assert.equal(around(text, 'Head'), '# Head');
    assert.equal(around(text, 'Other'), 'Other paragraph');
  });

  it('joins a list with the words that introduce it', () => {
    const text = 'First. We collect:\n\n* your name;\n* your e-mail\n  address.\n\nWe share it.';
    const all = 'We collect:\n\n* your name;\n* your e-mail\n  address.';
    assert.equal(around(text, 'We collect'), all);
    assert.equal(around(text, 'your name'), all);
    assert.equal(around(text, 'address'), all);
    assert.equal(around(text, 'We share'), 'We share it.');
    assert.equal(around(text, 'First'), 'First.');
  });

  it('keeps the items of a list without such words apart', () => {
    assert.equal(around('Our promise\n\n- We never sell.\n- We delete. Soon.\n', 'delete'), '- We delete.');
  });

  it('is within the text for any offset', () => {
    for (const text of ['', 'a', '\n\n\n', '* a\n* b:\n', ':\n* x', '# a:\n\n* b', 'a:\n\n\n* b\n\ntext']) {
      for (let offset = 0; offset <= text.length; offset++) {
        const { start, end } = new SourceText(text).sentenceAt(offset);
        assert.ok(start >= 0 && start <= end && end <= text.length, JSON.stringify([text, offset, start, end]));
      }
    }
  });
});
