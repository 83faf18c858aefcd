import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { PolicyEdit } from '../append.js';
import { renderBlock, renderFlow } from '../render.js';
import type { QuoteEntry } from '../schema.js';

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** A text as the value of a key that stands at a column: folded below it where it is long. */
function rendered(text: string, key: string, value: string | number, column: number, flow: boolean): string {
  if (flow || typeof value === 'number') return renderFlow(value);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = renderBlock({ [key]: value }, 2).slice(key.length + 2);
  return block.split('\n').join(`${eol}${' '.repeat(column)}`);
}

function replaced(text: string, map: YAMLMap, name: string, value: string | number): PolicyEdit | undefined {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === name);
  const held = pair?.value as Node | null | undefined;
  if (!isScalar(pair?.key) || !pair.key.range || !isScalar(held) || !held.range || held.value === value)
    return undefined;
  const start = held.range[0];
  const newText = rendered(text, name, value, columnOf(text, pair.key.range[0]), map.flow === true);
  return { range: { start, end: trimmedEnd(text, start, held.range[1]) }, newText };
}

/**
 * The edits that make a quote of a policy file say other words, or stand at another place. Keys that the quote does not have are not added.
 *
 * @param row the node that holds the quote: a row, or a section such as `retention`
 */
export function rewriteQuote(text: string, row: Node, quote: QuoteEntry): readonly PolicyEdit[] {
  const map = isMap(row) ? row.get('quote') : undefined;
  if (!isMap(map)) return [];
  const values: readonly (readonly [string, string | number | undefined])[] = [
    ['section', quote.section],
    ['start', quote.start],
    ['end', quote.end],
    ['text', quote.text],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : (replaced(text, map, name, value) ?? [])));
}
