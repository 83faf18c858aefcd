import { hashSource, normaliseSource } from './normalise.js';
import type { TextRange } from '../text/range.js';
import type { SourceSentence } from './model.js';

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly kind: 'blank' | 'item' | 'heading' | 'text' | 'indented';
}

// Markup that ends a block, whatever the text around it: headings and table rows of Markdown, block elements of HTML.
const heading = /^\s{0,3}(?:#{1,6}\s|\||<\/?(?:h[1-6]|p|div|tr|td|table|ul|ol|section)\b)/i;
const item = /^\s*(?:[*+-]|\d{1,3}[.)]|\(?[a-z]\)|•|<li\b)\s*\S/i;
const sentenceEnd = /[.!?]["'”’)\]*_]*(?=\s)/g;
// Words that end with a full stop in the middle of a sentence.
const abbreviation =
  /(?:^|[\s("“])(?:e\.g|i\.e|cf|vs|incl|approx|mr|mrs|ms|dr|no|nos|art|sec|inc|ltd|co|corp|u\.s|u\.k|e\.u)\.$/i;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end);
    const kind =
      line.trim() === ''
        ? 'blank'
        : heading.test(line)
          ? 'heading'
          : item.test(line)
            ? 'item'
            : /^(?:\t| {2,})/.test(line)
              ? 'indented'
              : 'text';
    lines.push({ start, end, kind });
    start = end + 1;
  }
  return lines;
}

export interface Word extends TextRange {
  /** In lower case. */
  readonly word: string;
}

/** The words of a text, with their places. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** One document of prose that a policy file rests on. Offsets are those of quotes: UTF-16, no byte-order mark, LF. */
export class SourceText {
  readonly text: string;
  #hash: string | undefined;
  #lines: readonly Line[] | undefined;
  #words: readonly Word[] | undefined;

  constructor(text: string) {
    this.text = normaliseSource(text);
  }

  get words(): readonly Word[] {
    return (this.#words ??= wordsOf(this.text));
  }

  get sha256(): string {
    return (this.#hash ??= hashSource(this.text));
  }

  /**
   * The sentence in which a range starts; with the list that it introduces where it ends with a colon, and with its introduction where the range lies in
   * such a list.
   */
  sentenceAt(start: number): SourceSentence {
    const lines = (this.#lines ??= linesOf(this.text));
    const at = Math.max(
      0,
      lines.findLastIndex((line) => line.start <= start),
    );
    let first = at;
    while (first > 0 && this.#continues(lines, first)) first--;
    const sentence = this.#within(lines[first]?.start ?? 0, this.#blockEnd(lines, first), start);
    if (lines[first]?.kind !== 'item') {
      const rest = this.#listAfter(lines, first, sentence.end);
      return this.#sentence(sentence.start, rest ?? sentence.end);
    }
    const introduction = this.#introduction(lines, first);
    if (introduction === undefined) return this.#sentence(sentence.start, sentence.end);
    const head = lines[introduction];
    const headEnd = this.#blockEnd(lines, introduction);
    const lead = this.#within(head?.start ?? 0, headEnd, Math.max(head?.start ?? 0, headEnd - 1));
    return this.#sentence(lead.start, this.#listAfter(lines, introduction, headEnd) ?? sentence.end);
  }

  #sentence(start: number, end: number): SourceSentence {
    return { start, end, text: this.text.slice(start, end) };
  }

  /** Whether a line goes on with the block of the line before it. */
  #continues(lines: readonly Line[], index: number): boolean {
    const kind = lines[index]?.kind;
    const before = lines[index - 1]?.kind;
    return (
      (kind === 'text' || kind === 'indented') && (before === 'text' || before === 'indented' || before === 'item')
    );
  }

  #blockEnd(lines: readonly Line[], first: number): number {
    let last = first;
    while (last + 1 < lines.length && this.#continues(lines, last + 1)) last++;
    return lines[last]?.end ?? this.text.length;
  }

  /** The sentence around an offset between two bounds. */
  #within(from: number, to: number, offset: number): { start: number; end: number } {
    let start = from;
    const block = this.text.slice(from, to);
    for (const match of block.matchAll(sentenceEnd)) {
      const end = from + match.index + match[0].length;
      const next = /\S/.exec(this.text.slice(end, to))?.[0];
      const before = this.text.slice(start, from + match.index + 1);
      if (abbreviation.test(before) || next === undefined || /[a-z,;]/.test(next)) continue;
      if (end > offset) return { start, end };
      start = end + this.text.slice(end, to).search(/\S/);
    }
    return { start, end: to };
  }

  /** Where the list ends that the block of a line introduces, when the sentence that ends there ends with a colon. */
  #listAfter(lines: readonly Line[], first: number, sentenceEndsAt: number): number | undefined {
    if (!/:[*_\s]*$/.test(this.text.slice(Math.max(0, sentenceEndsAt - 6), sentenceEndsAt))) return undefined;
    let end: number | undefined;
    for (let index = first + 1; index < lines.length; index++) {
      const line = lines[index];
      if (!line || line.kind === 'heading') break;
      if (line.end <= sentenceEndsAt || line.kind === 'blank') continue;
      if (line.kind === 'text' && !this.#continues(lines, index)) break;
      if (line.kind !== 'item' && end === undefined) break;
      end = line.end;
    }
    return end;
  }

  /** The line where the block starts that introduces the list of an item; undefined where no colon does. */
  #introduction(lines: readonly Line[], itemLine: number): number | undefined {
    let index = itemLine - 1;
    while (index >= 0 && lines[index]?.kind !== 'text' && lines[index]?.kind !== 'heading') index--;
    if (index < 0 || lines[index]?.kind === 'heading') return undefined;
    while (index > 0 && this.#continues(lines, index)) index--;
    if (lines[index]?.kind !== 'text') return undefined;
    return /:[*_\s]*$/.test(this.text.slice(lines[index]?.start ?? 0, this.#blockEnd(lines, index)))
      ? index
      : undefined;
  }
}
