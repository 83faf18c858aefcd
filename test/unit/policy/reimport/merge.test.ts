import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { mergeReading, type Merged } from '../../../../src/core/policy/reimport/merge.js';
import { mergeCounts } from '../../../../src/core/policy/reimport/merge-counts.js';
import { writtenRows, type WrittenRow } from '../../../../src/core/policy/review/written-rows.js';
import { load } from '../policyFixture.js';
import { imported, proposal, version } from './reading.js';
import { english } from '../../../../src/core/language/english.js';

const [before, after] = [version('before'), version('after')];

function merge(text: string, prose = after): Merged {
  return mergeReading(text, { id: 'main', text: prose, proposed: proposal(prose) }) ?? assert.fail('it was not read');
}

/** The row of a section that speaks of some words. */
function row(text: string, section: string, words: string): WrittenRow {
  const found = writtenRows(text).find(
    (each) => each.section === section && text.slice(each.at.start, each.at.end).includes(words),
  );
  return found ?? assert.fail(`no row of ${section} has ${words}`);
}

describe('policy/reimport/merge', function () {
  this.timeout(30_000);
  it('changes nothing where the text is the same', () => {
    const text = imported(before);
    assert.equal(merge(text, before).text, text);
  });

  it('gives a file that loads with every quote in its place, and that the next import leaves alone', () => {
    const { text } = merge(imported(before));
    const gone = writtenRows(text).filter(({ mark }) => mark?.change === 'gone');
    const problems = load(text, { 'privacy.md': after }).problems;
    assert.equal(problems.length, gone.length, problems.map(({ message }) => message).join('\n'));
    assert.equal(merge(text).text, text);
  });

  it('counts the rows whose quotes only stand elsewhere', () => {
    const text = imported(before);
    const merged = merge(text, before.replace('\n\n', '\n\nHello.\n\n'));
    assert.notEqual(merged.text, text);
    assert.match(mergeCounts(merged, english), /^0 new, 0 changed, 0 gone, [1-9]\d* only quoted anew$/);
    assert.equal(mergeCounts(merge(text, before), english), 'no row differs');
  });

  it('marks what is new, what reads otherwise and what is gone', () => {
    const merged = merge(imported(before));
    const marks = writtenRows(merged.text).flatMap(({ section, mark, at }) =>
      mark === undefined
        ? []
        : [`${mark.change} ${section} ${/user\.[\w.]+/.exec(merged.text.slice(at.start, at.end))?.[0]}`],
    );
    for (const wanted of [
      'new collects user.device.ip_address',
      'new collects user.location.precise',
      'gone shares user.contact.phone_number',
    ])
      assert.ok(marks.includes(wanted), `${wanted} is not among ${marks.join(', ')}`);
    assert.ok(!marks.some((mark) => mark.includes('user.name') || mark.includes('Mailchimp')));
    assert.match(merged.text, /\n {2}# \(import\) new: .*\n {2}- /);
    assert.match(merged.text, /\n\n# \(import\) new: .*\nretention:\n/);
    assert.match(mergeCounts(merged, english), /^\d+ new, \d+ changed, \d+ gone, \d+ only quoted anew$/);
  });

  it('keeps decisions, edits, hand-written rows and comments', () => {
    let text = imported(before)
      .replace('category: user.name', 'category: user.name.first # ask Ada')
      .replace(/(category: user\.contact\.email[\s\S]*?status: )proposed/, '$1accepted')
      .replace(/(category: user\.contact\.phone_number[\s\S]*?status: )proposed/, '$1rejected');
    text = text.replace('\nuses:', '\n  # by hand\n  - { category: user.gender, status: accepted }\n\nuses:');
    if (!text.includes('by hand'))
      text = text.replace('\nshares:', '\n  # by hand\n  - { category: user.gender }\n\nshares:');
    const merged = merge(text).text;
    assert.match(merged, /category: user\.name\.first # ask Ada/);
    assert.doesNotMatch(merged, /category: user\.name\n/);
    assert.match(merged, /# by hand\n {2}- \{ category: user\.gender/);
    assert.equal(row(merged, 'collects', 'user.contact.email').status, 'accepted');
    assert.equal(row(merged, 'collects', 'user.contact.phone_number').status, 'rejected');
    assert.equal(
      writtenRows(merged).filter((each) =>
        merged.slice(each.at.start, each.at.end).includes('category: user.contact.email'),
      ).length,
      1,
    );
    assert.match(merged, /^# Ours\.\n/);
  });

  it('proposes nothing that a row of a person says already, with more words', () => {
    const text = `version: 1
sources: [{ id: main, file: privacy.md }]
collects:
  - { id: who, category: name, purposes: [essential.service], quote: { text: we collect your name and your e-mail address } }
  - { category: email, purposes: [essential.service] }
shares:
  - { to: [Mailchimp, Twilio], categories: [email, name], purposes: [marketing.communications.email] }
`;
    const { added } = merge(
      text,
      '# Privacy\n\nWe collect your name and your e-mail address. We share your e-mail address with Mailchimp.\n',
    ).comparison;
    assert.deepEqual(
      added.map(({ section, quote }) => `${section} ${quote?.text}`),
      [],
    );
  });

  it('keeps the line ends of the file', () => {
    const merged = merge(imported(before).replaceAll('\n', '\r\n')).text;
    assert.equal(merged.replaceAll('\r\n', '').includes('\n'), false);
    assert.deepEqual(writtenRows(merged).length, writtenRows(merge(imported(before)).text).length);
  });

  it('takes back that a row is gone when the text says it again', () => {
    const gone = merge(imported(before)).text;
    assert.equal(row(gone, 'shares', 'phone_number').mark?.change, 'gone');
    assert.equal(row(merge(gone, before).text, 'shares', 'phone_number').mark, undefined);
  });

  it('takes rows of other documents for what they are', () => {
    const text = imported(before).replace('sources:', 'sources:\n  - { id: cookies, file: cookies.md }');
    const other = text.replace(
      '\ncollects:\n',
      '\ncollects:\n  - { category: user.device.cookie, quote: { source: cookies, text: we set cookies } }\n',
    );
    assert.match(
      merge(other).text,
      /\n {2}- \{ category: user\.device\.cookie, quote: \{ source: cookies, text: we set cookies \} \}\n/,
    );
  });

  it('refuses a file that is no YAML', () => {
    for (const text of ['collects: [', '- 1\n', 'words'])
      assert.equal(mergeReading(text, { id: 'main', text: after, proposed: proposal(after) }), undefined);
  });
});
