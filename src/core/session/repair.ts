import type { TextRange } from '../text/range.js';

/** The lines of a text that differ from those of another one, from the first to the last. */
export function changedLines(before: string, text: string): TextRange {
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let same = 0;
  while (same < most - start && before.charCodeAt(before.length - 1 - same) === text.charCodeAt(text.length - 1 - same))
    same++;
  const behind = text.length - same;
  // Whole lines that were put in leave the next one as it was.
  const end = behind > start && text[behind - 1] === '\n' ? behind - 1 : text.indexOf('\n', behind);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: end < 0 ? text.length : end };
}

/** The text without what stands in a range, all else in its place. */
export function blanked(text: string, { start, end }: TextRange): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
