import type { AuditResult } from '../session.js';
import type { Reporting } from './report.js';
import { countBySeverity } from './severity.js';

/** Whether no policy governs any of the audited files. */
export function hasNoPolicy(result: AuditResult): boolean {
  return result.policies.length === 0;
}

/** What was checked, against what, how long it took: `59 files (1,764 lines) checked against privacy.policy.yaml in 0.8 s`. */
export function scopeInWords(reporting: Reporting): string {
  const { files, lineCount, milliseconds, policies } = reporting.result;
  const names = policies.map(({ uri }) => reporting.path(uri));
  return reporting.language.report.scope(files, lineCount, names, milliseconds);
}

/** `12 findings (3 errors, 9 warnings) in 4 files`, or that there are none. */
export function findingsInWords(reporting: Reporting): string {
  const shown = reporting.shown();
  const files = new Set(shown.map(({ uri }) => uri)).size;
  return reporting.language.report.findingsInFiles(countBySeverity(shown), files);
}
