import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { lowerExpression } from './expressions.js';
import { keyName, rangeOf } from './lowering.js';
import type { Lowering } from './lowering.js';
import type { MemberFact, TypeForm, TypeRef } from './model.js';

const unknown: TypeRef = { kind: 'primitive', name: 'unknown' };
const primitives: Readonly<Record<string, TypeRef>> = {
  [N.TSStringKeyword]: { kind: 'primitive', name: 'string' },
  [N.TSNumberKeyword]: { kind: 'primitive', name: 'number' },
  [N.TSBigIntKeyword]: { kind: 'primitive', name: 'number' },
  [N.TSBooleanKeyword]: { kind: 'primitive', name: 'boolean' },
  [N.TSVoidKeyword]: { kind: 'primitive', name: 'void' },
  [N.TSNeverKeyword]: { kind: 'primitive', name: 'void' },
  [N.TSNullKeyword]: { kind: 'primitive', name: 'void' },
  [N.TSUndefinedKeyword]: { kind: 'primitive', name: 'void' },
  [N.TSConstructorType]: { kind: 'primitive', name: 'function' },
};

/** Names of the standard library and of React that say what sort of value it is. */
const wellKnown: Readonly<Record<string, TypeRef>> = {
  Date: { kind: 'primitive', name: 'date' },
  Function: { kind: 'primitive', name: 'function' },
  String: { kind: 'primitive', name: 'string' },
  Number: { kind: 'primitive', name: 'number' },
  Boolean: { kind: 'primitive', name: 'boolean' },
  RegExp: { kind: 'primitive', name: 'function' },
  ReactNode: { kind: 'primitive', name: 'node' },
  ReactElement: { kind: 'primitive', name: 'node' },
  RefObject: { kind: 'primitive', name: 'node' },
  CSSProperties: { kind: 'primitive', name: 'node' },
  Dispatch: { kind: 'primitive', name: 'function' },
  // Bytes and handles tell nothing by the name of the field that holds them.
  Uint8Array: { kind: 'primitive', name: 'node' },
  ArrayBuffer: { kind: 'primitive', name: 'node' },
  Buffer: { kind: 'primitive', name: 'node' },
  ReadableStream: { kind: 'primitive', name: 'node' },
  AbortSignal: { kind: 'primitive', name: 'node' },
  HTMLElement: { kind: 'primitive', name: 'node' },
};

const arrays = new Set([
  'Array',
  'ReadonlyArray',
  'Set',
  'ReadonlySet',
  'Iterable',
  'AsyncIterable',
  'IterableIterator',
  'AsyncGenerator',
  'Generator',
]);
/** Wrappers through which a value keeps its type. */
const transparent = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Required',
  'Partial',
  'NonNullable',
  'DeepPartial',
  'Observable',
  'Ref',
  'Signal',
]);

/** The written type as a `TypeRef`; what says nothing about data becomes `unknown`. Inline object types are added to the table of types. */
export function lowerType(low: Lowering, node: TSESTree.TypeNode | undefined, owner: string): TypeRef {
  if (!node) return unknown;
  const primitive = primitives[node.type];
  if (primitive) return primitive;
  switch (node.type) {
    case N.TSTypeReference:
      return lowerReference(low, node, owner);
    case N.TSTypeLiteral:
      return { kind: 'object', type: addObjectType(low, node, '', 'inline', node.members, owner) };
    case N.TSArrayType:
      return { kind: 'array', element: lowerType(low, node.elementType, owner) };
    case N.TSTupleType:
      return { kind: 'tuple', elements: node.elementTypes.map((type) => lowerType(low, type, owner)) };
    case N.TSFunctionType:
      return lowerCallable(low, node.params, node.returnType?.typeAnnotation, owner);
    case N.TSNamedTupleMember:
      return lowerType(low, node.elementType, owner);
    case N.TSUnionType:
      return union(node.types.map((type) => lowerType(low, type, owner)));
    case N.TSIntersectionType:
      return { kind: 'intersection', members: node.types.map((type) => lowerType(low, type, owner)) };
    case N.TSLiteralType:
      return lowerLiteral(node);
    case N.TSTemplateLiteralType:
      return { kind: 'primitive', name: 'string' };
    case N.TSTypeOperator:
      return node.operator === 'keyof'
        ? { kind: 'primitive', name: 'string' }
        : lowerType(low, node.typeAnnotation, owner);
    case N.TSOptionalType:
    case N.TSRestType:
      return lowerType(low, node.typeAnnotation, owner);
    case N.TSTypePredicate:
      return { kind: 'primitive', name: 'boolean' };
    case N.TSIndexedAccessType:
      return lowerIndexed(low, node, owner);
    case N.TSTypeQuery: {
      const name = node.exprName;
      return name.type === N.Identifier || name.type === N.TSQualifiedName
        ? { kind: 'typeof', expression: lowerEntity(low, name) }
        : unknown;
    }
    case N.TSMappedType:
      return { kind: 'array', element: lowerType(low, node.typeAnnotation, owner) };
    case N.TSConditionalType:
      return union([lowerType(low, node.trueType, owner), lowerType(low, node.falseType, owner)]);
    default:
      return unknown;
  }
}

/** A function type; a plain `function` where neither its parameters nor its result say anything. */
function lowerCallable(
  low: Lowering,
  params: readonly TSESTree.Parameter[],
  result: TSESTree.TypeNode | undefined,
  owner: string,
): TypeRef {
  const returns = lowerType(low, result, owner);
  // What a callback is given is not what it hangs on: `Form.onSubmit(values: { name })`.
  const own = owner.slice(owner.lastIndexOf('.') + 1);
  const parameters = params.map((param) =>
    lowerType(low, parameterType(param), [own, parameterName(param)].filter(Boolean).join('.')),
  );
  while (parameters.at(-1)?.kind === 'primitive') parameters.pop();
  return returns.kind === 'primitive' && parameters.length === 0
    ? { kind: 'primitive', name: 'function' }
    : { kind: 'callable', parameters, returns };
}

function parameterName(param: TSESTree.Parameter): string | undefined {
  const inner = param.type === N.TSParameterProperty ? param.parameter : param;
  return inner.type === N.Identifier ? inner.name : undefined;
}

function parameterType(param: TSESTree.Parameter): TSESTree.TypeNode | undefined {
  const inner = param.type === N.TSParameterProperty ? param.parameter : param;
  return inner.type === N.Identifier || inner.type === N.ObjectPattern || inner.type === N.ArrayPattern
    ? inner.typeAnnotation?.typeAnnotation
    : undefined;
}

/** Undefined and null say nothing about the data: `string | null` is a string. */
function union(members: readonly TypeRef[]): TypeRef {
  const kept = members.filter((member) => !(member.kind === 'primitive' && member.name === 'void'));
  const [only] = kept;
  return kept.length === 1 && only ? only : { kind: 'union', members: kept };
}

function lowerLiteral(node: TSESTree.TSLiteralType): TypeRef {
  if (node.literal.type !== N.Literal) return unknown;
  const { value } = node.literal;
  if (typeof value === 'boolean') return { kind: 'primitive', name: 'boolean' };
  if (value === null) return { kind: 'primitive', name: 'void' };
  return { kind: 'literal', value: String(value) };
}

function lowerIndexed(low: Lowering, node: TSESTree.TSIndexedAccessType, owner: string): TypeRef {
  const object = lowerType(low, node.objectType, owner);
  const key = lowerType(low, node.indexType, owner);
  if (key.kind === 'literal') return { kind: 'indexed', object, key: key.value };
  if (key.kind === 'primitive' && key.name === 'number') return { kind: 'indexed', object, key: '*' };
  return unknown;
}

function lowerReference(low: Lowering, node: TSESTree.TSTypeReference, owner: string): TypeRef {
  const name = entityName(node.typeName);
  const last = name.slice(name.lastIndexOf('.') + 1);
  const known = wellKnown[last];
  if (known && low.typeNames.get(name) === undefined) return known;
  const args = node.typeArguments?.params ?? [];
  const [first] = args;
  if (first && arrays.has(name)) return { kind: 'array', element: lowerType(low, first, owner) };
  if (first && transparent.has(name)) return lowerType(low, first, owner);
  if (name === 'ReturnType' && first) return { kind: 'returns', of: lowerType(low, first, owner) };
  if (name === 'Record' && args.length === 2) return lowerRecord(low, args, owner);
  return { kind: 'name', name, arguments: args.map((type) => lowerType(low, type, owner)) };
}

/** `Record<'email' | 'phone', string>` has those members; any other record is a bag of its values. */
function lowerRecord(low: Lowering, args: readonly TSESTree.TypeNode[], owner: string): TypeRef {
  const [keyNode, valueNode] = args;
  const value = lowerType(low, valueNode, owner);
  const key = lowerType(low, keyNode, owner);
  if (key.kind === 'name') return { kind: 'name', name: 'Record', arguments: [key, value] };
  const names = key.kind === 'literal' ? [key] : key.kind === 'union' ? key.members : [];
  if (!keyNode || names.length === 0 || !names.every((name) => name.kind === 'literal'))
    return { kind: 'array', element: value };
  const range = rangeOf(keyNode);
  const members = names.map((name): MemberFact => ({
    name: name.value,
    nameRange: range,
    range,
    type: value,
    decorators: [],
  }));
  return {
    kind: 'object',
    type: low.addType({ name: '', form: 'inline', members, extends: [], parameters: [], range, owner }),
  };
}

export function entityName(node: TSESTree.EntityName | TSESTree.TSImportType | TSESTree.Expression): string {
  switch (node.type) {
    case N.Identifier:
      return node.name;
    case N.TSQualifiedName:
      return `${entityName(node.left)}.${node.right.name}`;
    case N.MemberExpression:
      return node.property.type === N.Identifier ? `${entityName(node.object)}.${node.property.name}` : '';
    default:
      return '';
  }
}

function lowerEntity(low: Lowering, node: TSESTree.EntityName): number {
  if (node.type === N.Identifier) return low.reference(node);
  if (node.type === N.TSQualifiedName) {
    return low.add(node, {
      kind: 'member',
      object: lowerEntity(low, node.left),
      property: node.right.name,
      nameAt: node.right.range[0],
    });
  }
  return low.add(node, { kind: 'unknown' });
}

/** Adds an object type with its members and gives its id. */
export function addObjectType(
  low: Lowering,
  node: TSESTree.Node,
  name: string,
  form: TypeForm,
  elements: readonly TSESTree.TypeElement[],
  owner: string,
  supertypes: readonly TypeRef[] = [],
  parameters: readonly string[] = [],
): number {
  const members: MemberFact[] = [];
  // Reserved first, so that outer types come before the inline types of their members.
  const id = low.addType({
    name,
    form,
    members,
    extends: [...supertypes],
    parameters: [...parameters],
    range: rangeOf(node),
    ...(owner ? { owner } : {}),
  });
  const inner = (key: string): string => [name || owner, key].filter(Boolean).join('.');
  for (const element of elements) {
    if (element.type === N.TSPropertySignature) {
      const key = keyName(element.key, element.computed);
      if (key === undefined) continue;
      const type = lowerType(low, element.typeAnnotation?.typeAnnotation, inner(key));
      members.push({ name: key, nameRange: rangeOf(element.key), range: rangeOf(element), type, decorators: [] });
    } else if (element.type === N.TSMethodSignature) {
      const key = keyName(element.key, element.computed);
      if (key === undefined) continue;
      members.push({
        name: key,
        nameRange: rangeOf(element.key),
        range: rangeOf(element),
        type: lowerCallable(low, element.params, element.returnType?.typeAnnotation, inner(key)),
        decorators: [],
      });
    }
  }
  return id;
}

export function lowerInterface(low: Lowering, node: TSESTree.TSInterfaceDeclaration): void {
  const supertypes = node.extends.map((heritage): TypeRef => {
    const args = (heritage.typeArguments?.params ?? []).map((type) => lowerType(low, type, ''));
    return { kind: 'name', name: entityName(heritage.expression), arguments: args };
  });
  const parameters = (node.typeParameters?.params ?? []).map((parameter) => parameter.name.name);
  const type = addObjectType(low, node, node.id.name, 'interface', node.body.body, '', supertypes, parameters);
  const earlier = low.typeNames.get(node.id.name);
  const now: TypeRef = { kind: 'object', type };
  // Interfaces of one name merge.
  low.typeNames.set(node.id.name, earlier ? { kind: 'intersection', members: [earlier, now] } : now);
}

export function lowerTypeAlias(low: Lowering, node: TSESTree.TSTypeAliasDeclaration): void {
  const name = node.id.name;
  if (node.typeAnnotation.type === N.TSTypeLiteral) {
    const parameters = (node.typeParameters?.params ?? []).map((parameter) => parameter.name.name);
    low.typeNames.set(name, {
      kind: 'object',
      type: addObjectType(low, node, name, 'type', node.typeAnnotation.members, '', [], parameters),
    });
    return;
  }
  const before = low.types.length;
  const type = lowerType(low, node.typeAnnotation, name);
  // `type A = B & { … }`: the literal parts are declarations of A.
  for (const fact of low.types.slice(before)) {
    if (fact.form === 'inline' && fact.owner === name) {
      fact.name = name;
      fact.form = 'type';
    }
  }
  low.typeNames.set(name, type);
}

export function lowerEnum(low: Lowering, node: TSESTree.TSEnumDeclaration): void {
  const members = node.body.members.map((member): MemberFact => ({
    name: keyName(member.id, false) ?? '',
    nameRange: rangeOf(member.id),
    range: rangeOf(member),
    type: undefined,
    decorators: [],
  }));
  const type = low.addType({
    name: node.id.name,
    form: 'enum',
    members,
    extends: [],
    parameters: [],
    range: rangeOf(node),
  });
  low.typeNames.set(node.id.name, { kind: 'object', type });
  for (const member of node.body.members) if (member.initializer) lowerExpression(low, member.initializer);
}
