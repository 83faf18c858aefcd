import type { TSESTree } from '@typescript-eslint/types';
import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import { eolOf } from './layout.js';

/** How a file is written, so that what a fix adds looks like the rest. */
export interface Style {
  readonly quote: "'" | '"';
  readonly semicolon: ';' | '';
  /** One level of indentation. */
  readonly indent: string;
  readonly eol: string;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Reads the style of a file from what is in it; where it does not show, as most projects have it. */
export function styleOf(text: string, { body }: TSESTree.Program): Style {
  const withEnd = body.filter(
    ({ type }) => type === N.ImportDeclaration || type === N.ExpressionStatement || type === N.VariableDeclaration,
  );
  const closed = withEnd.filter(({ range }) => text.charAt(range[1] - 1) === ';').length;
  const tabs = count(text, /^\t/gm);
  const margins = [...text.matchAll(/^( +)\S/gm)].map(([, margin = '']) => margin.length);
  const smallest = Math.min(8, ...margins.filter((length) => length > 1));
  return {
    quote: count(text, /"/g) > count(text, /'/g) ? '"' : "'",
    semicolon: withEnd.length > 0 && closed * 2 < withEnd.length ? '' : ';',
    indent: tabs > margins.length ? '\t' : ' '.repeat(smallest === 8 ? 2 : smallest),
    eol: eolOf(text),
  };
}

/** A literal in the quotes of a file. */
export function quoted(value: string | number | boolean, { quote }: Style): string {
  if (typeof value !== 'string') return String(value);
  const inner = JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"');
  return `${quote}${inner.replaceAll(quote, `\\${quote}`)}${quote}`;
}
