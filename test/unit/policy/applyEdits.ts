import type { PolicyEdit } from '../../../src/core/policy/append.js';

/** A text with edits applied, as an editor does it: all offsets are of the text before. */
export function applyEdits(text: string, edits: readonly PolicyEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}
