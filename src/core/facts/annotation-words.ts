import type { TextRange } from '../text/range.js';
import type { PlacedText } from './annotation-lines.js';

/** A piece of a list as written, quotes taken off. */
export interface ListItem {
  readonly text: string;
  readonly range: TextRange;
  /** Where it stands in the placed text. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of an annotation: what follows its tag, `for`, `to` or `--`. */
export interface Section {
  readonly keyword: 'tag' | 'for' | 'to' | 'note';
  /** The keyword itself; empty for `tag`. */
  readonly at: TextRange;
  /** Offsets into the placed text. */
  readonly start: number;
  readonly end: number;
}

/** A word of its own: `for`, `to`, and `--`, or the dash that some write for it. */
const keywords = /(?<=^|[\s,])(?:for|to|--+|[-\u2013\u2014])(?=$|[\s,])/g;

/** Splits what follows a tag at its keywords. Whatever stands after `--` is the note, keywords or not. */
export function sectionsOf(placed: PlacedText, from: number): Section[] {
  const { text } = placed;
  const sections: Section[] = [];
  let keyword: Section['keyword'] = 'tag';
  let at = placed.range(from, from);
  let start = from;
  keywords.lastIndex = from;
  for (let match = keywords.exec(text); match; match = keywords.exec(text)) {
    const [word] = match;
    sections.push({ keyword, at, start, end: match.index });
    keyword = word === 'for' || word === 'to' ? word : 'note';
    start = match.index + word.length;
    at = placed.range(match.index, start);
    if (keyword === 'note') break;
  }
  sections.push({ keyword, at, start, end: text.length });
  return sections;
}

/** The items of a comma-separated list in `[start, end)`, blank ones too, since they are mistakes at a place. */
export function listItems(placed: PlacedText, start: number, end: number): ListItem[] {
  const items: ListItem[] = [];
  if (placed.text.slice(start, end).trim() === '') return items;
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && placed.text[i] !== ',') continue;
    items.push(trimmed(placed, from, i));
    from = i + 1;
  }
  return items;
}

/** The words of an item, split at blanks. */
export function itemWords(placed: PlacedText, { start, end }: ListItem): ListItem[] {
  return [...placed.text.slice(start, end).matchAll(/\S+/g)].map((match) =>
    trimmed(placed, start + match.index, start + match.index + match[0].length),
  );
}

/** The text of `[start, end)` in one line, without blanks or quotation marks around it. */
export function trimmed(placed: PlacedText, start: number, end: number): ListItem {
  const raw = placed.text.slice(start, end);
  const inner = raw.trim();
  const first = start + (raw.length - raw.trimStart().length);
  const last = first + inner.length;
  const quoted = /^(["'`])(.+)\1$/s.exec(inner);
  const text = (quoted?.[2] ?? inner).replace(/\s+/g, ' ');
  return { text, range: placed.range(first, last), start: first, end: last };
}
