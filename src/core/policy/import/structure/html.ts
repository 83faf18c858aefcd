import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { Collector } from './collector.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const deepest = 400;
const unread = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'head',
  'title',
  'form',
  'button',
  'iframe',
]);
const blocks = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'details',
  'div',
  'dl',
  'fieldset',
  'figure',
  'footer',
  'header',
  'main',
  'p',
  'section',
  'summary',
]);

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

function isHidden(element: Element): boolean {
  return attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true';
}

interface Around {
  /** Nesting of lists. */
  readonly level: number;
  readonly group: number | undefined;
  readonly inItem: boolean;
}

class HtmlWalker {
  readonly #out: Collector;
  readonly #offset: number;

  constructor(out: Collector, offset: number) {
    this.#out = out;
    this.#offset = offset;
  }

  children(parent: { readonly childNodes: readonly Node[] }, around: Around, depth: number): void {
    if (depth > deepest) return;
    for (const node of parent.childNodes) {
      if (node.nodeName === '#text') this.#text(node as DefaultTreeAdapterTypes.TextNode);
      else if ('tagName' in node) this.#element(node, around, depth);
    }
  }

  #text(node: DefaultTreeAdapterTypes.TextNode): void {
    const place = node.sourceCodeLocation;
    if (!place) return;
    // Blank text between blocks opens no block; inside a block it parts words.
    if (node.value.trim() === '') this.#out.gap(place.startOffset + this.#offset, place.endOffset + this.#offset);
    else this.#out.text(place.startOffset + this.#offset, place.endOffset + this.#offset);
  }

  #element(element: Element, around: Around, depth: number): void {
    const tag = element.tagName;
    if (unread.has(tag) || isHidden(element)) return;
    const place = element.sourceCodeLocation;
    const start = (place?.startOffset ?? 0) + this.#offset;
    const end = (place?.endOffset ?? 0) + this.#offset;
    const heading = /^h([1-6])$/.exec(tag);
    if (heading) {
      this.#out.open({ kind: 'heading', level: Number(heading[1]) });
      this.children(element, around, depth + 1);
      this.#out.close();
    } else if (tag === 'ul' || tag === 'ol' || tag === 'menu') {
      const inner = { level: around.level + 1, group: this.#out.group(), inItem: true };
      this.#out.close();
      this.children(element, inner, depth + 1);
      this.#out.close();
    } else if (tag === 'li' || tag === 'dd') {
      this.#openText({ ...around, inItem: true, level: Math.max(1, around.level) });
      this.children(element, { ...around, inItem: true, level: Math.max(1, around.level) }, depth + 1);
      this.#out.close();
    } else if (tag === 'dt') {
      this.#out.open({ kind: 'heading', level: 6 });
      this.children(element, around, depth + 1);
      this.#out.close();
    } else if (tag === 'table') this.#table(element, depth);
    else if (tag === 'br') this.#out.gap(start, end);
    else if (tag === 'pre') {
      this.#out.open({ kind: 'paragraph', code: true });
      this.children(element, around, depth + 1);
      this.#out.close();
    } else if (blocks.has(tag)) {
      this.#openText(around);
      this.children(element, around, depth + 1);
      this.#out.close();
    } else {
      if (tag === 'strong' || tag === 'b') this.#out.strong(start, end);
      this.children(element, around, depth + 1);
      const url = tag === 'a' ? attribute(element, 'href') : undefined;
      if (url !== undefined) this.#out.link(start, end, url);
    }
  }

  #openText(around: Around): void {
    this.#out.open(around.inItem ? { kind: 'item', level: around.level, group: around.group } : { kind: 'paragraph' });
  }

  #table(table: Element, depth: number): void {
    const group = this.#out.group();
    let row = 0;
    const rows = (parent: Element, head: boolean): void => {
      for (const child of parent.childNodes) {
        if (!('tagName' in child)) continue;
        if (child.tagName === 'thead' || child.tagName === 'tbody' || child.tagName === 'tfoot') {
          rows(child, child.tagName === 'thead');
        } else if (child.tagName === 'tr') this.#row(child, { group, row: row++, head }, depth + 1);
      }
    };
    this.#out.close();
    rows(table, false);
    this.#out.close();
  }

  #row(tr: Element, at: { readonly group: number; readonly row: number; readonly head: boolean }, depth: number): void {
    const cells = tr.childNodes.filter((node): node is Element => node.nodeName === 'td' || node.nodeName === 'th');
    const head = at.head || (at.row === 0 && cells.every((cell) => cell.tagName === 'th'));
    let column = 0;
    for (const cell of cells) {
      this.#cell(cell, { ...at, head, column: column++ }, depth);
    }
  }

  /** A cell is one block for each piece of text that markup inside it parts. */
  #cell(
    cell: Element,
    at: { readonly group: number; readonly row: number; readonly head: boolean; readonly column: number },
    depth: number,
  ): void {
    const open = (): void => {
      this.#out.open({ kind: 'cell', ...at });
    };
    const inside = (parent: Element, level: number): void => {
      if (level > deepest) return;
      for (const node of parent.childNodes) {
        if (node.nodeName === '#text') this.#text(node as DefaultTreeAdapterTypes.TextNode);
        else if ('tagName' in node) {
          if (unread.has(node.tagName) || isHidden(node)) continue;
          const parts = blocks.has(node.tagName) || node.tagName === 'li' || node.tagName === 'br';
          if (parts) open();
          const place = node.sourceCodeLocation;
          const start = (place?.startOffset ?? 0) + this.#offset;
          const end = (place?.endOffset ?? 0) + this.#offset;
          if (node.tagName === 'strong' || node.tagName === 'b') this.#out.strong(start, end);
          inside(node, level + 1);
          const url = node.tagName === 'a' ? attribute(node, 'href') : undefined;
          if (url !== undefined) this.#out.link(start, end, url);
          if (parts) open();
        }
      }
    };
    open();
    inside(cell, depth + 1);
    this.#out.close();
  }
}

/** Reads a piece of HTML that starts at `offset` of the source. */
export function walkHtml(html: string, offset: number, out: Collector): void {
  const tree = parseFragment(html, { sourceCodeLocationInfo: true });
  new HtmlWalker(out, offset).children(tree, { level: 0, group: undefined, inItem: false }, 0);
  out.close();
}

/** Title of a page, from its head. */
export function pageTitle(html: string): string | undefined {
  const match = /<title\b[^>]{0,200}>([^<]{1,300})</i.exec(html.slice(0, 20_000));
  return match?.[1]?.trim();
}
