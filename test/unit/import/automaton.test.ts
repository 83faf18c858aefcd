import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Automaton } from '../../../src/core/policy/import/lexicon/automaton.js';
import { firstWords } from '../../../src/core/policy/import/lexicon/first-words.js';
import { groups } from '../../../src/core/policy/import/lexicon/groups.js';
import { parsePattern, type PatternNode } from '../../../src/core/policy/import/lexicon/pattern.js';

/** Every offset at which a pattern may end that starts at `at`, found by trying. */
function ends(node: PatternNode, text: string, at: number): number[] {
  switch (node.kind) {
    case 'text':
      return text.startsWith(node.text, at) ? [at + node.text.length] : [];
    case 'word':
    case 'number': {
      const run = (node.kind === 'word' ? /^[^ ]*/ : /^\d*/).exec(text.slice(at))?.[0].length ?? 0;
      return Array.from({ length: run }, (_, index) => at + index + 1);
    }
    case 'sequence':
      return node.parts.reduce((starts, part) => starts.flatMap((start) => ends(part, text, start)), [at]);
    case 'choice':
      return node.options.flatMap((option) => ends(option, text, at));
    case 'optional':
      return [at, ...ends(node.part, text, at)];
  }
}

const patterns = [
  'email',
  'e?mails? address',
  '(home|work|postal )?address',
  '(your |our |the )*(name|nickname)s?( and (name|address))?',
  '(protect|protecting|against)( our| the)* (site|sites|service)',
  'read ** page',
  '* address',
  '\\d+ day',
  'log (file|files|data)',
  '(a|an|any)? ?(log|record)s?',
  'up to \\w+ year',
  'colou?rs?',
];
const texts = [
  'your email address and the name and address of our site',
  'the our your name',
  'read the first page of our log file or any record',
  'home address postal address work address e mail address emails address',
  'kept 30 day and up to two year and 3x day',
  'protecting our the site against service against the service',
  'read one two three four page',
  'color colours log logs a log an record',
];

function found(pattern: PatternNode, text: string): string[] {
  const automaton = new Automaton();
  automaton.add(pattern);
  const words = text.split(' ');
  const out: string[] = [];
  words.forEach((_, from) => {
    automaton.run(words, from, (to) => out.push(words.slice(from, to).join(' ')));
  });
  return out.sort();
}

function tried(pattern: PatternNode, text: string): string[] {
  const out = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && text[at - 1] !== ' ') continue;
    for (const end of ends(pattern, text, at))
      if (end > at && (end === text.length || text[end] === ' ')) out.add(`${at}:${text.slice(at, end)}`);
  }
  return [...out].map((each) => each.slice(each.indexOf(':') + 1)).sort();
}

describe('lexicon automaton', () => {
  for (const source of patterns)
    it(`finds ${source} where trying finds it`, () => {
      const pattern = parsePattern(source, groups());
      const expected = texts.flatMap((text) => tried(pattern, text));
      assert.deepEqual(
        texts.flatMap((text) => found(pattern, text)),
        expected,
      );
      assert.notEqual(expected.length, 0);
    });

  it('tells patterns apart that share their words', () => {
    const automaton = new Automaton();
    for (const source of ['email', 'email address', 'address']) automaton.add(parsePattern(source, groups()));
    const hits: string[] = [];
    for (const from of [0, 1])
      automaton.run(['email', 'address'], from, (to, pattern) => hits.push(`${from}-${to} ${pattern}`));
    assert.deepEqual(hits, ['0-1 0', '0-2 1', '1-2 2']);
  });

  it('knows the words with which a pattern may start', () => {
    const first = (source: string): readonly string[] | undefined => firstWords(parsePattern(source, groups()));
    assert.deepEqual([...(first('(your |our )?e?mail address') ?? [])].sort(), ['email', 'mail', 'our', 'your']);
    assert.equal(first('* address'), undefined);
    assert.equal(first('** address'), undefined);
  });
});
