import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { Finding, FixContext, FixEdit } from '../rule.js';
import { fileOf, type DraftFix } from './fix.js';
import { bringIn } from './import-helper.js';
import { beginsLine, indentOf } from './layout.js';
import { quoted, styleOf } from './style.js';
import { childrenOf, pathTo, type Node } from './tree.js';

/** Whether lines of a statement are part of a text, so that they must not be indented. */
function holdsText(node: Node, text: string): boolean {
  if (node.type === N.TemplateLiteral || node.type === N.JSXText) return text.slice(...node.range).includes('\n');
  return childrenOf(node).some((child) => holdsText(child, text));
}

/** The statement that is the call and nothing else, or the body of an arrow function that is it. */
function wholeOf(path: readonly Node[], start: number, end: number): Node | undefined {
  const at = path.findLastIndex(({ range }) => range[0] === start && range[1] === end);
  for (let depth = at - 1; depth >= 0; depth--) {
    const [node, child] = [path[depth], path[depth + 1]];
    if (!node || !child) return undefined;
    if (node.type === N.ExpressionStatement) return node;
    if (node.type === N.ArrowFunctionExpression) return node.body === child && !node.async ? child : undefined;
    const isPlain = node.type === N.AwaitExpression || (node.type === N.UnaryExpression && node.operator === 'void');
    if (!isPlain) return undefined;
  }
  return undefined;
}

function behind(test: string, node: Node, text: string, indent: string, eol: string): string | undefined {
  const code = text.slice(...node.range);
  if (node.type !== N.ExpressionStatement) return `${test} && ${code}`;
  if (!beginsLine(text, node.range[0]) || holdsText(node, text)) return undefined;
  const margin = indentOf(text, node.range[0]);
  const lines = code.split(/\r\n|\n/).map((line) => (line === '' ? line : indent + line));
  // The first line has the margin of the statement before it.
  return [`if (${test}) {`, `${margin}${lines.join(eol)}`, `${margin}}`].join(eol);
}

/** Puts a call behind the test of consent that the project uses in other places. */
export function wrapInGuard(finding: Finding, context: FixContext): DraftFix[] {
  const { observation, uri } = finding;
  const text = fileOf(finding, context)?.text;
  if ((observation?.kind !== 'flow' && observation?.kind !== 'call') || text === undefined) return [];
  const { program } = context.parse(text, uri);
  const { start, end } = observation.range;
  const node = wholeOf(pathTo(program, observation.range), start, end);
  if (!node) return [];
  const style = styleOf(text, program);
  const guards = (context.summary?.helpers ?? []).filter(({ kind }) => kind === 'guard').slice(0, 2);
  return guards.flatMap((guard) => {
    const brought = bringIn(uri, text, program, guard);
    if (!brought) return [];
    const test = `${brought.callee}(${guard.arguments.map((value) => quoted(value, style)).join(', ')})`;
    const newText = behind(test, node, text, style.indent, style.eol);
    if (newText === undefined) return [];
    const whole: FixEdit = { uri, range: { start: node.range[0], end: node.range[1] }, newText };
    return [{ title: ['guard', test, context.display(uri)], edits: [...brought.edits, whole] }];
  });
}
