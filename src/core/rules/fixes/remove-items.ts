import type { TextRange } from '../../text/range.js';
import { beginsLine, lineEndOf, lineStartOf, nextLineOf } from './layout.js';

/** One item of a comma-separated list that is to go. */
export interface Removal {
  readonly index: number;
  /** Start and end of every item of the list. */
  readonly items: readonly (readonly [number, number])[];
  /** Between the brackets of the list. */
  readonly inside: TextRange;
}

interface Edit {
  readonly range: TextRange;
  readonly newText: string;
}

/** A comment that has a line for itself. */
const commentLine = /^[^\S\r\n]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/)[^\S\r\n]*$/;

/** The lines of an item that shares none with another, its trailing comma and comment and the comments above it with it. */
function ownLines(text: string, start: number, end: number, floor: number): TextRange | undefined {
  if (!beginsLine(text, start)) return undefined;
  const tail = text.slice(end, lineEndOf(text, end));
  if (!/^\s*,?\s*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/\s*)?$/.test(tail)) return undefined;
  let from = lineStartOf(text, start);
  while (from > floor) {
    const above = lineStartOf(text, from - 1);
    const line = text.slice(above, lineEndOf(text, above));
    if (above <= floor || !commentLine.test(line)) break;
    from = above;
  }
  return { start: from, end: nextLineOf(text, end) };
}

/** Removes a run of neighbours, `first` to `last`, with one comma each. */
function removeRun(text: string, { items, inside }: Removal, first: number, last: number): Edit[] {
  const [from, to] = [items[first], items[last]];
  if (!from || !to) return [];
  const [before, after] = [items[first - 1], items[last + 1]];
  if (!before && !after) return [{ range: inside, newText: '' }];
  const lines = ownLines(text, from[0], to[1], inside.start);
  if (lines) return [{ range: lines, newText: '' }];
  if (after) return [{ range: { start: from[0], end: after[0] }, newText: '' }];
  return before ? [{ range: { start: before[1], end: to[1] }, newText: '' }] : [];
}

/** The edits that take items out of their lists and leave lists that parse and look as before: commas, lines, comments. They do not overlap. */
export function removeItems(text: string, removals: readonly Removal[]): Edit[] {
  const lists = new Map<number, { readonly removal: Removal; readonly indexes: Set<number> }>();
  for (const removal of removals) {
    const list = lists.get(removal.inside.start);
    if (list) list.indexes.add(removal.index);
    else lists.set(removal.inside.start, { removal, indexes: new Set([removal.index]) });
  }
  const edits: Edit[] = [];
  for (const { removal, indexes } of lists.values()) {
    const sorted = [...indexes].sort((a, b) => a - b);
    for (let i = 0; i < sorted.length; i++) {
      const first = sorted[i] ?? 0;
      while (sorted[i + 1] === (sorted[i] ?? 0) + 1) i++;
      edits.push(...removeRun(text, removal, first, sorted[i] ?? first));
    }
  }
  // An item inside another that goes as well goes with it.
  return edits.filter(
    ({ range }) =>
      !edits.some(
        (other) =>
          other.range !== range &&
          other.range.start <= range.start &&
          range.end <= other.range.end &&
          other.range.end - other.range.start > range.end - range.start,
      ),
  );
}
