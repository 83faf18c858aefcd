import type { TSESTree } from '@typescript-eslint/types';
import type { TextRange } from './text/range.js';

/** A comment with its delimiters stripped; `range` spans the delimiters. */
export interface SourceComment {
  readonly kind: 'line' | 'block';
  /** The text between the delimiters. */
  readonly value: string;
  /** Offset of the first character of `value`. */
  readonly valueStart: number;
  readonly range: TextRange;
}

export interface ParsedSource {
  /** TS-ESTree with `range` on each node; no parents, no tokens and no `loc` may be relied upon. */
  readonly program: TSESTree.Program;
  /** Comments in order of place; empty where `mayHoldTag` saw none worth a scan. */
  readonly comments: readonly SourceComment[];
  /** True when the text had syntax errors and the tree is what could be recovered. */
  readonly recovered: boolean;
  /** Set where parts nest too deep to be parsed, and are left out. */
  readonly partial?: true;
}

/**
 * The port behind which the producers of TS-ESTree stand. It recovers from broken text and throws only when nothing at all can be made of it.
 *
 * @param path decides the dialect by its ending (.ts .tsx .mts .cts .js .jsx .mjs .cjs)
 */
export type ParseSource = (text: string, path: string) => ParsedSource;
