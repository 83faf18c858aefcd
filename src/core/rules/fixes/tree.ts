import type { TSESTree } from '@typescript-eslint/types';
import type { TextRange } from '../../text/range.js';

/** A node of the tree as far as walking over it goes. */
export type Node = TSESTree.Node;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

/** The children of a node, in no order. */
export function childrenOf(node: Node): Node[] {
  const found: Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === 'parent' || typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) found.push(...value.filter(isNode));
    else if (isNode(value)) found.push(value);
  }
  return found;
}

/** The nodes that hold a range, outermost first. */
export function pathTo(root: Node, { start, end }: TextRange): Node[] {
  const path: Node[] = [];
  let at: Node | undefined = root;
  while (at) {
    path.push(at);
    at = childrenOf(at).find(({ range }) => range[0] <= start && end <= range[1]);
  }
  return path;
}

/** The nodes that lie around an offset: it is inside each of them, not at an edge. Outermost first. */
export function pathAround(root: Node, offset: number): Node[] {
  const path: Node[] = [];
  let at: Node | undefined = root;
  while (at) {
    path.push(at);
    at = childrenOf(at).find(({ range }) => range[0] < offset && offset < range[1]);
  }
  return path;
}
