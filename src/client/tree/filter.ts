import type { Severity } from '../../core/rules/rule.js';
import type { FindingItem } from '../../protocol/report.js';

/** What the user has chosen to see in the tree. */
export interface TreeFilter {
  readonly severities: ReadonlySet<Severity>;
  /** Only what no baseline knows. */
  readonly onlyNew: boolean;
  /** Only what stands in the file at hand. */
  readonly onlyActive: boolean;
}

export const noFilter: TreeFilter = {
  severities: new Set<Severity>(['error', 'warning', 'information', 'hint']),
  onlyNew: true,
  onlyActive: false,
};

/**
 * The findings that a filter lets through.
 *
 * @param active URI of the file at hand
 */
export function filtered(
  findings: readonly FindingItem[],
  { severities, onlyNew, onlyActive }: TreeFilter,
  active: string | undefined,
): FindingItem[] {
  return findings.filter(
    ({ severity, isKnown, uri }) =>
      severities.has(severity) && !(onlyNew && isKnown) && (!onlyActive || uri === active),
  );
}
