import type { TextRange } from '../../text/range.js';

/** What a newer text of the policy did to a row. */
export type RowChange = 'new' | 'changed' | 'gone';

const opening = '(import)';
const line = /^[ \t]*# \(import\) (new|changed|gone)\b.*$/;

/** The comment that stands above a row until a person has looked at it, without `#`. */
export function markOf(change: RowChange, before?: string): string {
  switch (change) {
    case 'new':
      return `${opening} new: the text did not say this before`;
    case 'changed':
      return `${opening} changed, was: “${(before ?? '').replace(/\s+/g, ' ')}”`;
    case 'gone':
      return `${opening} gone: the text does not say this any more`;
  }
}

/** A mark above a row, with its line break. */
export interface RowMark extends TextRange {
  readonly change: RowChange;
}

/** @param rowStart offset of the dash or the first character of a row's line */
export function markAbove(text: string, rowStart: number): RowMark | undefined {
  let end = text.lastIndexOf('\n', rowStart - 1) + 1;
  // Other comments of the row may stand between.
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const above = text.slice(start, end).trimEnd();
    if (!/^\s*#/.test(above)) return undefined;
    const change = line.exec(above)?.[1];
    if (change === 'new' || change === 'changed' || change === 'gone') return { start, end, change };
    end = start;
  }
  return undefined;
}
