import ts from 'typescript';
import type { SourceComment } from '../core/parse.js';

/** Tokens whose text may hold `//` or `/*` that starts no comment. */
function holdsText(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.TemplateHead:
    case ts.SyntaxKind.TemplateMiddle:
    case ts.SyntaxKind.TemplateTail:
    case ts.SyntaxKind.RegularExpressionLiteral:
    case ts.SyntaxKind.JsxText:
      return true;
    default:
      return false;
  }
}

/** Start and end of every literal, in order of place. An explicit stack, since a long chain of operators nests deeper than calls may. */
function literals(sourceFile: ts.SourceFile): [start: number, end: number][] {
  const found: [number, number][] = [];
  const stack: ts.Node[] = [sourceFile];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (holdsText(node)) found.push([node.getStart(sourceFile), node.end]);
    else ts.forEachChild(node, (child) => void stack.push(child));
  }
  return found.sort((a, b) => a[0] - b[0]);
}

const opening = /\/[/*]/g;
const lineEnd = /[\n\r\u2028\u2029]/g;

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function commentAt(text: string, start: number): SourceComment {
  const kind = text[start + 1] === '/' ? 'line' : 'block';
  const close = kind === 'line' ? indexOf(lineEnd, text, start) : text.indexOf('*/', start + 2);
  const valueEnd = close < 0 ? text.length : close;
  const end = kind === 'block' && close >= 0 ? close + 2 : valueEnd;
  return { kind, value: text.slice(start + 2, valueEnd), valueStart: start + 2, range: { start, end } };
}

/**
 * All comments of a file in order of place. The tree tells where strings, templates, regular expressions and JSX text are; a `//` or `/*` anywhere else
 * starts a comment. An unclosed block comment reaches to the end of the text.
 */
export function scanComments(sourceFile: ts.SourceFile): SourceComment[] {
  const text = sourceFile.text;
  const skip = literals(sourceFile);
  const comments: SourceComment[] = [];
  let next = 0;
  let from = text.startsWith('#!') ? Math.max(0, indexOf(lineEnd, text, 0)) : 0;
  for (let at = indexOf(opening, text, from); at >= 0; at = indexOf(opening, text, from)) {
    // Literals that ended before; one that starts inside an earlier comment cannot be, as trivia holds no nodes.
    while ((skip[next]?.[1] ?? Infinity) <= at) next++;
    const literal = skip[next];
    if (literal !== undefined && literal[0] <= at) {
      from = literal[1];
      continue;
    }
    const comment = commentAt(text, at);
    comments.push(comment);
    from = comment.range.end;
  }
  return comments;
}
