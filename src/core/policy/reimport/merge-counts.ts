import type { Language } from '../../language/language.js';
import type { Merged } from './merge.js';

/** `3 new, 1 changed, 2 gone, 8 only quoted anew`, rows and what holds for the policy as a whole together. */
export function mergeCounts({ comparison, facts }: Merged, { drift }: Language): string {
  const of = (kind: string): number =>
    comparison.rows.filter((row) => row.kind === kind).length + facts.filter((fact) => fact.kind === kind).length;
  return drift.merged(comparison.added.length + of('new'), of('changed'), of('gone'), of('moved'));
}
