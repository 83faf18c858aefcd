import type { Block } from './document.js';

/**
 * The block that introduces each list item or table cell: the item above it in the nesting, or else the paragraph or heading before the list. Headings are
 * left out, since they are known anyway.
 */
export function parentsOf(blocks: readonly Block[]): ReadonlyMap<Block, Block> {
  const parents = new Map<Block, Block>();
  const groupLead = new Map<number, Block | undefined>();
  const path: Block[] = [];
  let lastParagraph: Block | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      lastParagraph = undefined;
      path.length = 0;
    } else if (block.kind === 'paragraph') {
      lastParagraph = block;
      path.length = 0;
    } else if (block.kind === 'item') {
      while (path.length > 0 && (path.at(-1)?.level ?? 0) >= block.level) path.pop();
      const group = block.group ?? 0;
      if (!groupLead.has(group)) groupLead.set(group, path.at(-1) ?? lastParagraph);
      const lead = groupLead.get(group);
      if (lead) parents.set(block, lead);
      path.push(block);
    } else if (lastParagraph) parents.set(block, lastParagraph);
  }
  return parents;
}
