import type { Evidence } from '../imported.js';
import type { Block, PolicyDocument } from '../structure/document.js';
import { isArchiveNote } from '../structure/skip.js';
import { findDate } from './dates.js';

const strong =
  /\b(?:last|most recent(?:ly)?|date of (?:last|latest))\s+(?:\w+\s+)?(?:modified|updated|revised|changed|amended|reviewed|update|revision|modification|edited)|\b(?:modified|updated|revised|amended)\s*(?:on|as of|:)|\brevision date|\bupdated\b/i;
const weak = /\b(?:effective|in effect|posted|version|dated?|adopted|as of|valid from|in force)\b/i;

/** Where a block ends, or the next where the block is only the label of a date: "Effective date" and the date below it. */
function endOf(block: Block, next: Block | undefined): number {
  const short = block.end - block.start < 30 && next !== undefined && next.end - next.start < 40;
  return short && next.start - block.end < 30 ? next.end : block.end;
}

/** When the policy says that it was last changed; failing that, from when it holds. The date of an archive that kept a copy is neither. */
export function lastModified(
  document: PolicyDocument,
): { readonly iso: string; readonly evidence: Evidence | undefined } | undefined {
  let fallback: { iso: string; evidence: Evidence } | undefined;
  for (const [index, block] of document.blocks.entries()) {
    const body = document.shadow.slice(block.start, endOf(block, document.blocks[index + 1]));
    if (isArchiveNote(body)) continue;
    for (const [rank, test] of [strong, weak].entries()) {
      const cue = test.exec(body);
      if (!cue) continue;
      const from = Math.max(0, cue.index - 60);
      const window = body.slice(from, cue.index + 140);
      const after = findDate(body.slice(cue.index, cue.index + 140));
      const date = after ?? findDate(window);
      if (!date) continue;
      const start = block.start + (after ? cue.index : from);
      const end = after
        ? block.start + cue.index + after.index + after.length
        : block.start + from + date.index + date.length;
      const found = { iso: date.iso, evidence: { start, end, quote: document.text.slice(start, end) } };
      if (rank === 0) return found;
      fallback ??= found;
    }
  }
  if (fallback) return fallback;
  const declared = document.declaredDate === undefined ? undefined : findDate(document.declaredDate);
  return declared ? { iso: declared.iso, evidence: undefined } : undefined;
}
