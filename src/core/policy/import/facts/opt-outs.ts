import type { ImportedChoice, ImportedRow } from '../imported.js';

/** The choices that the policy offers, each kind, setting and link once. */
export function optOuts(rows: readonly ImportedRow[]): ImportedChoice[] {
  const out = new Map<string, ImportedChoice>();
  for (const row of rows) {
    if (row.practice !== 'choice' || row.negated || !row.choice) continue;
    const key = `${row.choice.kind}:${row.choice.key ?? row.choice.links.join()}`;
    if (!out.has(key)) out.set(key, row.choice);
  }
  return [...out.values()];
}
