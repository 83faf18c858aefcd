import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  parseDocument,
  visit,
  type ToStringOptions,
  type YAMLMap,
} from 'yaml';

/** Lines of prose are folded at this column; a mapping that fits is written on one line. */
const width = 100;

export const renderOptions: ToStringOptions = {
  lineWidth: width,
  indent: 2,
  indentSeq: true,
  flowCollectionPadding: true,
};
const oneLine: ToStringOptions = { ...renderOptions, lineWidth: 0 };

/** Takes the padding out of lists on one line (`[a, b]`), where mappings keep theirs (`{ a: b }`): the library pads both or none. */
export function tightenLists(text: string): string {
  const cuts: number[] = [];
  visit(parseDocument(text, { prettyErrors: false, logLevel: 'error' }), {
    Seq: (_, { flow, range }) => {
      if (flow !== true || !range) return;
      const [start, end] = range;
      if (text.startsWith('[ ', start)) cuts.push(start + 1);
      if (text.startsWith(' ]', end - 2)) cuts.push(end - 2);
    },
  });
  let result = text;
  for (const cut of cuts.sort((a, b) => b - a)) result = result.slice(0, cut) + result.slice(cut + 1);
  return result;
}

/** Plain data as YAML on one line, without a line break at its end. */
export function renderFlow(value: unknown): string {
  const document = new Document(value, { version: '1.2' });
  if (isCollection(document.contents)) document.contents.flow = true;
  plainStyles(document);
  // A text that a reader would take for several lines is quoted with escapes, so one line stays one.
  return tightenLists(document.toString(oneLine).trimEnd());
}

function plainStyles(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = 'QUOTE_DOUBLE';
    },
  });
}

function fits(node: unknown, column: number): boolean {
  return column + renderFlow(node).length <= width;
}

/**
 * Chooses a style that reads well: lists and mappings that fit stand on one line, long prose is folded below its key.
 *
 * @param column where values stand about, so that what would run over the edge is broken
 */
export function style(document: Document, column: number): void {
  visit(document, {
    Pair: (_, pair) => {
      const { value } = pair;
      if (!isPair(pair) || !isCollection(value) || hasCollections(value)) return;
      const key = isScalar(pair.key) ? String(pair.key.value).length : 0;
      if (fits(value.toJSON(), column + key + 2)) value.flow = true;
    },
    Scalar: (key, node, path) => {
      const { value } = node;
      if (key !== 'value' || typeof value !== 'string') return;
      const inFlow = path.some((above) => isCollection(above) && above.flow === true);
      const prose = /^\S.*\S$/s.test(value) && !/[\t\r]|[ ]{2}|[^\n\P{C}]/u.test(value);
      if (inFlow || !prose || (value.length < width - column && !value.includes('\n'))) {
        if (value.includes('\n')) node.type = 'QUOTE_DOUBLE';
        return;
      }
      node.type = value.includes('\n') ? 'BLOCK_LITERAL' : 'BLOCK_FOLDED';
    },
  });
}

function hasCollections(node: { readonly items: readonly unknown[] }): boolean {
  return node.items.some((item) => isCollection(item) || (isPair(item) && isCollection(item.value)));
}

/** A mapping as YAML block text without a line break at its end; its lines start at column 0. */
export function renderBlock(value: Readonly<Record<string, unknown>>, indent: number): string {
  const document = new Document(value, { version: '1.2' });
  style(document, 8);
  return tightenLists(document.toString({ ...renderOptions, indent }).trimEnd());
}

export function isBlockMap(node: unknown): node is YAMLMap {
  return isMap(node) && node.flow !== true;
}
