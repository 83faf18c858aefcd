import type { Token } from '../structure/words.js';

/** The words of a stretch as one text with single spaces, and the way back from its offsets to the words. */
export interface WordText {
  readonly text: string;
  readonly words: readonly string[];
  /** For each word that stands in the text, where it starts there. */
  readonly starts: readonly number[];
  /** For each of them, its index among the tokens. */
  readonly indexes: readonly number[];
  /** For each offset where a word starts, the number of the word. */
  readonly wordAt: ReadonlyMap<number, number>;
}

/** Quotation marks and brackets never part the words of a term. */
const transparent = /^["'()[\]]$/;

/** Joins normal forms of tokens. */
export function wordText(tokens: readonly Token[]): WordText {
  const starts: number[] = [];
  const indexes: number[] = [];
  const words: string[] = [];
  let text = '';
  tokens.forEach((token, index) => {
    if (token.kind === 'mark' && transparent.test(token.text)) return;
    if (text !== '') text += ' ';
    starts.push(text.length);
    indexes.push(index);
    words.push(token.norm);
    text += token.norm;
  });
  return { text, words, starts, indexes, wordAt: new Map(starts.map((start, word) => [start, word])) };
}
