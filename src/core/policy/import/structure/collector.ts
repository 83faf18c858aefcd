import type { TextRange } from '../../../text/range.js';
import type { Block, BlockKind, Link } from './document.js';
import type { Shadow } from './shadow.js';

/** A block as a producer knows it; what is left out is the usual. */
export interface BlockStart {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly group?: number | undefined;
  readonly row?: number;
  readonly column?: number;
  readonly head?: boolean;
  readonly code?: boolean;
}

/** Gathers the blocks, links and shadow of a document while a producer walks over its markup. */
export class Collector {
  readonly blocks: Block[] = [];
  readonly links: Link[] = [];
  readonly #shadow: Shadow;
  readonly #marks: boolean;
  #open: BlockStart | undefined;
  #start = -1;
  #end = -1;
  #strong: TextRange[] = [];
  #groups = 0;

  constructor(shadow: Shadow, marks: boolean) {
    this.#shadow = shadow;
    this.#marks = marks;
  }

  /** A number for a new list or table. */
  group(): number {
    return ++this.#groups;
  }

  /** Starts a block; whatever was open ends. */
  open(block: BlockStart): void {
    this.close();
    this.#open = block;
  }

  /** Adds text to the open block, or to a paragraph of its own. */
  text(start: number, end: number): void {
    if (end <= start) return;
    this.#open ??= { kind: 'paragraph' };
    // What stands between two pieces of text of one block is markup inside a line.
    if (this.#start < 0) this.#start = start;
    else if (start > this.#end) this.#shadow.fill(this.#end, start);
    this.#shadow.copy(start, end, this.#marks);
    this.#end = Math.max(this.#end, end);
  }

  /** A line break inside a block, or the hidden target of a link: space, not filler. */
  gap(start: number, end: number): void {
    if (this.#start < 0) return;
    if (start > this.#end) this.#shadow.fill(this.#end, start);
    this.#shadow.blank(start, end);
    this.#end = Math.max(this.#end, end);
  }

  strong(start: number, end: number): void {
    if (end > start) this.#strong.push({ start, end });
  }

  link(start: number, end: number, url: string): void {
    this.links.push({ start, end, url });
  }

  close(): void {
    const open = this.#open;
    if (open && this.#start >= 0) {
      this.blocks.push({
        kind: open.kind,
        level: open.level ?? 0,
        group: open.group,
        row: open.row ?? 0,
        column: open.column ?? 0,
        head: open.head ?? false,
        code: open.code ?? false,
        start: this.#start,
        end: this.#end,
        strong: this.#strong,
      });
    }
    this.#open = undefined;
    this.#start = -1;
    this.#end = -1;
    this.#strong = [];
  }
}
