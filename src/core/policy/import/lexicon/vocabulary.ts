import { Automaton } from './automaton.js';
import { groups } from './groups.js';
import { parsePattern } from './pattern.js';
import { wordStartingAt, type WordText } from './word-text.js';

/** Where a phrase of a lexicon stands. Numbers are those of words, the end exclusive. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  /** Which entry of its lexicon the phrase belongs to. */
  readonly entry: number;
  /** Tells where the entry is not meant. */
  readonly excludes: boolean;
}

/** A phrase as a lexicon has it, before it is compiled. */
export interface Phrase {
  readonly pattern: string;
  readonly entry: number;
  readonly excludes: boolean;
}

interface Owner {
  readonly lexicon: number;
  readonly phrase: Phrase;
}

const none: readonly Hit[] = [];

/** The phrases of all lexicons in one machine, so that a text is walked over once for all of them. They are compiled when the first text is read. */
class Vocabulary {
  readonly #automaton = new Automaton();
  readonly #owners: Owner[] = [];
  #pending: Owner[] = [];
  #lexicons = 0;
  /** What was found for a text, by lexicon: all of them ask for the same words. */
  readonly #found = new WeakMap<WordText, readonly (readonly Hit[] | undefined)[]>();

  /** Takes the phrases of a lexicon and returns the number by which it asks for them. */
  register(phrases: Iterable<Phrase>): number {
    const lexicon = this.#lexicons++;
    for (const phrase of phrases) this.#pending.push({ lexicon, phrase });
    return lexicon;
  }

  /** Where phrases of a lexicon stand among words, by where they start. */
  hits(lexicon: number, words: WordText): readonly Hit[] {
    let hits = this.#found.get(words);
    if (hits === undefined) {
      hits = this.#read(words);
      this.#found.set(words, hits);
    }
    return hits[lexicon] ?? none;
  }

  /** The phrases of a lexicon that pieces are from the first to the last. */
  whole(lexicon: number, pieces: readonly string[]): Phrase[] {
    this.#compile();
    const out: Phrase[] = [];
    this.#automaton.run(pieces, 0, (to, pattern) => {
      const owner = this.#owners[pattern];
      if (to === pieces.length && owner?.lexicon === lexicon) out.push(owner.phrase);
    });
    return out;
  }

  #read(words: WordText): (Hit[] | undefined)[] {
    this.#compile();
    const hits: (Hit[] | undefined)[] = [];
    let from = 0;
    const add = (piece: number, pattern: number): void => {
      const owner = this.#owners[pattern];
      if (!owner) return;
      const { entry, excludes } = owner.phrase;
      (hits[owner.lexicon] ??= []).push({ from, to: wordStartingAt(words, piece, from), entry, excludes });
    };
    for (; from < words.starts.length; from++) this.#automaton.run(words.pieces, words.starts[from] ?? 0, add);
    return hits;
  }

  #compile(): void {
    if (this.#pending.length === 0) return;
    for (const owner of this.#pending) {
      this.#automaton.add(parsePattern(owner.phrase.pattern, groups()));
      this.#owners.push(owner);
    }
    this.#pending = [];
  }
}

export const vocabulary = new Vocabulary();
