import { segment } from './segmentation.js';
import { longestTermEndingIn, recordsOf, splitJoined, type TermRecord } from './terms.js';
import { flags, neutral, participle, persons, prepositions, quantities, transparent, verbs } from './words.js';

/** One way to read a name: a term that it ends in, and the words before it. */
export interface Reading {
  readonly term: string;
  readonly records: readonly TermRecord[];
  readonly before: readonly string[];
  /** What the first words make of it: a question, an action, a look-up by the datum, a quantity. */
  readonly shape: 'datum' | 'flag' | 'action' | 'lookup' | 'quantity';
}

const cut = new Set(['of', 'from', 'for', 'in', 'on', 'at', 'with', 'within', 'per', 'during']);

function shapeOf(before: readonly string[]): Reading['shape'] {
  const [first] = before;
  if (first === undefined) return 'datum';
  if (flags.has(first)) return 'flag';
  const by = before.findLastIndex((word) => word === 'by' || word === 'per' || word === 'without' || word === 'with');
  if (by >= 0) return by > 0 && participle.test(before[by - 1] ?? '') ? 'datum' : 'lookup';
  if (verbs.has(first)) return 'action';
  return before.some((word) => quantities.has(word)) ? 'quantity' : 'datum';
}

function readingOf(words: readonly string[], after: readonly string[]): Reading | undefined {
  for (let length = Math.min(longestTermEndingIn(words[words.length - 1] ?? ''), words.length); length > 0; length--) {
    const term = words.slice(-length).join(' ');
    const records = recordsOf(term);
    if (!records) continue;
    const before = words.slice(0, -length);
    return { term, records, before: after.length > 0 ? after : before, shape: shapeOf(before) };
  }
  return undefined;
}

function isNumber(word: string): boolean {
  return word.charCodeAt(0) <= 57;
}

/** Splits words that people write together: `emailaddress`, `useremail`. Only known terms, alone or after a word for a person or a neutral one. */
function split(words: readonly string[]): readonly string[] {
  if (words.every((word) => word.length < 6 || recordsOf(word))) return words;
  return words.flatMap((word) => {
    if (word.length < 6 || recordsOf(word)) return word;
    const joined = splitJoined(word);
    if (joined) return joined;
    for (let at = 3; at <= word.length - 4; at++) {
      const head = word.slice(0, at);
      if (!persons.has(head) && !neutral.has(head)) continue;
      const tail = word.slice(at);
      const term = recordsOf(tail) ? [tail] : splitJoined(tail);
      if (term) return [head, ...term];
    }
    return word;
  });
}

function read(name: string): readonly Reading[] {
  let words = split(segment(name));
  const readings: Reading[] = [];
  let after: readonly string[] = [];
  while (words.length > 0) {
    const reading = readingOf(words, after);
    if (reading) readings.push(reading);
    const last = words[words.length - 1] ?? '';
    if (
      words.length > 1 &&
      !prepositions.has(words[words.length - 2] ?? '') &&
      (isNumber(last) || transparent.has(last))
    )
      words = words.slice(0, -1);
    else if (reading) break;
    else {
      // `nameOfFile`, `emailFromToken`: what stands before the preposition is the head.
      const at = words.findLastIndex((word) => cut.has(word));
      if (at <= 0 || at === words.length - 1) break;
      after = words.slice(at + 1).filter((word) => !prepositions.has(word));
      words = words.slice(0, at);
    }
  }
  return readings;
}

const none: readonly Reading[] = [];
const cache = new Map<string, readonly Reading[]>();
const cacheLimit = 200_000;

/** The ways to read a name, the likeliest first; empty for most names. Cached, since the same names come again and again. */
export function readingsOf(name: string): readonly Reading[] {
  const known = cache.get(name);
  if (known) return known;
  if (cache.size >= cacheLimit) cache.clear();
  // Nobody names a field with so many characters; minified or encoded text does.
  const readings = name.length > 80 ? none : read(name);
  const kept = readings.length > 0 ? readings : none;
  cache.set(name, kept);
  return kept;
}
