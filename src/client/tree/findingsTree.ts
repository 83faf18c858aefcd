import { EventEmitter, type ProviderResult, type TreeDataProvider, type TreeItem } from 'vscode';
import type { FindingItem } from '../../protocol/report.js';
import { filesOf, findingsOf, groupsOf, type Grouping, type GroupNode, type TreeNode } from './grouping.js';
import { treeItem } from './treeItem.js';

/** Findings as a tree. Only what is unfolded is built. */
export class FindingsTree implements TreeDataProvider<TreeNode> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #groups: readonly GroupNode[] = [];
  #by: Grouping = 'category';

  show(findings: readonly FindingItem[], by: Grouping): void {
    this.#by = by;
    this.#groups = groupsOf(findings, by);
    this.#changed.fire(undefined);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node, this.#by);
  }

  getChildren(node?: TreeNode): ProviderResult<TreeNode[]> {
    if (node === undefined) return [...this.#groups];
    if (node.kind === 'group') return filesOf(node);
    return node.kind === 'file' ? findingsOf(node) : [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === 'group' ? undefined : node.parent;
  }
}
