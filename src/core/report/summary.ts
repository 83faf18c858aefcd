import type { AuditResult } from '../session.js';
import type { Reporting } from './report.js';
import { countsInWords, plural } from './severity.js';

/** The one hint to somebody who has no policy file yet. */
export const importHint =
  'To compare it with your privacy policy, make a policy file from its text: pledge import POLICY.md --output privacy.policy.yaml';

/** Whether no policy governs any of the audited files. */
export function hasNoPolicy(result: AuditResult): boolean {
  return result.policies.length === 0;
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What was checked, against what, how long it took: `59 files (1,764 lines) checked against privacy.policy.yaml in 0.8 s`. */
export function scopeInWords(reporting: Reporting): string {
  const { files, lineCount, milliseconds, policies } = reporting.result;
  const names = policies.map(({ uri }) => reporting.path(uri));
  const against =
    names.length === 0 ? '' : names.length > 3 ? ` against ${names.length} policies` : ` against ${names.join(', ')}`;
  return `${plural(files, 'file')} (${plural(lineCount, 'line')}) checked${against} in ${inSeconds(milliseconds)}`;
}

/** `12 findings (3 errors, 9 warnings) in 4 files`, or that there are none. */
export function findingsInWords(reporting: Reporting): string {
  const shown = reporting.shown();
  if (shown.length === 0) return 'No findings';
  const files = new Set(shown.map(({ uri }) => uri)).size;
  return `${plural(shown.length, 'finding')} (${countsInWords(shown)}) in ${plural(files, 'file')}`;
}
