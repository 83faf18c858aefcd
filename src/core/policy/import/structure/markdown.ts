import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Nodes, Parents } from 'mdast';
import type { BlockStart, Collector } from './collector.js';
import { walkHtml } from './html.js';

const deepest = 120;

interface Place {
  readonly start: number;
  readonly end: number;
}

function placeOf(node: Nodes): Place {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Whether a node stands for a block whose children are inline. */
function isLeaf(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

class MarkdownWalker {
  readonly #out: Collector;
  readonly #source: string;

  constructor(out: Collector, source: string) {
    this.#out = out;
    this.#source = source;
  }

  block(node: Nodes, around: BlockStart, depth: number): void {
    if (depth > deepest) return;
    switch (node.type) {
      case 'heading':
        this.#out.open({ kind: 'heading', level: node.depth });
        this.#inlineChildren(node, depth);
        this.#out.close();
        return;
      case 'paragraph':
        this.#out.open(around);
        this.#inlineChildren(node, depth);
        this.#out.close();
        return;
      case 'list': {
        const group = this.#out.group();
        const level = (around.kind === 'item' ? (around.level ?? 1) : 0) + 1;
        for (const item of node.children) this.block(item, { kind: 'item', level, group }, depth + 1);
        return;
      }
      case 'table':
        this.#table(node, depth);
        return;
      case 'html': {
        const { start, end } = placeOf(node);
        walkHtml(this.#source.slice(start, end), start, this.#out);
        return;
      }
      case 'code': {
        const { start, end } = placeOf(node);
        const fenced = /^(?:`{3,}|~{3,})[^\n]*\n/.exec(this.#source.slice(start, end))?.[0].length ?? 0;
        const body = this.#source.slice(start + fenced, end).replace(/\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/, '');
        this.#out.open({ kind: 'paragraph', code: true });
        this.#out.text(start + fenced, start + fenced + body.length);
        this.#out.close();
        return;
      }
      default:
        if ('children' in node) for (const child of node.children) this.block(child, around, depth + 1);
    }
  }

  #table(table: Parents & { type: 'table' }, depth: number): void {
    const group = this.#out.group();
    table.children.forEach((tableRow, row) => {
      tableRow.children.forEach((cell, column) => {
        this.#out.open({ kind: 'cell', group, row, column, head: row === 0 });
        this.#inlineChildren(cell, depth + 1);
        this.#out.close();
      });
    });
  }

  #inlineChildren(node: Nodes, depth: number): void {
    if (!('children' in node)) return;
    for (const child of node.children) this.#inline(child, depth + 1);
  }

  #inline(node: Nodes, depth: number): void {
    if (depth > deepest) return;
    const { start, end } = placeOf(node);
    switch (node.type) {
      case 'text':
        this.#out.text(start, end);
        return;
      case 'inlineCode': {
        const ticks = /^`+/.exec(this.#source.slice(start, end))?.[0].length ?? 1;
        this.#out.text(start + ticks, end - ticks);
        return;
      }
      case 'strong':
        this.#out.strong(start, end);
        this.#inlineChildren(node, depth);
        return;
      case 'link': {
        this.#inlineChildren(node, depth);
        this.#out.link(start, end, node.url);
        const last = node.children.at(-1);
        if (last) this.#out.gap(placeOf(last).end, end);
        else this.#out.gap(start, end);
        return;
      }
      case 'break':
        this.#out.gap(start, end);
        return;
      case 'html':
        if (/^<\/?(?:br|p|div|li)\b/i.test(this.#source.slice(start, end))) this.#out.gap(start, end);
        return;
      default:
        if (isLeaf(node)) this.block(node, { kind: 'paragraph' }, depth);
        else this.#inlineChildren(node, depth);
    }
  }
}

/** Blanks out runs of list and quote marks that nest deeper than any prose: the parser's time grows with the square of the depth. */
function tame(source: string): string {
  return source.replace(/(?:[-*+>] ){60,}|>{60,}/g, (run) => ' '.repeat(run.length));
}

/**
 * Reads Markdown with GFM tables. Indented code is off: prose that was carried over from web pages is indented for many reasons.
 *
 * @param source the text of which offsets are counted; front matter must be blanked out
 */
export function readMarkdown(source: string, out: Collector): void {
  const tree = fromMarkdown(tame(source), {
    extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  new MarkdownWalker(out, source).block(tree, { kind: 'paragraph' }, 0);
  out.close();
}
