import type { Token } from '../structure/words.js';

/** The words of a stretch in the form in which they are compared, and the way back to its tokens. */
export interface WordText {
  readonly words: readonly string[];
  /** For each word, its index among the tokens. */
  readonly indexes: readonly number[];
  /** The words, each cut at its spaces: a setting with its value is one word of several pieces. */
  readonly pieces: readonly string[];
  /** For each word, its first piece. */
  readonly starts: readonly number[];
}

/** Quotation marks and brackets never part the words of a term. */
function isTransparent({ kind, text }: Token): boolean {
  return (
    kind === 'mark' && (text === '"' || text === "'" || text === '(' || text === ')' || text === '[' || text === ']')
  );
}

/** Cuts words at their spaces. */
export function piecesOf(words: readonly string[]): readonly string[] {
  return words.some((word) => word.includes(' ')) ? words.flatMap((word) => word.split(' ')) : words;
}

/** Sentences are asked for again: when they are read, and when facts are looked for. */
const known = new WeakMap<readonly Token[], WordText>();

/** Takes the normal forms of tokens; the same list of tokens always gives the same object. */
export function wordText(tokens: readonly Token[]): WordText {
  let text = known.get(tokens);
  if (text === undefined) {
    text = read(tokens);
    known.set(tokens, text);
  }
  return text;
}

function read(tokens: readonly Token[]): WordText {
  const indexes: number[] = [];
  const words: string[] = [];
  tokens.forEach((token, index) => {
    if (isTransparent(token)) return;
    indexes.push(index);
    words.push(token.norm);
  });
  const pieces = piecesOf(words);
  let next = 0;
  const starts = words.map((word) => {
    const start = next;
    next += pieces === words ? 1 : word.split(' ').length;
    return start;
  });
  return { words, indexes, pieces, starts };
}

/** The word that starts with a piece; the one after `word` where none does. */
export function wordStartingAt({ words, pieces, starts }: WordText, piece: number, word: number): number {
  if (piece >= pieces.length) return words.length;
  const found = pieces.length === words.length ? piece : starts.indexOf(piece);
  return found < 0 ? word + 1 : found;
}
