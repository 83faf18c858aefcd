import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fixes } from '../../../src/core/language/en/fixes.js';
import {
  be,
  callPhrase,
  doing,
  it as pronoun,
  listed,
  quotation,
  recipientPhrase,
  shorten,
  subject,
} from '../../../src/core/rules/phrases.js';
import { allCategories, recipientClasses } from '../../../src/core/vocabulary/taxonomy.js';
import { flow } from './support/builders.js';
import { recipientKind } from '../../../src/core/rules/phrases.js';

describe('phrases', () => {
  it('agree in number', () => {
    const verb = (...keys: string[]): string => `${subject(keys)} ${be(keys)} … ${pronoun(keys)}`;
    assert.equal(verb('user.contact.email'), 'E-mail address is … it');
    assert.equal(verb('user.device.ip_address'), 'IP address is … it');
    assert.equal(verb('user.contact'), 'Contact details are … them');
    assert.equal(verb('user.demographic.marital_status'), 'Marital status is … it');
    assert.equal(verb('user.name', 'user.contact.email'), 'Name and e-mail address are … them');
    const plural = allCategories().filter(({ key }) => be([key]) === 'are');
    // The plural nouns of the vocabulary, and nothing that only ends like one.
    for (const { label } of plural)
      assert.match(label, /(?:details|settings|credentials|preferences|relations|communications|measurements)$/);
  });

  it('list without losing count', () => {
    assert.equal(listed(['a']), 'a');
    assert.equal(listed(['a', 'b']), 'a and b');
    assert.equal(listed(['a', 'b', 'c', 'd']), 'a, b, c and d');
    assert.equal(listed(['a', 'b', 'c', 'd', 'e']), 'a, b, c and 2 more');
    assert.equal(listed(['a', 'a']), 'a');
    assert.equal(listed([]), '');
  });

  it('name recipients', () => {
    assert.equal(
      recipientPhrase({ class: 'analytics_providers', vendor: 'Mixpanel' }),
      'Mixpanel (analytics provider)',
    );
    assert.equal(recipientPhrase({ class: 'analytics_providers' }), 'analytics providers');
    assert.equal(recipientPhrase({ class: 'unspecified_third_parties', vendor: 'Acme' }), 'Acme');
    assert.equal(recipientKind('legal_authorities'), 'legal authority');
    for (const each of recipientClasses) assert.ok(recipientKind(each).length > 0);
  });

  it('show calls as they are written', () => {
    assert.equal(callPhrase('mixpanel.track'), 'mixpanel.track()');
    assert.equal(callPhrase('new Mixpanel'), 'new Mixpanel()');
    const shown = (text: string, callee: string, name: string): string => {
      const start = text.indexOf(callee);
      const calleeRange = { start, end: start + callee.length };
      return doing({ ...flow('a.tsx', text, text, [], { calleeRange, name }) }, text);
    };
    assert.equal(shown("document.cookie = 'a=' + b", 'document.cookie', 'cookie'), 'document.cookie = …');
    assert.equal(shown('make().cookie = b', 'make().cookie', 'cookie'), 'cookie = …');
    assert.equal(shown('<img src={a} />', '<img src={a} />', 'img'), '<img>');
    assert.equal(shown('a.track(b === c)', 'a.track', 'a.track'), 'a.track()');
    assert.equal(shown('a.track?.(b)', 'a.track', 'a.track'), 'a.track()');
  });

  it('quote at most 160 characters, cut at a word, in one line', () => {
    const text = 'We may collect **your name**,\n  your [e-mail address](https://a.example) and '.padEnd(
      400,
      'more words, ',
    );
    const quoted = quotation({ source: 'main', text });
    assert.match(quoted, /^“We may collect your name, your e-mail address and more words.* …”$/);
    assert.ok(quoted.length <= 162, String(quoted.length));
    assert.doesNotMatch(quoted, /[\n*[\]]|, …/);
    assert.equal(quotation({ source: 'main', text: 'snake_case stays' }), '“snake_case stays”');
    assert.equal(shorten('x'.repeat(500)).length, 160);
    assert.equal(shorten('short'), 'short');
  });

  it('agree in number in the titles of fixes', () => {
    const one = ['user.contact.email'] as const;
    const two = ['user.contact.phone_number', ...one] as const;
    const sharing = [one, two].map((all) => fixes.declareSharing(all, { vendor: 'PostHog' }, 'p.yaml'));
    assert.deepEqual(sharing, [
      'Declare that e-mail address goes to PostHog in p.yaml',
      'Declare that phone number and e-mail address go to PostHog in p.yaml',
    ]);
    assert.match(
      fixes.declareUse(two, 'analytics', 'p.yaml'),
      /^Declare that phone number and e-mail address are used/,
    );
  });

  it('prefer the whole sentence where it is short enough', () => {
    const sentence = { text: 'We keep log files, which hold your IP address.', start: 0, end: 46 };
    assert.equal(quotation({ source: 'main', text: 'your IP address', sentence }), `“${sentence.text}”`);
    const long = { ...sentence, text: `${sentence.text} ${'And more. '.repeat(30)}` };
    assert.equal(quotation({ source: 'main', text: 'your IP address', sentence: long }), '“your IP address”');
  });
});
