import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { PolicyEdit } from '../append.js';
import type { RowStatus } from '../model.js';
import { renderFlow } from '../render.js';
import { orderedKeys } from '../row-order.js';
import type { WrittenRow } from './written-rows.js';

function insertion(at: number, newText: string): PolicyEdit {
  return { range: { start: at, end: at }, newText };
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Writes the key where a person would look for it: before what stands after it in every row that is written. */
function addStatus(text: string, map: YAMLMap, status: RowStatus): PolicyEdit | undefined {
  const pairs = map.items;
  const names = pairs.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  const after = new Set(orderedKeys.slice(orderedKeys.indexOf('status') + 1));
  const next = pairs[names.findIndex((name) => after.has(name))];
  const written = `status: ${status}`;
  const nextStart = isScalar(next?.key) ? next.key.range?.[0] : undefined;
  if (map.flow === true) {
    if (nextStart !== undefined) return insertion(nextStart, `${written}, `);
    const close = text.lastIndexOf('}', (map.range?.[1] ?? 0) - 1);
    const end = text.slice(0, close).trimEnd().length;
    if (close < 0) return undefined;
    const comma = text.charAt(end - 1) === ',' || pairs.length === 0 ? '' : ',';
    return { range: { start: end, end: close }, newText: `${comma} ${written} ` };
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (nextStart !== undefined) return insertion(nextStart, `${written}${eol}${' '.repeat(columnOf(text, nextStart))}`);
  const first = pairs[0]?.key;
  const start = isScalar(first) ? first.range?.[0] : undefined;
  if (start === undefined) return undefined;
  let end = map.range?.[1] ?? start;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  // A comment may follow on the last line.
  const lineEnd = text.slice(end).search(/\r?\n/);
  return insertion(lineEnd < 0 ? text.length : end + lineEnd, `${eol}${' '.repeat(columnOf(text, start))}${written}`);
}

function statusEdit(text: string, { node }: WrittenRow, status: RowStatus): PolicyEdit | undefined {
  if (isMap(node)) {
    const value = node.get('status', true);
    if (value?.range) return { range: { start: value.range[0], end: value.range[1] }, newText: status };
    return addStatus(text, node, status);
  }
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  return { range: { start, end }, newText: renderFlow({ kind: node.value, status }) };
}

/**
 * The edits by which a person accepts or rejects rows. The marks of the last import above them go: somebody has looked at them. Everything else of the text
 * stays as it is.
 *
 * @param rows of this text, as `writtenRows` gives them
 */
export function setStatus(text: string, rows: readonly WrittenRow[], status: RowStatus): readonly PolicyEdit[] {
  return rows.flatMap((row) => {
    const edit = row.status === status ? undefined : statusEdit(text, row, status);
    const mark = row.mark && { range: { start: row.mark.start, end: row.mark.end }, newText: '' };
    return [...(mark ? [mark] : []), ...(edit ? [edit] : [])];
  });
}
