import {
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  l10n,
  workspace,
} from 'vscode';
import { ruleLink } from '../../core/report/ruleLink.js';
import type { Severity } from '../../core/rules/rule.js';
import type { FileNode, FindingNode, Grouping, GroupNode, TreeNode } from './grouping.js';

const icons: Readonly<Record<Severity, ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  information: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb'),
};

function severityWord(severity: Severity): string {
  return {
    error: l10n.t('error'),
    warning: l10n.t('warning'),
    information: l10n.t('information'),
    hint: l10n.t('hint'),
  }[severity];
}

function count(findings: number): string {
  return findings === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', findings);
}

function groupItem({ label, findings, severity }: GroupNode, by: Grouping): TreeItem {
  const nothing = by === 'recipient' ? l10n.t('stays inside') : l10n.t('no data category');
  const name = label === '' ? nothing : label.charAt(0).toUpperCase() + label.slice(1);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = `${by} ${label}`;
  item.iconPath = icons[severity];
  item.description = String(findings.length);
  item.accessibilityInformation = { label: `${name}, ${count(findings.length)}, ${severityWord(severity)}` };
  item.contextValue = 'group';
  return item;
}

function fileItem({ uri, findings, parent }: FileNode, by: Grouping): TreeItem {
  const resource = Uri.parse(uri);
  const path = workspace.asRelativePath(resource);
  const slash = path.lastIndexOf('/');
  const state = parent.findings.length <= 50 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(path.slice(slash + 1), state);
  item.id = `${by} ${parent.label} ${uri}`;
  item.resourceUri = resource;
  item.iconPath = ThemeIcon.File;
  item.description = path.slice(0, Math.max(0, slash));
  item.accessibilityInformation = { label: `${path}, ${count(findings.length)}` };
  item.contextValue = 'file';
  return item;
}

function findingItem({ finding, parent }: FindingNode, by: Grouping): TreeItem {
  const { uri, line, character, severity, message, rule, fingerprint } = finding;
  const item = new TreeItem(message, TreeItemCollapsibleState.None);
  item.id = `${by} ${parent.parent.label} ${uri} ${fingerprint}`;
  item.iconPath = icons[severity];
  item.description = l10n.t('line {0}', line + 1);
  const tooltip = new MarkdownString();
  tooltip.appendText(message);
  tooltip.appendMarkdown(`\n\n[${rule}](${ruleLink(rule)})`);
  item.tooltip = tooltip;
  item.accessibilityInformation = {
    label: `${severityWord(severity)}: ${message} ${l10n.t('{0}, line {1}', workspace.asRelativePath(Uri.parse(uri)), line + 1)}`,
  };
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Open'),
    arguments: [Uri.parse(uri), { selection: new Range(line, character, line, character) }],
  };
  item.contextValue = 'finding';
  return item;
}

/** How a node of the tree looks, and how it is read aloud. */
export function treeItem(node: TreeNode, by: Grouping): TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node, by);
    case 'file':
      return fileItem(node, by);
    case 'finding':
      return findingItem(node, by);
  }
}
