import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import type { TextRange } from '../text/range.js';
import { isBlockMap, renderBlock, renderFlow } from './render.js';
import { orderedRow } from './row-order.js';
import type { ChoiceEntry, CollectEntry, DenyEntry, ShareEntry, TrackerEntry, UseEntry } from './schema.js';

/** A row as it is written in the file, with its section. */
export type RowDraft =
  | { readonly section: 'collects'; readonly row: CollectEntry }
  | { readonly section: 'uses'; readonly row: UseEntry }
  | { readonly section: 'shares'; readonly row: ShareEntry }
  | { readonly section: 'denies'; readonly row: DenyEntry }
  | { readonly section: 'choices'; readonly row: ChoiceEntry }
  | { readonly section: 'trackers'; readonly row: TrackerEntry };

/** One replacement in a text. */
export interface PolicyEdit {
  readonly range: TextRange;
  readonly newText: string;
}

interface Draft {
  readonly section: RowDraft['section'];
  readonly row: unknown;
}

interface Layout {
  readonly text: string;
  readonly eol: string;
}

function insertion(at: number, newText: string): PolicyEdit {
  return { range: { start: at, end: at }, newText };
}

/** Where the line of an offset ends, before its line break. */
function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/\r?\n/);
  return found < 0 ? text.length : offset + found;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function lastCharacter(text: string, node: Node): number {
  let end = node.range?.[1] ?? 0;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

/** The lines of one list item, each with its line break before it. */
function item(row: unknown, column: number, block: number | undefined, eol: string): string {
  const margin = ' '.repeat(column);
  const mapping = typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : undefined;
  if (!mapping || block === undefined) return `${eol}${margin}- ${renderFlow(row)}`;
  const lines = renderBlock(mapping, block).split('\n');
  return lines
    .map((line, index) => (line === '' ? eol : `${eol}${margin}${index === 0 ? '- ' : '  '}${line}`))
    .join('');
}

function intoFlow(
  { text }: Layout,
  list: Node & { readonly items: readonly unknown[] },
  row: unknown,
): PolicyEdit | undefined {
  const last = list.items.at(-1);
  const close = lastCharacter(text, list) - 1;
  if (text.charAt(close) !== ']') return undefined;
  const written = renderFlow(row);
  const lastNode = last as Node | undefined;
  const end = lastNode?.range?.[1];
  if (end === undefined) return insertion(close, written);
  const between = text.slice(end, close);
  // A list of one line a row goes on like that; the comma may stand already.
  const comma = between.includes(',') ? '' : ',';
  const lastStart = lastNode?.range?.[0] ?? end;
  const ownLine = /^\s*$/.test(text.slice(lastStart - columnOf(text, lastStart), lastStart));
  if (!ownLine) return insertion(end, `, ${written}`);
  const commaAt = comma === '' ? end + between.indexOf(',') + 1 : end;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return insertion(
    commaAt,
    `${comma}${eol}${' '.repeat(columnOf(text, lastStart))}${written}${comma === '' ? ',' : ''}`,
  );
}

function intoBlock(
  { text, eol }: Layout,
  list: Node & { readonly items: readonly unknown[] },
  row: unknown,
): PolicyEdit | undefined {
  const last = list.items.at(-1) as Node | undefined;
  const start = list.range?.[0];
  if (!last?.range || start === undefined) return undefined;
  const column = columnOf(text, start);
  const inner = isBlockMap(last) ? 2 : undefined;
  return insertion(lineEnd(text, lastCharacter(text, list)), item(row, column, inner, eol));
}

function newSection({ text, eol }: Layout, root: Node, { section, row }: Draft): PolicyEdit {
  const body = text.trimEnd();
  const end = body.length;
  const block = typeof row === 'object' ? 2 : undefined;
  if (isMap(root) && root.flow === true) {
    const close = lastCharacter(text, root) - 1;
    const comma = root.items.length > 0 ? ', ' : '';
    return insertion(close, `${comma}${section}: [${renderFlow(row)}]`);
  }
  // After the last thing said, and not below a comment or document end mark that may follow it.
  const last = Math.min(end, lineEnd(text, lastCharacter(text, root)));
  return insertion(last, `${eol}${section}:${item(row, 2, block, eol)}`);
}

/**
 * The edit that adds a row to a policy file: after the last row of its section, in the style of that row (one line or several, its indentation), with
 * comments and everything else left as they are.
 *
 * @returns one insertion, or undefined where the text cannot be read as YAML or the section is no list
 */
export function appendRow(text: string, { section, row }: RowDraft): PolicyEdit | undefined {
  const draft: Draft = { section, row: typeof row === 'string' ? row : orderedRow(row) };
  const layout: Layout = { text, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  const root = document.contents;
  if (root === null) {
    const start = text === '' || text.endsWith('\n') ? '' : layout.eol;
    const block = typeof draft.row === 'object' ? 2 : undefined;
    return insertion(
      text.length,
      `${start}version: 1${layout.eol}${draft.section}:${item(draft.row, 2, block, layout.eol)}${layout.eol}`,
    );
  }
  if (!isMap(root)) return undefined;
  const pair = (root.items as Pair[]).find(({ key }) => isScalar(key) && key.value === draft.section);
  if (!pair) return newSection(layout, root, draft);
  const { key, value } = pair;
  if (isSeq(value)) {
    if (value.flow === true) return intoFlow(layout, value, draft.row);
    return intoBlock(layout, value, draft.row);
  }
  const isEmpty = value === null || (isScalar(value) && value.value === null);
  if (!isEmpty || root.flow === true || !isScalar(key) || !key.range) return undefined;
  const block = typeof draft.row === 'object' ? 2 : undefined;
  const column = columnOf(text, key.range[0]) + 2;
  const written = isScalar(value) && value.source !== undefined && value.source !== '';
  // "collects: null" or "collects: ~": the word goes.
  if (written && value.range)
    return {
      range: { start: text.indexOf(':', key.range[1]) + 1, end: value.range[1] },
      newText: item(draft.row, column, block, layout.eol),
    };
  return insertion(lineEnd(text, key.range[1]), item(draft.row, column, block, layout.eol));
}
