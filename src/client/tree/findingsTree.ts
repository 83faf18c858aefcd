import { EventEmitter, type ProviderResult, type TreeDataProvider, type TreeItem } from 'vscode';
import type { FindingItem } from '../../protocol/report.js';
import { filesOf, findingsOf, groupsOf, type Grouping, type GroupNode, type TreeNode } from './grouping.js';
import { treeItem } from './treeItem.js';

/** Findings as a tree. Only what is unfolded is built. Who asks for the roots waits until it is known what there is: to say that there is nothing is an all-clear. */
export class FindingsTree implements TreeDataProvider<TreeNode> {
  readonly #known: () => Promise<void>;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #groups: readonly GroupNode[] = [];
  #by: Grouping = 'category';
  #waiting = 0;

  /** @param known ends when the findings have been shown that there are */
  constructor(known: () => Promise<void>) {
    this.#known = known;
  }

  show(findings: readonly FindingItem[], by: Grouping): void {
    this.#by = by;
    this.#groups = groupsOf(findings, by);
    // Who waits gets them anyway, and VS Code can lose a change that comes while it builds the tree.
    if (this.#waiting === 0) this.#changed.fire(undefined);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node, this.#by);
  }

  getChildren(node?: TreeNode): ProviderResult<TreeNode[]> {
    if (node === undefined) return this.#roots();
    if (node.kind === 'group') return filesOf(node);
    return node.kind === 'file' ? findingsOf(node) : [];
  }

  async #roots(): Promise<GroupNode[]> {
    this.#waiting++;
    try {
      await this.#known();
    } finally {
      this.#waiting--;
    }
    return [...this.#groups];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === 'group' ? undefined : node.parent;
  }
}
