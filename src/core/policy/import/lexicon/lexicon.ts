import type { Token } from '../structure/words.js';
import { sharedHeads } from './shared-heads.js';
import { vocabulary, type Hit } from './vocabulary.js';
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

/** A list of terms with their meanings, matched longest first. */
export class Lexicon<Meaning> {
  readonly #entries: readonly LexiconEntry<Meaning>[];
  readonly #number: number;

  /** Whether terms may leave their last word to the next of an enumeration. */
  readonly #sharesHeads: boolean;

  constructor(entries: readonly LexiconEntry<Meaning>[], sharesHeads = false) {
    this.#entries = entries;
    this.#sharesHeads = sharesHeads;
    this.#number = vocabulary.register(
      entries.flatMap(({ terms, not }, entry) => [
        ...terms.map((pattern) => ({ pattern, entry, excludes: false })),
        ...(not ?? []).map((pattern) => ({ pattern, entry, excludes: true })),
      ]),
    );
  }

  /** The terms in a run of tokens, from left to right, none over another. */
  match(tokens: readonly Token[]): TermMatch<Meaning>[] {
    const words = wordText(tokens);
    const standing = vocabulary.hits(this.#number, words);
    const hits = this.#sharesHeads ? [...standing, ...this.#shared(words)] : standing;
    if (hits.length === 0) return [];
    const excluded = hits.filter(({ excludes }) => excludes);
    const found = hits.filter(({ excludes }) => !excludes);
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

  /** Terms whose last word stands only once, at the end of an enumeration. */
  #shared(words: WordText): Hit[] {
    return sharedHeads(words).flatMap((piece) =>
      vocabulary
        .whole(this.#number, piece.words)
        .map(({ entry, excludes }) => ({ from: piece.from, to: piece.to, entry, excludes })),
    );
  }
}
