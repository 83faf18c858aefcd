import type { TextRange } from '../../../text/range.js';

/** A link of the prose: where its text stands and where it leads. */
export interface Link extends TextRange {
  readonly url: string;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell';

/** One block of prose: a heading, a paragraph, the paragraph of a list item, or a cell of a table. Offsets are those of the source text. */
export interface Block extends TextRange {
  readonly kind: BlockKind;
  /** 1 to 6 for headings, 1 and up for the nesting of list items, 0 otherwise. */
  readonly level: number;
  /** Parts in bold print. */
  readonly strong: readonly TextRange[];
  /** The list or table that the block belongs to; undefined for free-standing blocks. */
  readonly group: number | undefined;
  /** For cells: 0-based place in the table; row 0 is the head where the table has one. */
  readonly row: number;
  readonly column: number;
  /** True in the head row of a table. */
  readonly head: boolean;
  /** Set apart as code, such as the line of a configuration file that a sentence speaks of. */
  readonly code: boolean;
}

/** The source as the reader sees it: the text, its shadow and its blocks in the order of the text. */
export interface PolicyDocument {
  readonly text: string;
  /** As long as `text`: what is no prose is blank, typographic quotes and spaces are plain, and markup inside a line is filler. */
  readonly shadow: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Title and date that stand outside the prose, in front matter or page head. */
  readonly title: string | undefined;
  readonly declaredDate: string | undefined;
}

/** Stands in the shadow for markup between two pieces of text; the tokeniser looks through it. */
export const filler = '\u2060';
