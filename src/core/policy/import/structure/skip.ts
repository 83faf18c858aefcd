import type { Block, Link, PolicyDocument } from './document.js';

function plainText(document: PolicyDocument, block: Block): string {
  return document.shadow
    .slice(block.start, block.end)
    .replace(/\u2060/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function isAnchor(block: Block, links: readonly Link[]): boolean {
  return links.some(
    ({ url, start, end }) =>
      /^[^:]*#/.test(url) &&
      start >= block.start - 2 &&
      end <= block.end + 400 &&
      end - start >= (block.end - block.start) * 0.8,
  );
}

/** Whether a block tells where a copy of the policy was kept, and says nothing of the policy. */
export function isArchiveNote(text: string): boolean {
  return /\b(?:archived (?:on|at|from)|wayback machine|web\.archive\.org|original snapshot|extracted and transformed)\b/i.test(
    text,
  );
}

/** Blocks that are no part of what the policy says: tables of contents, and notes of an archive. */
export function skippedBlocks(document: PolicyDocument): ReadonlySet<Block> {
  const skipped = new Set<Block>();
  const titles = new Set(
    document.blocks.filter(({ kind }) => kind === 'heading').map((block) => plainText(document, block)),
  );
  const groups = new Map<number, Block[]>();
  document.blocks.forEach((block, index) => {
    if (index < 4 && isArchiveNote(document.shadow.slice(block.start, block.end))) skipped.add(block);
    if (block.kind === 'item' && block.group !== undefined) {
      const group = groups.get(block.group) ?? [];
      group.push(block);
      groups.set(block.group, group);
    }
  });
  for (const items of groups.values()) {
    const named = items.filter((item) => isAnchor(item, document.links) || titles.has(plainText(document, item)));
    if (items.length > 1 && named.length >= items.length * 0.6) for (const item of items) skipped.add(item);
  }
  return skipped;
}
