import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { TextRange } from '../../text/range.js';
import type { RowKind, RowStatus } from '../model.js';
import { markAbove, type RowMark } from './marks.js';

/** The sections whose items are rows, in the order in which people read them. */
export const rowSections: readonly RowKind[] = ['collects', 'uses', 'shares', 'denies', 'choices', 'trackers'];

/** A row as it stands in the text of a policy file, whatever else of the file is wrong. */
export interface WrittenRow {
  readonly section: RowKind;
  /** 0-based, in its section. */
  readonly index: number;
  /** From the first character of the row, without its dash, to its last. */
  readonly at: TextRange;
  /** A row that does not say its status counts as accepted. */
  readonly status: RowStatus;
  readonly id: string | undefined;
  /** 0 to 1, of the importer. */
  readonly confidence: number | undefined;
  /** The heading of the prose below which its quote stands. */
  readonly heading: string | undefined;
  /** What a newer text did to it, where nobody has looked at it since. */
  readonly mark: RowMark | undefined;
  /** The row in the tree of the `yaml` package: a mapping, or the scalar of a tracker. */
  readonly node: Node;
}

function textOf(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' ? value : undefined;
}

function statusOf(map: YAMLMap): RowStatus {
  const status = map.get('status');
  return status === 'proposed' || status === 'rejected' ? status : 'accepted';
}

function rowOf(text: string, section: RowKind, index: number, node: Node): WrittenRow | undefined {
  const range = node.range;
  if (!range) return undefined;
  let end = range[1];
  while (end > range[0] && /\s/.test(text.charAt(end - 1))) end--;
  const place = { section, index, at: { start: range[0], end }, mark: markAbove(text, range[0]), node };
  if (isMap(node)) {
    const confidence = node.get('confidence');
    const quote = node.get('quote');
    return {
      ...place,
      status: statusOf(node),
      id: textOf(node, 'id'),
      confidence: typeof confidence === 'number' ? confidence : undefined,
      heading: isMap(quote) ? textOf(quote, 'section') : undefined,
    };
  }
  if (!isScalar(node)) return undefined;
  return { ...place, status: 'accepted', id: undefined, confidence: undefined, heading: undefined };
}

/** The rows of a policy file in order; none where the text cannot be read as YAML. Never throws. */
export function writtenRows(text: string): readonly WrittenRow[] {
  try {
    const { contents, errors } = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
    if (errors.length > 0 || !isMap(contents)) return [];
    const rows = rowSections.flatMap((section) => {
      const list = contents.get(section, true);
      return isSeq(list) ? list.items.flatMap((node, index) => rowOf(text, section, index, node as Node) ?? []) : [];
    });
    return rows.sort((a, b) => a.at.start - b.at.start);
  } catch {
    // The parser recurses: text that opens thousands of brackets exhausts the stack.
    return [];
  }
}

/** The row whose lines hold an offset, its dash and its mark included. */
export function rowAt(text: string, rows: readonly WrittenRow[], offset: number): WrittenRow | undefined {
  return rows.find(({ at, mark }) => {
    const lineStart = text.lastIndexOf('\n', at.start - 1) + 1;
    const start = /^[ \t]*-?[ \t]*$/.test(text.slice(lineStart, at.start)) ? lineStart : at.start;
    const lineEnd = text.indexOf('\n', at.end);
    const alone = /^[ \t]*\r?$/.test(text.slice(at.end, lineEnd < 0 ? text.length : lineEnd));
    const end = alone ? (lineEnd < 0 ? text.length : lineEnd) : at.end;
    return (mark?.start ?? start) <= offset && offset <= end;
  });
}
