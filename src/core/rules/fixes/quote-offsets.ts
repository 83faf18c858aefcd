import { isMap, isScalar } from 'yaml';
import type { PolicyProblem } from '../../policy/model.js';
import { rewriteQuote } from '../../policy/reimport/rewrite-quote.js';
import { rowAt, writtenRows } from '../../policy/review/written-rows.js';
import type { DraftFix } from './fix.js';

/** Where a quote starts in its text: where a problem with its `start` says so, else where it is written. */
function rightStart(written: unknown, problems: readonly PolicyProblem[]): number | undefined {
  if (!isScalar(written) || typeof written.value !== 'number') return undefined;
  const moved = problems.find(({ code, at }) => code === 'wrong-offset' && at.start === written.range?.[0]);
  return moved === undefined ? written.value : Number(moved.suggestions[0]);
}

/**
 * Corrects where a quote stands in a text that has not changed, its first and last character at once. The words stay, so that nothing else is said than before.
 *
 * @param problems all of the same file
 * @param file as people read its name
 */
export function correctOffsets(
  { at, uri, suggestions }: PolicyProblem,
  problems: readonly PolicyProblem[],
  text: string,
  file: string,
): DraftFix[] {
  const row = rowAt(text, writtenRows(text), at.start);
  const quote = isMap(row?.node) ? row.node.get('quote') : undefined;
  if (row === undefined || !isMap(quote)) return [];
  const words = quote.get('text');
  const start = rightStart(quote.get('start', true), problems);
  if (typeof words !== 'string' || start === undefined) return [];
  const edits = rewriteQuote(text, row.node, { text: words, start, end: start + words.length });
  if (edits.length === 0) return [];
  return [
    {
      title: ['changeTo', suggestions[0] ?? '', file],
      isSafe: true,
      edits: edits.map(({ range, newText }) => ({ uri, range, newText })),
    },
  ];
}
