import type { Severity } from '../../core/rules/rule.js';
import type { FindingItem } from '../../protocol/report.js';

export const groupings = ['category', 'recipient', 'rule'] as const;
/** What stands at the top of the tree. */
export type Grouping = (typeof groupings)[number];

/** Findings of one file in a group. */
export interface FileNode {
  readonly kind: 'file';
  readonly uri: string;
  readonly findings: readonly FindingItem[];
  readonly parent: GroupNode;
}

export interface FindingNode {
  readonly kind: 'finding';
  readonly finding: FindingItem;
  readonly parent: FileNode;
}

export interface GroupNode {
  readonly kind: 'group';
  /** Empty for findings that have none of what is grouped by. */
  readonly label: string;
  readonly findings: readonly FindingItem[];
  /** The gravest of its findings. */
  readonly severity: Severity;
}

export type TreeNode = GroupNode | FileNode | FindingNode;

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function keysOf(finding: FindingItem, by: Grouping): readonly string[] {
  if (by === 'rule') return [finding.rule];
  if (by === 'recipient') return [finding.recipient ?? ''];
  return finding.categories.length > 0 ? finding.categories : [''];
}

function collect<T>(items: readonly T[], keysOfItem: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOfItem(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  return groups;
}

/** The top of the tree: the gravest groups first, then the largest; what has no category or recipient comes last. A finding of two categories is in both. */
export function groupsOf(findings: readonly FindingItem[], by: Grouping): GroupNode[] {
  const groups = [...collect(findings, (finding) => keysOf(finding, by))].map(([label, own]): GroupNode => ({
    kind: 'group',
    label,
    findings: own,
    severity: order.find((severity) => own.some((finding) => finding.severity === severity)) ?? 'hint',
  }));
  return groups.sort(
    (a, b) =>
      Number(a.label === '') - Number(b.label === '') ||
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      b.findings.length - a.findings.length ||
      (a.label < b.label ? -1 : 1),
  );
}

export function filesOf(parent: GroupNode): FileNode[] {
  return [...collect(parent.findings, ({ uri }) => [uri])].map(([uri, findings]) => ({
    kind: 'file',
    uri,
    findings,
    parent,
  }));
}

export function findingsOf(parent: FileNode): FindingNode[] {
  return parent.findings.map((finding) => ({ kind: 'finding', finding, parent }));
}
