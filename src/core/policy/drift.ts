import { distance } from 'fastest-levenshtein';
import type { TextRange } from '../text/range.js';
import type { Policy, PolicyRow, Quote } from './model.js';
import { SourceText, wordsOf, type Word } from './source-text.js';

/** What became of a quote in a newer text. Ranges are offsets into the newer text, normalised. */
export type QuoteDrift =
  | { readonly kind: 'unchanged'; readonly at: TextRange }
  /** The same words at another place. */
  | { readonly kind: 'moved'; readonly at: TextRange }
  /** Other words that come near: `similarity` is 0 to 1. */
  | { readonly kind: 'changed'; readonly at: TextRange; readonly text: string; readonly similarity: number }
  | { readonly kind: 'gone' };

// Between the two versions of Confluent's policy that this was tried on, sentences that were reworded came to 0.67 and more.
const nearEnough = 0.6;
// Edit distance is quadratic; longer texts are compared by their words alone.
const longestCompared = 2000;
const mostTrimmed = 15;
const blankLine = /\n[ \t]*\n/;

interface Stretch extends TextRange {
  /** 0 to 1. */
  readonly similarity: number;
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  if (part === '') return found;
  for (let at = text.indexOf(part); at >= 0 && found.length < 1000; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

function similarity(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length === 0 || length > longestCompared ? 0 : 1 - distance(a, b) / length;
}

/** The stretch of text with the most words in common with a quote, as long as the quote or a little more, cut where the quote's words begin and end. */
function nearestStretch(source: SourceText, quote: string): Stretch | undefined {
  const wanted = wordsOf(quote);
  if (wanted.length < 2 || quote.length > longestCompared) return undefined;
  const words = source.words;
  const counts = new Map<string, number>();
  for (const { word } of wanted) counts.set(word, (counts.get(word) ?? 0) + 1);
  const size = Math.min(words.length, Math.ceil(wanted.length * 1.3));
  // Slides a window over the words and counts how many of the quote's words it holds, each as often as the quote has it.
  const held = new Map<string, number>();
  let shared = 0;
  const best: { index: number; shared: number }[] = [];
  words.forEach(({ word }, index) => {
    const now = (held.get(word) ?? 0) + 1;
    held.set(word, now);
    if (now <= (counts.get(word) ?? 0)) shared++;
    const left = words[index - size];
    if (left) {
      const before = held.get(left.word) ?? 0;
      held.set(left.word, before - 1);
      if (before <= (counts.get(left.word) ?? 0)) shared--;
    }
    if (shared * 2 >= wanted.length) best.push({ index, shared });
  });
  best.sort((a, b) => b.shared - a.shared);
  const oneBlock = !blankLine.test(quote);
  let result: Stretch | undefined;
  for (const { index } of best.slice(0, 20)) {
    const window = words.slice(Math.max(0, index - size + 1), index + 1).filter(({ word }) => counts.has(word));
    for (const { start, end } of oneBlock ? blocksOf(window, source.text) : [span(window)]) {
      const alike = similarity(quote, source.text.slice(start, end));
      if (alike > (result?.similarity ?? 0)) result = { start, end, similarity: alike };
    }
  }
  if (!result) return undefined;
  const trimmed = trim(source.text, quote, result, words);
  return trimmed.similarity >= nearEnough ? trimmed : undefined;
}

function span(words: readonly Word[]): TextRange {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

/** The parts of a run of words that no blank line divides: a sentence does not go on below a heading. */
function blocksOf(words: readonly Word[], text: string): TextRange[] {
  const blocks: Word[][] = [];
  for (const word of words) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    if (block === undefined || last === undefined || blankLine.test(text.slice(last.end, word.start)))
      blocks.push([word]);
    else block.push(word);
  }
  return blocks.map(span);
}

/** Cuts from both ends the words of neighbouring sentences that only happen to stand in the quote as well. */
function trim(text: string, quote: string, stretch: Stretch, words: readonly Word[]): Stretch {
  const inside = words.filter(({ start, end }) => start >= stretch.start && end <= stretch.end);
  let best = stretch;
  const take = (start: number, end: number): void => {
    const alike = similarity(quote, text.slice(start, end));
    if (alike > best.similarity) best = { start, end, similarity: alike };
  };
  for (const { start } of inside.slice(0, mostTrimmed)) take(start, best.end);
  for (const { start, end } of inside.slice(-mostTrimmed)) if (start >= best.start) take(best.start, end);
  return best;
}

/** Looks for a quote in a newer version of its source. */
export function quoteDrift(quote: Pick<Quote, 'text' | 'start' | 'end'>, source: SourceText): QuoteDrift {
  const { text, start } = quote;
  if (start !== undefined && source.text.startsWith(text, start)) {
    return { kind: 'unchanged', at: { start, end: start + text.length } };
  }
  const places = occurrences(source.text, text);
  const nearest = [...places].sort((a, b) => Math.abs(a - (start ?? 0)) - Math.abs(b - (start ?? 0)))[0];
  if (nearest !== undefined) {
    const at = { start: nearest, end: nearest + text.length };
    return { kind: start === undefined ? 'unchanged' : 'moved', at };
  }
  const near = nearestStretch(source, text);
  if (!near) return { kind: 'gone' };
  const at = { start: near.start, end: near.end };
  return { kind: 'changed', at, text: source.text.slice(near.start, near.end), similarity: near.similarity };
}

export interface RowDrift {
  readonly row: PolicyRow;
  readonly quote: Quote;
  readonly drift: QuoteDrift;
}

/**
 * Compares the quotes of a policy with newer texts of its sources.
 *
 * @param textOf gives the newer text of a source by its id; rows of sources for which it gives none are left out
 */
export function policyDrift(policy: Policy, textOf: (source: string) => string | undefined): readonly RowDrift[] {
  const sources = new Map<string, SourceText | undefined>();
  const sourceOf = (id: string): SourceText | undefined => {
    if (!sources.has(id)) {
      const text = textOf(id);
      sources.set(id, text === undefined ? undefined : new SourceText(text));
    }
    return sources.get(id);
  };
  const rows: readonly PolicyRow[] = [
    ...policy.collects,
    ...policy.uses,
    ...policy.shares,
    ...policy.denies,
    ...policy.choices,
    ...policy.trackerRows,
  ];
  return rows.flatMap((row) => {
    const source = row.quote ? sourceOf(row.quote.source) : undefined;
    return row.quote && source ? [{ row, quote: row.quote, drift: quoteDrift(row.quote, source) }] : [];
  });
}
