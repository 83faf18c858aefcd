import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { lowerClass, lowerFunction } from './functions.js';
import { lowerElement } from './elements.js';
import { noteHtml } from './html-texts.js';
import { keyName, rangeOf } from './lowering.js';
import type { Lowering } from './lowering.js';
import type { AccessPath, BindingId, ClassMember, Definition, ExpressionId, ObjectEntry, TypeRef } from './model.js';
import { lowerPattern } from './patterns.js';
import { noteSchemaCall } from './schemas.js';
import { lowerType } from './types.js';

/** What nests deeper than this is not looked into: neither the walk nor who follows values has that much stack. */
const deepest = 200;

/** Lowers one expression and all in it; gives its id. Never throws: what is not understood becomes `unknown`, with its parts still walked. */
export function lowerExpression(low: Lowering, node: LoweredNode): ExpressionId {
  if (low.depth >= deepest) {
    low.isPartial = true;
    return low.add(node, { kind: 'unknown' });
  }
  low.depth++;
  const id = lowerAny(low, node);
  low.depth--;
  return id;
}

type LoweredNode =
  TSESTree.Expression | TSESTree.PrivateIdentifier | TSESTree.SpreadElement | TSESTree.JSXEmptyExpression;

function lowerAny(low: Lowering, node: LoweredNode): ExpressionId {
  switch (node.type) {
    case N.Literal: {
      const { value } = node;
      const plain =
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
      if (typeof value === 'string') noteHtml(low, node, [value], []);
      return low.add(node, { kind: 'literal', value: plain ? value : String(value) });
    }
    case N.TemplateLiteral: {
      const quasis = node.quasis.map((quasi) => quasi.value.cooked ?? '');
      const parts = node.expressions.map((part) => lowerExpression(low, part));
      const template = low.add(node, { kind: 'template', quasis, parts });
      if (quasis.slice(0, -1).some(endsInQueryKey))
        low.event({ kind: 'text', expression: template, range: rangeOf(node) });
      noteHtml(low, node, quasis, parts);
      return template;
    }
    case N.Identifier:
      return low.reference(node);
    case N.ThisExpression:
    case N.Super:
      return low.add(node, { kind: 'this', class: low.class });
    case N.ChainExpression:
    case N.TSNonNullExpression:
    case N.TSInstantiationExpression:
      return lowerExpression(low, node.expression);
    case N.TSAsExpression:
    case N.TSTypeAssertion:
    case N.TSSatisfiesExpression:
      return lowerCast(low, node);
    case N.AwaitExpression:
      // A promise and what it holds are the same to us.
      return lowerExpression(low, node.argument);
    case N.YieldExpression: {
      if (!node.argument) return low.add(node, { kind: 'unknown' });
      const value = lowerExpression(low, node.argument);
      low.functions[low.function]?.returns.push(value);
      return low.add(node, { kind: 'unknown' });
    }
    case N.MemberExpression:
      return lowerMember(low, node);
    case N.CallExpression:
    case N.NewExpression:
      return lowerCall(low, node);
    case N.TaggedTemplateExpression: {
      const callee = lowerExpression(low, node.tag);
      const quasi = lowerExpression(low, node.quasi);
      return addCall(low, node, callee, [quasi], -1, false);
    }
    case N.ObjectExpression:
      return low.add(node, { kind: 'object', entries: lowerEntries(low, node) });
    case N.ArrayExpression: {
      const elements: ExpressionId[] = [];
      const spreads: number[] = [];
      for (const element of node.elements) {
        if (!element) continue;
        if (element.type === N.SpreadElement) spreads.push(elements.length);
        elements.push(lowerExpression(low, element.type === N.SpreadElement ? element.argument : element));
      }
      return low.add(node, { kind: 'array', elements, spreads });
    }
    case N.SpreadElement:
      return lowerExpression(low, node.argument);
    case N.ConditionalExpression: {
      const test = lowerExpression(low, node.test);
      const then = low.guarded(test, true, () => lowerExpression(low, node.consequent));
      const otherwise = low.guarded(test, false, () => lowerExpression(low, node.alternate));
      return low.add(node, { kind: 'either', values: [then, otherwise] });
    }
    case N.LogicalExpression:
      return lowerLogical(low, node);
    case N.BinaryExpression:
      return lowerBinary(low, node);
    case N.UnaryExpression: {
      const argument = lowerExpression(low, node.argument);
      if (node.operator === 'delete') noteRemoval(low, argument);
      return low.add(node, { kind: 'test', operator: node.operator, parts: [argument] });
    }
    case N.UpdateExpression:
      return low.add(node, { kind: 'test', operator: node.operator, parts: [lowerExpression(low, node.argument)] });
    case N.AssignmentExpression:
      return lowerAssignment(low, node);
    case N.SequenceExpression: {
      let last = -1;
      for (const expression of node.expressions) last = lowerExpression(low, expression);
      return last;
    }
    case N.ArrowFunctionExpression:
    case N.FunctionExpression:
      return low.add(node, { kind: 'function', function: lowerFunction(low, node) });
    case N.ClassExpression:
      return low.add(node, { kind: 'class', class: lowerClass(low, node) });
    case N.JSXElement:
    case N.JSXFragment:
      return lowerElement(low, node);
    case N.ImportExpression: {
      const { source } = node;
      return source.type === N.Literal && typeof source.value === 'string'
        ? low.add(node, { kind: 'import', specifier: source.value })
        : low.add(node, { kind: 'unknown' });
    }
    default:
      return low.add(node, { kind: 'unknown' });
  }
}

/** Whether what comes next in a text is the value of a query's parameter: `…?email=`. */
function endsInQueryKey(text: string): boolean {
  return /[?&][\w.~[\]-]+=$/.test(text);
}

/** The constant that a text ends in, as far as it is one. */
function lastText(low: Lowering, id: ExpressionId): string {
  const expression = low.expressions[id];
  if (expression?.kind === 'literal') return typeof expression.value === 'string' ? expression.value : '';
  if (expression?.kind === 'template') return expression.quasis[expression.quasis.length - 1] ?? '';
  const last = expression?.kind === 'concat' ? expression.parts[expression.parts.length - 1] : undefined;
  return last === undefined ? '' : lastText(low, last);
}

/** Sums of more parts than this are one list of them: texts are put together from hundreds, which nest as deep as they are many. */
const longSum = 40;

function lowerBinary(low: Lowering, node: TSESTree.BinaryExpression): ExpressionId {
  const summands = node.operator === '+' ? summandsOf(node) : [];
  const parts =
    summands.length > longSum
      ? summands.map((summand) => lowerOperand(low, summand))
      : [lowerOperand(low, node.left), lowerExpression(low, node.right)];
  if (node.operator !== '+') return low.add(node, { kind: 'test', operator: node.operator, parts });
  const text = low.add(node, { kind: 'concat', parts });
  if (parts.slice(0, -1).some((part) => endsInQueryKey(lastText(low, part))))
    low.event({ kind: 'text', expression: text, range: rangeOf(node) });
  return text;
}

function lowerOperand(low: Lowering, node: TSESTree.BinaryExpression['left']): ExpressionId {
  return node.type === N.PrivateIdentifier ? low.add(node, { kind: 'unknown' }) : lowerExpression(low, node);
}

/** `a + b + c` as a, b and c. */
function summandsOf(sum: TSESTree.BinaryExpression): TSESTree.BinaryExpression['left'][] {
  const summands: TSESTree.BinaryExpression['left'][] = [];
  let left: TSESTree.BinaryExpression['left'] = sum;
  for (; left.type === N.BinaryExpression && left.operator === '+'; left = left.left) summands.push(left.right);
  return [left, ...summands.reverse()];
}

function lowerCast(
  low: Lowering,
  node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion | TSESTree.TSSatisfiesExpression,
): ExpressionId {
  const value = lowerExpression(low, node.expression);
  const { typeAnnotation } = node;
  // `as const` and `as any` say nothing; the value speaks.
  const silent =
    typeAnnotation.type === N.TSAnyKeyword ||
    typeAnnotation.type === N.TSUnknownKeyword ||
    (typeAnnotation.type === N.TSTypeReference &&
      typeAnnotation.typeName.type === N.Identifier &&
      typeAnnotation.typeName.name === 'const');
  return silent
    ? value
    : low.add(node, {
        kind: 'cast',
        value,
        type: lowerType(low, typeAnnotation, low.ownerOf(endName(node.expression))),
      });
}

/** The last name of what an expression reads: `req.body`, `await req.json()`. */
function endName(node: TSESTree.Expression): string | undefined {
  switch (node.type) {
    case N.Identifier:
      return node.name;
    case N.MemberExpression:
      return node.property.type === N.Identifier && !node.computed ? node.property.name : undefined;
    case N.CallExpression:
      return endName(node.callee);
    case N.AwaitExpression:
      return endName(node.argument);
    case N.ChainExpression:
    case N.TSNonNullExpression:
    case N.TSAsExpression:
      return endName(node.expression);
    default:
      return undefined;
  }
}

function lowerMember(low: Lowering, node: TSESTree.MemberExpression): ExpressionId {
  const object = lowerExpression(low, node.object);
  const name = keyName(node.property, node.computed);
  if (name !== undefined)
    return low.add(node, { kind: 'member', object, property: name, nameAt: node.property.range[0] });
  return low.add(node, { kind: 'index', object, index: lowerExpression(low, node.property) });
}

function lowerEntries(low: Lowering, node: TSESTree.ObjectExpression): ObjectEntry[] {
  const entries: ObjectEntry[] = [];
  for (const property of node.properties) {
    if (property.type === N.SpreadElement) {
      entries.push({ key: undefined, value: lowerExpression(low, property.argument), range: rangeOf(property) });
      continue;
    }
    const key = keyName(property.key, property.computed) ?? '*';
    if (property.computed && property.key.type !== N.Literal) lowerExpression(low, property.key);
    const { value } = property;
    if (
      value.type === N.AssignmentPattern ||
      value.type === N.ArrayPattern ||
      value.type === N.ObjectPattern ||
      value.type === N.TSEmptyBodyFunctionExpression
    )
      continue;
    const isFunction = value.type === N.ArrowFunctionExpression || value.type === N.FunctionExpression;
    const lowered = low.owned(isFunction ? key : undefined, () => lowerExpression(low, value));
    entries.push({ key, value: lowered, range: rangeOf(property) });
  }
  return entries;
}

function lowerLogical(low: Lowering, node: TSESTree.LogicalExpression): ExpressionId {
  const left = lowerExpression(low, node.left);
  if (node.operator === '&&') {
    const right = low.guarded(left, true, () => lowerExpression(low, node.right));
    // The left side comes through only where it is falsy, and then it carries nothing.
    return low.add(node, { kind: 'test', operator: '&&', parts: [left, right] });
  }
  const right =
    node.operator === '||'
      ? low.guarded(left, false, () => lowerExpression(low, node.right))
      : lowerExpression(low, node.right);
  return low.add(node, { kind: 'either', values: [left, right] });
}

/** Methods that put their last argument into the receiver: under the literal first argument, or as an element. */
const writers = new Set(['append', 'set', 'push', 'unshift', 'add', 'setItem', 'setHeader', 'concat']);

function lowerCall(low: Lowering, node: TSESTree.CallExpression | TSESTree.NewExpression): ExpressionId {
  const callee =
    node.callee.type === N.Super
      ? low.add(node.callee, { kind: 'this', class: low.class })
      : lowerExpression(low, node.callee);
  const args: ExpressionId[] = [];
  let spread = -1;
  for (const [index, argument] of node.arguments.entries()) {
    if (argument.type === N.SpreadElement && spread < 0) spread = index;
    args.push(lowerExpression(low, argument));
  }
  noteWrites(low, callee, args);
  const typed = node.typeArguments?.params[0];
  const of = typed ? lowerType(low, typed, low.owner) : undefined;
  const second = node.typeArguments?.params[1];
  const and = second ? lowerType(low, second, low.owner) : undefined;
  const call = addCall(low, node, callee, args, spread, node.type === N.NewExpression, of, and);
  noteSchemaCall(low, call, args, node.range);
  return call;
}

function addCall(
  low: Lowering,
  node: TSESTree.Node,
  callee: ExpressionId,
  args: readonly ExpressionId[],
  spread: number,
  isNew: boolean,
  of?: TypeRef,
  and?: TypeRef,
): ExpressionId {
  const expression = low.expressions.length;
  const event = low.event({ kind: 'call', expression, range: rangeOf(node) });
  const types = { ...(of ? { of } : {}), ...(and ? { and } : {}) };
  return low.add(node, { kind: 'call', callee, arguments: args, spread, isNew, event, ...types });
}

/** `form.append('email', x)`, `list.push(x)`, `Object.assign(target, x)` change their receiver. */
function noteWrites(low: Lowering, callee: ExpressionId, args: readonly ExpressionId[]): void {
  const target = low.expressions[callee];
  if (target?.kind !== 'member') return;
  const receiver = low.expressions[target.object];
  if (target.property === 'assign' && receiver?.kind === 'global' && receiver.name === 'Object') {
    const [first, ...rest] = args;
    const place = first === undefined ? undefined : placeOf(low, first);
    if (place) for (const value of rest) low.define(place.binding, { expression: value, path: [], at: place.path });
    return;
  }
  if (!writers.has(target.property)) return;
  const place = placeOf(low, target.object);
  const field = fieldOf(low, target.object);
  const value = args[args.length - 1];
  if ((!place && !field) || value === undefined) return;
  const slot = args.length >= 2 && args[0] !== undefined ? low.expressions[args[0]] : undefined;
  const key = slot?.kind === 'literal' ? String(slot.value) : '*';
  if (place) low.define(place.binding, { expression: value, path: [], at: [...place.path, key] });
  if (field) defineField({ ...field, at: [...field.at, key] }, value);
}

/** `delete x.email`, and `x.email = '***'` over a copy. */
function noteRemoval(low: Lowering, target: ExpressionId): void {
  const place = placeOf(low, target);
  const [name] = place?.path ?? [];
  if (place?.path.length === 1 && name !== undefined && name !== '*') low.remove(place.binding, name);
}

/** Whether a value has nothing in it: `null`, `undefined`, an empty text, a mask. */
function isBlank(low: Lowering, id: ExpressionId): boolean {
  const value = low.expressions[id];
  if (value?.kind === 'global') return value.name === 'undefined';
  if (value?.kind !== 'literal') return false;
  return (
    value.value === null ||
    (typeof value.value === 'string' &&
      /^$|^[*•█●xX]{2,}$|^\W*(?:redacted|removed|masked|hidden|filtered)\W*$/i.test(value.value))
  );
}

/** The binding and the path inside it that a chain of members stands for, where it is one. */
export function placeOf(
  low: Lowering,
  id: ExpressionId,
): { readonly binding: BindingId; readonly path: AccessPath } | undefined {
  const expression = low.expressions[id];
  if (expression?.kind === 'binding') return { binding: expression.binding, path: [] };
  if (expression?.kind === 'member') {
    const place = placeOf(low, expression.object);
    return place && place.path.length < 4
      ? { binding: place.binding, path: [...place.path, expression.property] }
      : undefined;
  }
  if (expression?.kind === 'index') {
    const place = placeOf(low, expression.object);
    return place && place.path.length < 4 ? { binding: place.binding, path: [...place.path, '*'] } : undefined;
  }
  return undefined;
}

function lowerAssignment(low: Lowering, node: TSESTree.AssignmentExpression): ExpressionId {
  const { left } = node;
  const value = lowerExpression(low, node.right);
  if (left.type === N.Identifier) {
    const binding = low.lookup(left.name);
    if (binding !== undefined) low.define(binding, { expression: value, path: [] });
    else low.event({ kind: 'assignment', expression: low.reference(left), value, range: rangeOf(node) });
    return value;
  }
  if (left.type === N.MemberExpression) {
    const target = lowerMember(low, left);
    low.event({ kind: 'assignment', expression: target, value, range: rangeOf(node) });
    const place = placeOf(low, target);
    if (place && isBlank(low, value)) noteRemoval(low, target);
    else if (place) low.define(place.binding, { expression: value, path: [], at: place.path });
    const field = fieldOf(low, target);
    if (field) defineField(field, value);
    return value;
  }
  if (left.type === N.ObjectPattern || left.type === N.ArrayPattern) lowerPattern(low, left, value, [], 'assign');
  return value;
}

/** A field of the class around, or a place inside one. */
interface FieldPlace {
  readonly members: ClassMember[];
  readonly name: string;
  readonly at: AccessPath;
}

/** The field that `this.x`, `this.x.y` or `this.x[key]` stands for. */
function fieldOf(low: Lowering, id: ExpressionId): FieldPlace | undefined {
  const expression = low.expressions[id];
  if (expression?.kind !== 'member' && expression?.kind !== 'index') return undefined;
  const object = low.expressions[expression.object];
  if (object?.kind === 'this') {
    const members = object.class === undefined ? undefined : low.classes[object.class]?.members;
    return members && expression.kind === 'member' ? { members, name: expression.property, at: [] } : undefined;
  }
  const outer = fieldOf(low, expression.object);
  if (!outer || outer.at.length >= 4) return undefined;
  return { ...outer, at: [...outer.at, expression.kind === 'member' ? expression.property : '*'] };
}

/** `this.x = value` defines a field of the class around it; `this.x.y = value` writes into one. */
function defineField({ members, name, at }: FieldPlace, value: ExpressionId): void {
  const member = members.find((candidate) => candidate.name === name);
  const definition: Definition = { expression: value, path: [], ...(at.length > 0 && { at }) };
  if (member) (member.definitions as Definition[]).push(definition);
  else members.push({ name, definitions: [definition], isStatic: false, isGetter: false });
}
