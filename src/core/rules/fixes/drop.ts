import { AST_NODE_TYPES as N, type TSESTree } from '@typescript-eslint/types';
import type { TextRange } from '../../text/range.js';
import { doing } from '../phrases.js';
import type { FlowObservation } from '../../program/observation.js';
import { classifyName } from '../../vocabulary/classify.js';
import type { CategoryKey } from '../../vocabulary/taxonomy.js';
import type { Finding, FixContext } from '../rule.js';
import { fileOf, type DraftFix } from './fix.js';
import { removeItems, type Removal } from './remove-items.js';
import { childrenOf, pathTo, type Node } from './tree.js';

/** What can be taken out of a call, and the list that it stands in. */
interface Target extends Removal {
  readonly name: string;
}

function keyOf(property: TSESTree.Property, text: string): string {
  return text.slice(...property.key.range).replace(/^['"]|['"]$/g, '');
}

/** Sinks that take any number of values and mind none that is missing. */
const freeForm =
  /(?:^|[.#])(?:log|trace|debug|verbose|silly|info|notice|warn|warning|error|fatal|critical|dir|table)(?:\(\))?$/;

function argumentTarget(call: TSESTree.CallExpression, node: Node, text: string, isLog: boolean): Target | undefined {
  const index = call.arguments.findIndex((argument) => argument === node);
  // Others are positions with a meaning: taking one out would move the rest.
  if (!isLog || index <= 0) return undefined;
  const open = text.indexOf('(', (call.typeArguments ?? call.callee).range[1]);
  return {
    name: text.slice(...node.range),
    index,
    items: call.arguments.map(({ range }) => range),
    inside: { start: open + 1, end: call.range[1] - 1 },
  };
}

const gathering: ReadonlySet<N> = new Set([
  N.ObjectExpression,
  N.ArrayExpression,
  N.SpreadElement,
  N.TemplateLiteral,
  N.BinaryExpression,
  N.FunctionExpression,
  N.ArrowFunctionExpression,
  N.JSXElement,
  N.JSXFragment,
]);

/** Whether an expression puts several values together, so that more than the personal one would go with it. */
function gathers(node: Node): boolean {
  return gathering.has(node.type) || childrenOf(node).some(gathers);
}

/** The property, attribute or argument that carries a value into a call; undefined where it carries more than the value. */
function targetOf(path: readonly Node[], text: string, within: TextRange, isLog: boolean): Target | undefined {
  for (let depth = path.length - 1; depth > 0; depth--) {
    const [node, parent] = [path[depth], path[depth - 1]];
    if (!node || !parent || node.range[0] < within.start || node.range[1] > within.end) return undefined;
    if (node.type === N.Property && parent.type === N.ObjectExpression) {
      if (gathers(node.value)) return undefined;
      return {
        name: keyOf(node, text),
        index: parent.properties.indexOf(node),
        items: parent.properties.map(({ range }) => range),
        inside: { start: parent.range[0] + 1, end: parent.range[1] - 1 },
      };
    }
    if (node.type === N.JSXAttribute && parent.type === N.JSXOpeningElement) {
      if (!node.value || gathers(node.value)) return undefined;
      const before = /\s*$/.exec(text.slice(0, node.range[0]))?.[0].length ?? 0;
      const range: [number, number] = [node.range[0] - before, node.range[1]];
      const inside = { start: range[0], end: range[1] };
      return { name: text.slice(...node.name.range), index: 0, items: [range], inside };
    }
    if (parent.type === N.CallExpression && parent.callee !== node && isCallOf(parent, within))
      return gathers(node) ? undefined : argumentTarget(parent, node, text, isLog);
    if (gathering.has(node.type)) return undefined;
  }
  return undefined;
}

/** Whether a call is that of the observation, not one whose result is handed to it. */
function isCallOf(call: TSESTree.CallExpression, { start, end }: TextRange): boolean {
  return call.range[0] === start && call.range[1] === end;
}

/** What stands beside a property that goes and says by its name that it is the same data: `longitude` beside `latitude`. */
export function namesakes(
  object: TSESTree.ObjectExpression,
  gone: ReadonlySet<number>,
  categories: readonly CategoryKey[],
): number[] {
  const names = object.properties.map((property) => {
    if (property.type !== N.Property || property.computed) return '';
    const { key } = property;
    return key.type === N.Identifier ? key.name : String(key.value);
  });
  const siblings = names.filter(Boolean);
  return names.flatMap((name, index) => {
    const found = gone.has(index) || name === '' ? undefined : classifyName(name, { role: 'key', siblings });
    return found && categories.includes(found.category) ? [index] : [];
  });
}

function alike(
  program: TSESTree.Program,
  { range }: FlowObservation,
  targets: readonly Target[],
  categories: readonly CategoryKey[],
): Target[] {
  const gone = new Map<number, Set<number>>();
  for (const { inside, index } of targets) gone.set(inside.start, (gone.get(inside.start) ?? new Set()).add(index));
  return [...gone].flatMap(([start, indexes]) => {
    const object = pathTo(program, { start, end: start }).findLast(({ type }) => type === N.ObjectExpression);
    if (object?.type !== N.ObjectExpression || object.range[0] + 1 !== start || start < range.start) return [];
    return namesakes(object, indexes, categories).flatMap((index): Target[] => {
      const property = object.properties[index];
      const name = property?.type === N.Property && property.key.type === N.Identifier ? property.key.name : '';
      const items = object.properties.map((each) => each.range);
      return [{ name, index, items, inside: { start, end: object.range[1] - 1 } }];
    });
  });
}

/** Takes what carries the data out of the call, where it stands there as a property, an attribute or a further argument of a log. */
export function dropFromCall(finding: Finding, context: FixContext): DraftFix[] {
  const { observation, categories } = finding;
  const text = fileOf(finding, context)?.text;
  if (observation?.kind !== 'flow' || text === undefined) return [];
  const { program } = context.parse(text, finding.uri);
  const isLog = observation.sink === 'log' && freeForm.test(observation.name);
  const targets: Target[] = [];
  for (const { at, category } of observation.categories) {
    if (!categories.includes(category)) continue;
    const inCall = at && at.start >= observation.range.start && at.end <= observation.range.end;
    const target = inCall ? targetOf(pathTo(program, at), text, observation.range, isLog) : undefined;
    // Half a fix leaves the finding where it is.
    if (!target) return [];
    targets.push(target);
  }
  if (targets.length === 0) return [];
  targets.push(...alike(program, observation, targets, categories));
  const edits = removeItems(text, targets).map(({ range, newText }) => ({ uri: finding.uri, range, newText }));
  const names = targets.map(({ name }) => name);
  return [{ title: ['drop', names, doing(observation, text), context.display(finding.uri)], edits }];
}
