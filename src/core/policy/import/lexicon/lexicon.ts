import type { Token } from '../structure/words.js';
import { Automaton } from './automaton.js';
import { groups } from './groups.js';
import { parsePattern } from './pattern.js';
import { sharedHeads } from './shared-heads.js';
import { wordText, type WordText } from './word-text.js';

/** A term of the lexicon in the text. Indexes are those of tokens, the end exclusive. */
export interface TermMatch<Meaning> {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

export interface LexiconEntry<Meaning> {
  readonly meaning: Meaning;
  readonly terms: readonly string[];
  /** Longer phrases in which a term of this entry means something else: a term inside one does not count. */
  readonly not?: readonly string[];
}

const heads = new Set(['information', 'data', 'detail']);

interface Found {
  readonly from: number;
  readonly to: number;
  readonly entry: number;
}

/** A list of terms with their meanings, matched longest first. */
export class Lexicon<Meaning> {
  readonly #entries: readonly LexiconEntry<Meaning>[];
  #automaton: Automaton | undefined;
  /** By pattern: its entry, and whether it is an exclusion. */
  readonly #patterns: { readonly entry: number; readonly excludes: boolean }[] = [];

  /** Whether terms may leave their last word to the next of an enumeration. */
  readonly #sharesHeads: boolean;

  constructor(entries: readonly LexiconEntry<Meaning>[], sharesHeads = false) {
    this.#entries = entries;
    this.#sharesHeads = sharesHeads;
  }

  /** The terms in a run of tokens, from left to right, none over another. */
  match(tokens: readonly Token[], words: WordText = wordText(tokens)): TermMatch<Meaning>[] {
    const automaton = (this.#automaton ??= this.#compile());
    const found: Found[] = [];
    const excluded: Found[] = [];
    words.starts.forEach((start, from) => {
      for (const { end, pattern } of automaton.run(words.text, start)) {
        const to = end >= words.text.length ? words.starts.length : (words.wordAt.get(end + 1) ?? from + 1);
        const known = this.#patterns[pattern];
        if (known) (known.excludes ? excluded : found).push({ from, to, entry: known.entry });
      }
    });
    for (const piece of this.#sharesHeads ? sharedHeads(words) : []) {
      for (const { end, pattern } of automaton.run(piece.text, 0)) {
        const known = this.#patterns[pattern];
        if (known && end === piece.text.length)
          (known.excludes ? excluded : found).push({ from: piece.from, to: piece.to, entry: known.entry });
      }
    }
    if (found.length === 0) return [];
    const allowed = found.filter(
      ({ from, to, entry }) => !excluded.some((other) => other.entry === entry && other.from <= from && other.to >= to),
    );
    // "log file information about your browser": the last word of one term heads the next.
    const sharesHead = (from: number, to: number, end: number): boolean =>
      from === end - 1 && to > end && heads.has(tokens[words.indexes[from] ?? 0]?.norm ?? '');
    allowed.sort((a, b) => a.from - b.from || b.to - a.to || a.entry - b.entry);
    const matches: TermMatch<Meaning>[] = [];
    let end = 0;
    for (const { from, to, entry } of allowed) {
      const meaning = this.#entries[entry]?.meaning;
      if (meaning === undefined || (from < end && !sharesHead(from, to, end))) continue;
      end = to;
      const first = words.indexes[from] ?? 0;
      const last = words.indexes[to - 1] ?? first;
      matches.push({ from: first, to: last + 1, meaning });
    }
    return matches;
  }

  #compile(): Automaton {
    const automaton = new Automaton();
    this.#entries.forEach(({ terms, not }, entry) => {
      for (const [phrases, excludes] of [
        [terms, false],
        [not ?? [], true],
      ] as const) {
        for (const phrase of phrases) {
          automaton.add(parsePattern(phrase, groups()));
          this.#patterns.push({ entry, excludes });
        }
      }
    });
    return automaton;
  }
}
