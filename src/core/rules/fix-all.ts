import type { TextRange } from '../text/range.js';
import type { Finding, Fix, FixEdit } from './rule.js';

/** Rules of which some fix is safe: those of the others are not even made. docs/editor.md says of each rule why. */
export const safelyMended: ReadonlySet<string> = new Set([
  'invalid-annotation',
  'invalid-policy',
  'sdk-privacy-setting',
  'unused-suppression',
]);

/** The fix of a finding that may be made with nobody looking at it; undefined where there is none. Other files than that of the finding are left alone. */
export function safeFix(finding: Finding, fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(
    ({ isSafe, edits }) => isSafe === true && edits.every((edit) => 'range' in edit && edit.uri === finding.uri),
  );
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
