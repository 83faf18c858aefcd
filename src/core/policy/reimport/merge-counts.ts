import type { Merged } from './merge.js';

/** `3 new, 1 changed, 2 gone`, rows and what holds for the policy as a whole together. */
export function mergeCounts({ comparison, facts }: Merged): string {
  const of = (kind: string): number =>
    comparison.rows.filter((row) => row.kind === kind).length + facts.filter((fact) => fact.kind === kind).length;
  return `${comparison.added.length + of('new')} new, ${of('changed')} changed, ${of('gone')} gone`;
}
