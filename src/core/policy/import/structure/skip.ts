import { openingLabel } from '../records/labels.js';
import type { Block, Link, PolicyDocument } from './document.js';

function plainText(document: PolicyDocument, block: Block): string {
  return document.shadow
    .slice(block.start, block.end)
    .replace(/\u2060/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(?:\d{1,2}|[ivx]{1,4}|[a-z]) (?=\S)/, '');
}

/** Whether two titles are the same but for a word or so. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const left = new Set(a.split(' '));
  const right = new Set(b.split(' '));
  let both = 0;
  for (const word of left) if (right.has(word)) both++;
  return both >= 2 && both / (left.size + right.size - both) >= 0.6;
}

/** Whether a block is hardly more than a link to a place of the same page. */
function isAnchor(block: Block, links: readonly Link[]): boolean {
  return links.some(
    ({ start, end }) =>
      start >= block.start - 2 && end <= block.end + 400 && end - start >= (block.end - block.start) * 0.8,
  );
}

/** Whether a block tells where a copy of the policy was kept, and says nothing of the policy. */
export function isArchiveNote(text: string): boolean {
  return /\b(?:archived (?:on|at|from)|wayback machine|web\.archive\.org|original snapshot|extracted and transformed)\b/i.test(
    text,
  );
}

/** Contents stand near the top: in a long text, titles are not compared word by word to its end. */
const mostComparisons = 20_000;

/** Blocks that are no part of what the policy says: tables of contents, and notes of an archive. */
export function skippedBlocks(document: PolicyDocument): ReadonlySet<Block> {
  const skipped = new Set<Block>();
  const titles = document.blocks
    .filter((block) => block.kind === 'heading' || isLabel(block))
    .map((block) => plainText(document, block));
  const groups = new Map<number, Block[]>();
  document.blocks.forEach((block, index) => {
    if (index < 4 && isArchiveNote(document.shadow.slice(block.start, block.end))) skipped.add(block);
    if (block.kind === 'item' && block.group !== undefined) {
      const group = groups.get(block.group) ?? [];
      group.push(block);
      groups.set(block.group, group);
    }
  });
  const anchors = document.links.filter(({ url }) => /^[^:]*#/.test(url));
  const exact = new Set(titles);
  let left = mostComparisons;
  for (const items of groups.values()) {
    const named = items.filter((item) => {
      if (isAnchor(item, anchors)) return true;
      const text = item.end - item.start < 150 ? plainText(document, item) : '';
      if (text === '' || exact.has(text)) return text !== '';
      left -= titles.length;
      return left > 0 && titles.some((title) => alike(title, text));
    });
    if (items.length > 1 && named.length >= items.length * 0.6) for (const item of items) skipped.add(item);
  }
  for (const block of repeatedTitles(document)) skipped.add(block);
  return skipped;
}

/** Whether a block opens with bold print, which may be the title of what follows. */
function isLabel(block: Block): boolean {
  return block.kind === 'paragraph' && (block.strong[0]?.start ?? Number.POSITIVE_INFINITY) <= block.start + 3;
}

/** Titles that stand one under another without text between, each of which comes again as the title of a part: contents that are no list. */
function repeatedTitles(document: PolicyDocument): Block[] {
  const short = document.blocks.map((block) =>
    block.kind !== 'cell' && block.end - block.start < 120 && !openingLabel(document.shadow, block.start, block.end)
      ? plainText(document, block)
      : '',
  );
  const last = new Map<string, number>();
  short.forEach((text, index) => {
    if (text !== '') last.set(text, index);
  });
  const out: Block[] = [];
  let run: Block[] = [];
  document.blocks.forEach((block, index) => {
    const again = short[index] !== '' && (last.get(short[index] ?? '') ?? index) > index;
    if (again && block.kind !== 'item') run.push(block);
    if (!again || index === document.blocks.length - 1) {
      if (run.length > 2) out.push(...run);
      run = [];
    }
  });
  return out;
}
