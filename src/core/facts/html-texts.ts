import type { TSESTree } from '@typescript-eslint/types';
import { rangeOf } from './lowering.js';
import type { Lowering } from './lowering.js';
import type { ExpressionId, ObjectEntry } from './model.js';

/** Stands for a part of a template in its joined text; a control character that nobody writes into HTML. */
const hole = '\u0001';
const loads = /<(img|iframe|script)\b([^>]*)>/gi;
const source = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
/** A picture that nobody can see: it is there to be asked for. */
const invisible =
  /\b(?:width|height)\s*=\s*["']?[01](?:px)?\b|(?:width|height)\s*:\s*[01](?:px)?\b|display\s*:\s*none|visibility\s*:\s*hidden/i;

/**
 * Notes what HTML in a text loads, as the elements that it makes: pixels in the templates of e-mails, scripts and frames in pages that are put together.
 *
 * @param quasis the constant pieces of the text, one more than `parts`
 */
export function noteHtml(
  low: Lowering,
  node: TSESTree.Node,
  quasis: readonly string[],
  parts: readonly ExpressionId[],
): void {
  if (!quasis.some((text) => /<(?:img|iframe|script)\b/i.test(text))) return;
  const text = quasis.join(hole);
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of text.matchAll(loads)) {
    const found = source.exec(attributes);
    const url = found && (found[1] ?? found[2] ?? found[3]);
    if (!url || (name.toLowerCase() === 'img' && !invisible.test(attributes))) continue;
    const before = text.slice(0, index + tag.indexOf(attributes) + found.index + found[0].indexOf(url));
    const first = before.split(hole).length - 1;
    const pieces = url.split(hole);
    const value =
      pieces.length === 1
        ? low.add(node, { kind: 'literal', value: url })
        : low.add(node, { kind: 'template', quasis: pieces, parts: parts.slice(first, first + pieces.length - 1) });
    const entry: ObjectEntry = { key: 'src', value, range: rangeOf(node) };
    const event = low.event({ kind: 'element', expression: low.expressions.length, range: rangeOf(node) });
    low.add(node, {
      kind: 'element',
      tag: undefined,
      name: name.toLowerCase(),
      attributes: [entry],
      children: [],
      event,
    });
  }
}
