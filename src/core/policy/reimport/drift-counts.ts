import type { DriftReport } from './drift-report.js';

/** `3 new, 1 changed and 2 gone`, what does not occur left out. */
export function driftCounts({ entries, sentences }: DriftReport): string {
  const counted = entries.length > 0 ? entries : (sentences ?? []);
  const counts = (['new', 'changed', 'gone'] as const).flatMap((kind) => {
    const count = counted.filter((entry) => entry.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  const last = counts.pop() ?? 'nothing new';
  const listed = counts.length === 0 ? last : `${counts.join(', ')} and ${last}`;
  return entries.length > 0 ? listed : `${listed} among the sentences of the text`;
}
