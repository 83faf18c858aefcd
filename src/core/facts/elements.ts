import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { lowerExpression } from './expressions.js';
import { rangeOf } from './lowering.js';
import type { Lowering } from './lowering.js';
import type { ExpressionId, MemberFact, ObjectEntry } from './model.js';

/** Lowers a JSX element or fragment with its attributes and children. Form inputs are noted as declarations of what they ask for. */
export function lowerElement(low: Lowering, node: TSESTree.JSXElement | TSESTree.JSXFragment): ExpressionId {
  if (node.type === N.JSXFragment) {
    const children = lowerChildren(low, node.children);
    return low.add(node, { kind: 'element', tag: undefined, name: '', attributes: [], children, event: -1 });
  }
  const { openingElement } = node;
  const tag = lowerTag(low, openingElement.name);
  const attributes: ObjectEntry[] = [];
  for (const attribute of openingElement.attributes) {
    if (attribute.type === N.JSXSpreadAttribute) {
      attributes.push({ key: undefined, value: lowerExpression(low, attribute.argument), range: rangeOf(attribute) });
      continue;
    }
    const key =
      attribute.name.type === N.JSXIdentifier
        ? attribute.name.name
        : `${attribute.name.namespace.name}:${attribute.name.name.name}`;
    attributes.push({ key, value: lowerAttribute(low, attribute), range: rangeOf(attribute) });
  }
  const name = tagName(openingElement.name);
  noteInput(low, node, name, attributes);
  const children = lowerChildren(low, node.children);
  const event = low.event({ kind: 'element', expression: low.expressions.length, range: rangeOf(openingElement) });
  return low.add(node, { kind: 'element', tag, name, attributes, children, event });
}

function lowerAttribute(low: Lowering, attribute: TSESTree.JSXAttribute): ExpressionId {
  const { value } = attribute;
  if (!value) return low.add(attribute, { kind: 'literal', value: true });
  if (value.type === N.JSXExpressionContainer)
    return value.expression.type === N.JSXEmptyExpression
      ? low.add(value, { kind: 'unknown' })
      : lowerExpression(low, value.expression);
  return value.type === N.JSXElement || value.type === N.Literal
    ? lowerExpression(low, value)
    : low.add(value, { kind: 'unknown' });
}

function lowerChildren(low: Lowering, children: readonly TSESTree.JSXChild[]): ExpressionId[] {
  const lowered: ExpressionId[] = [];
  for (const child of children) {
    if (child.type === N.JSXElement || child.type === N.JSXFragment) lowered.push(lowerElement(low, child));
    else if (child.type === N.JSXExpressionContainer && child.expression.type !== N.JSXEmptyExpression)
      lowered.push(lowerExpression(low, child.expression));
    else if (child.type === N.JSXSpreadChild && child.expression.type !== N.JSXEmptyExpression)
      lowered.push(lowerExpression(low, child.expression));
  }
  return lowered;
}

/** `<Foo.Bar>` and `<Foo>` refer to values; `<input>` does not. */
function lowerTag(low: Lowering, name: TSESTree.JSXTagNameExpression): ExpressionId | undefined {
  if (name.type === N.JSXIdentifier) return /^[a-z]/.test(name.name) ? undefined : low.reference(name);
  if (name.type === N.JSXMemberExpression) {
    const object = lowerTag(low, name.object);
    return object === undefined
      ? undefined
      : low.add(name, { kind: 'member', object, property: name.property.name, nameAt: name.property.range[0] });
  }
  return undefined;
}

function tagName(name: TSESTree.JSXTagNameExpression): string {
  if (name.type === N.JSXIdentifier) return name.name;
  if (name.type === N.JSXMemberExpression) return `${tagName(name.object)}.${name.property.name}`;
  return `${name.namespace.name}:${name.name.name}`;
}

/** Elements that ask a person for something: HTML's, React Native's, and components named after them. */
const inputName = /(?:^|[a-z.])(?:input|textarea|select|textfield|field)$/i;

/** Attributes that name what is asked for, the most telling first. */
const naming = ['name', 'id', 'testID', 'data-field'] as const;

function noteInput(low: Lowering, node: TSESTree.JSXElement, tag: string, attributes: readonly ObjectEntry[]): void {
  if (!inputName.test(tag)) return;
  const literal = (key: string): { readonly value: string; readonly entry: ObjectEntry } | undefined => {
    const entry = attributes.find((candidate) => candidate.key === key);
    const value = entry && low.expressions[entry.value];
    return entry && value?.kind === 'literal' && typeof value.value === 'string' && value.value
      ? { value: value.value, entry }
      : undefined;
  };
  const type = literal('type')?.value ?? literal('keyboardType')?.value ?? literal('inputMode')?.value;
  if (
    type !== undefined &&
    ['hidden', 'submit', 'button', 'checkbox', 'radio', 'reset', 'file', 'image', 'range', 'color'].includes(type)
  )
    return;
  const autoComplete = literal('autoComplete') ?? literal('textContentType');
  const named =
    naming.map(literal).find((candidate) => candidate !== undefined) ??
    registered(low, attributes) ??
    autoComplete ??
    literal('type');
  if (!named) return;
  const member: MemberFact = {
    name: named.value.slice(named.value.lastIndexOf('.') + 1),
    nameRange: named.entry.range,
    range: rangeOf(node.openingElement),
    type: { kind: 'primitive', name: 'string' },
    decorators: [],
    ...(type === undefined ? {} : { inputType: type }),
    ...(autoComplete ? { autoComplete: autoComplete.value } : {}),
  };
  const owner = low.functions[low.function]?.name ?? '';
  low.addType({
    name: '',
    form: 'formInput',
    members: [member],
    extends: [],
    parameters: [],
    range: rangeOf(node.openingElement),
    owner,
  });
}

/** React Hook Form: `<input {...register("email")}>`. */
function registered(
  low: Lowering,
  attributes: readonly ObjectEntry[],
): { readonly value: string; readonly entry: ObjectEntry } | undefined {
  for (const entry of attributes) {
    if (entry.key !== undefined) continue;
    const call = low.expressions[entry.value];
    if (call?.kind !== 'call') continue;
    const callee = low.expressions[call.callee];
    const name =
      callee?.kind === 'member'
        ? callee.property
        : callee?.kind === 'binding'
          ? low.bindings[callee.binding]?.name
          : undefined;
    const first = call.arguments[0] === undefined ? undefined : low.expressions[call.arguments[0]];
    if (
      (name === 'register' || name === 'getInputProps' || name === 'getFieldProps') &&
      first?.kind === 'literal' &&
      typeof first.value === 'string'
    )
      return { value: first.value, entry };
  }
  return undefined;
}
