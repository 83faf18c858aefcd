import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';
import { formatOf } from '../../../src/core/policy/import/structure/format.js';
import { readDocument } from '../../../src/core/policy/import/structure/read-document.js';

/** Kind and text of each block. */
function blocks(text: string, format: 'html' | 'markdown' | 'text'): string[] {
  const document = readDocument(text, format);
  return document.blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

describe('structure of a policy', () => {
  it('takes a text file with the markup of a page for HTML', () => {
    const page =
      ' Our Privacy Policy <p>We keep it\nshort.</p>\n<ul>\n<li>Your name</li>\n<li>Your phone number</li>\n</ul>';
    assert.equal(formatOf(page, 'policy.txt'), 'html');
    assert.equal(formatOf('Our Privacy Policy\n\nWe keep it short: a < b, and <3 for all.', 'policy.txt'), 'text');
    assert.equal(formatOf(page, 'policy.md'), 'markdown');
  });

  it('reads the lists of such a file', () => {
    const page =
      '<p>We collect the following information about you:</p>\n<ul>\n<li>Your postal address</li>\n<li>Your phone number</li>\n</ul>';
    const rows = importPolicy(page, { file: 'policy.txt' }).rows.map(({ quote }) => quote);
    assert.deepEqual(rows.slice(-2), ['postal address', 'phone number']);
  });

  it('takes a question that stands alone for a heading, however long', () => {
    const text =
      'What kinds of information about our riders do we collect when they book a trip with us?\n\n* Your phone number\n* Your postal address';
    assert.deepEqual(
      blocks(text, 'markdown').map((block) => block.split(':')[0]),
      ['heading', 'item', 'item'],
    );
    const { rows } = importPolicy(text, { format: 'markdown' });
    assert.deepEqual(
      rows.map(({ practice, quote }) => `${practice} ${quote}`),
      ['collect phone number', 'collect postal address'],
    );
  });

  it('takes a list item that titles what is nested in it for a heading', () => {
    const page =
      '<ol><li><strong>What We Share</strong><ol><li><p>We share your postal address with our couriers whenever you order something from the shop.</p></li></ol></li></ol>';
    assert.deepEqual(
      blocks(page, 'html').map((block) => block.split(':')[0]),
      ['heading', 'item'],
    );
  });

  it('leaves an item that introduces its own list an item', () => {
    const text =
      '* Data you give us:\n  * your phone number\n  * your postal address, which we ask for when you order something from the shop';
    assert.deepEqual(
      blocks(text, 'markdown').map((block) => block.split(':')[0]),
      ['item', 'item', 'item'],
    );
  });
});
