import type { Language } from '../../language/language.js';
import type { DriftReport } from './drift-report.js';

/** `3 new, 1 changed and 2 gone`, what does not occur left out. */
export function driftCounts({ entries, sentences }: DriftReport, { drift }: Language): string {
  const counted = entries.length > 0 ? entries : (sentences ?? []);
  const count = (kind: 'new' | 'changed' | 'gone'): number => counted.filter((entry) => entry.kind === kind).length;
  return drift.counts(count('new'), count('changed'), count('gone'), entries.length === 0);
}
