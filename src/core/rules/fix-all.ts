import type { TextRange } from '../text/range.js';
import type { Fix, FixEdit } from './rule.js';

/** Rules whose preferred fix changes comments alone, never what the program does or what a policy declares. */
const safe: ReadonlySet<string> = new Set(['unused-suppression']);

/** Whether all findings of a rule may be mended at once without anybody looking at each. */
export function isSafeToFixAll(rule: string): boolean {
  return safe.has(rule);
}

function touches(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * The edits of many fixes together, those left out that touch one which comes before: they come with the next run.
 *
 * @param fixes of one text as it is now, each whole or not at all
 */
export function joinFixes(fixes: readonly Fix[]): FixEdit[] {
  const joined: FixEdit[] = [];
  const isFree = (edit: FixEdit): boolean =>
    'range' in edit &&
    !joined.some((other) => 'range' in other && other.uri === edit.uri && touches(other.range, edit.range));
  for (const { edits } of fixes) if (edits.length > 0 && edits.every(isFree)) joined.push(...edits);
  return joined;
}
