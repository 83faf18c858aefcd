import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { lowerExpression } from './expressions.js';
import { keyName, rangeOf } from './lowering.js';
import type { Lowering, OpenClass, OpenFunction } from './lowering.js';
import type { ClassId, DecoratorFact, FunctionId, MemberFact, TypeRef } from './model.js';
import { lowerPattern } from './patterns.js';
import { saidByDecorators } from './said.js';
import { lowerBlock } from './statements.js';
import { addObjectType, entityName, lowerType } from './types.js';

type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.TSEmptyBodyFunctionExpression
  | TSESTree.TSDeclareFunction;

/** Lowers a function with its body; gives its id. `name` is what it is known by where it has no name of its own. */
export function lowerFunction(low: Lowering, node: FunctionNode, name = '', classId?: ClassId): FunctionId {
  const id = low.functions.length;
  const fact: OpenFunction = {
    name: node.id?.name ?? name,
    parameters: [],
    returns: [],
    parent: low.function,
    range: rangeOf(node),
    nameRange: rangeOf(node.id ?? node),
    ...(classId === undefined ? {} : { class: classId }),
    ...(node.body ? {} : { ambient: true as const }),
    ...(node.type !== N.TSDeclareFunction && node.generator ? { generates: true as const } : {}),
  };
  low.functions.push(fact);
  const outer = { function: low.function, guard: low.guard, owner: low.owner };
  low.function = id;
  if (fact.name && !low.owner.endsWith(fact.name)) low.owner = low.ownerOf(fact.name);
  // A callback runs later, but what had to hold for it to be made still had to hold.
  low.scoped(() => {
    for (const [index, parameter] of node.params.entries()) lowerParameter(low, fact, parameter, index);
    if (node.returnType) fact.returnType = lowerType(low, node.returnType.typeAnnotation, low.owner);
    // What a function declares inside is named there.
    low.owner = '';
    if (node.body?.type === N.BlockStatement) lowerBlock(low, node.body.body);
    else if (node.body) fact.returns.push(lowerExpression(low, node.body));
  });
  low.function = outer.function;
  low.guard = outer.guard;
  low.owner = outer.owner;
  return id;
}

function lowerParameter(low: Lowering, fact: OpenFunction, node: TSESTree.Parameter, index: number): void {
  const decorators = decoratorsOf(node.decorators);
  const inner = node.type === N.TSParameterProperty ? node.parameter : node;
  const pattern =
    inner.type === N.AssignmentPattern ? inner.left : inner.type === N.RestElement ? inner.argument : inner;
  const rest = inner.type === N.RestElement;
  const annotation =
    'typeAnnotation' in inner && inner.typeAnnotation
      ? inner.typeAnnotation
      : 'typeAnnotation' in pattern
        ? pattern.typeAnnotation
        : undefined;
  let binding: number;
  if (pattern.type === N.Identifier) {
    binding = low.declare(pattern.name, 'parameter', pattern, index);
  } else {
    // The whole argument gets a binding without a name; the pattern takes it apart.
    binding = low.bindings.length;
    low.bindings.push({
      name: '',
      kind: 'parameter',
      scope: low.function,
      range: rangeOf(pattern),
      definitions: [],
      target: index,
    });
    const whole = low.add(pattern, { kind: 'binding', binding });
    lowerPattern(low, pattern, whole, [], 'variable');
  }
  const open = low.bindings[binding];
  if (annotation && open)
    open.type = lowerType(
      low,
      annotation.typeAnnotation,
      pattern.type === N.Identifier ? low.ownerOf(pattern.name) : low.owner,
    );
  if (inner.type === N.AssignmentPattern)
    low.define(binding, { expression: lowerExpression(low, inner.right), path: [] });
  fact.parameters.push({ binding, rest, decorators });
}

export function decoratorsOf(nodes: readonly TSESTree.Decorator[] | undefined): readonly DecoratorFact[] {
  return (nodes ?? []).map(({ expression }) => {
    if (expression.type !== N.CallExpression) return { name: entityName(expression), argument: undefined };
    const [first] = expression.arguments;
    const argument = first?.type === N.Literal && typeof first.value === 'string' ? first.value : undefined;
    return { name: entityName(expression.callee), argument };
  });
}

/** The decorators of a field, and what they say of it. */
function decorated(nodes: readonly TSESTree.Decorator[]): Pick<MemberFact, 'decorators' | 'said'> {
  const decorators = decoratorsOf(nodes);
  const said = saidByDecorators(decorators);
  return { decorators, ...(said && { said }) };
}

/** Libraries whose decorators make a class a schema or a stored model. */
const modelDecorators: Readonly<Record<string, 'model' | 'schema'>> = {
  Entity: 'model',
  Table: 'model',
  Schema: 'model',
  modelOptions: 'model',
  ViewEntity: 'model',
  InputType: 'schema',
  ObjectType: 'schema',
  ArgsType: 'schema',
  Embeddable: 'model',
};

/** Property decorators of class-validator and OpenAPI: the class describes a request or response. */
const schemaProperties = new Set([
  'IsEmail',
  'IsString',
  'IsOptional',
  'IsNotEmpty',
  'IsPhoneNumber',
  'IsNumber',
  'IsDate',
  'IsDateString',
  'ApiProperty',
  'ApiPropertyOptional',
  'Field',
  'Length',
  'MaxLength',
  'IsUUID',
  'IsInt',
  'ValidateNested',
]);
const modelProperties = new Set([
  'Column',
  'PrimaryColumn',
  'PrimaryGeneratedColumn',
  'Property',
  'Prop',
  'prop',
  'PrimaryKey',
]);

export function lowerClass(low: Lowering, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): ClassId {
  const id = low.classes.length;
  const name = node.id?.name ?? '';
  const type = addObjectType(low, node, name, 'class', [], '');
  const open: OpenClass = {
    name,
    implements: node.implements.map((item) => entityName(item.expression)),
    members: [],
    type,
    decorators: [...decoratorsOf(node.decorators)],
  };
  low.classes.push(open);
  const members: MemberFact[] = [];
  if (name) low.typeNames.set(name, { kind: 'object', type });
  if (node.superClass) open.superclass = lowerExpression(low, node.superClass);
  const outer = low.class;
  low.class = id;
  // Fields first: methods refer to them by `this.x`, whatever the order.
  for (const element of node.body.body)
    if (element.type === N.PropertyDefinition || element.type === N.TSAbstractPropertyDefinition)
      lowerProperty(low, open, members, element);
  for (const element of node.body.body) {
    if (element.type === N.MethodDefinition || element.type === N.TSAbstractMethodDefinition)
      lowerMethod(low, open, members, element, id);
    else if (element.type === N.StaticBlock)
      low.scoped(() => {
        lowerBlock(low, element.body);
      });
  }
  low.class = outer;
  const fact = low.types[type];
  if (fact) {
    fact.members = members;
    fact.form = classForm(open, members);
    if (node.superClass && (node.superClass.type === N.Identifier || node.superClass.type === N.MemberExpression))
      fact.extends.push({ kind: 'name', name: entityName(node.superClass), arguments: [] });
  }
  return id;
}

function classForm(open: OpenClass, members: readonly MemberFact[]): 'class' | 'model' | 'schema' {
  for (const { name } of open.decorators) {
    const form = modelDecorators[name];
    if (form) return form;
  }
  const names = members.flatMap((member) => member.decorators.map((decorator) => decorator.name));
  if (names.some((name) => modelProperties.has(name))) return 'model';
  return names.some((name) => schemaProperties.has(name)) ? 'schema' : 'class';
}

function lowerProperty(
  low: Lowering,
  open: OpenClass,
  members: MemberFact[],
  node: TSESTree.PropertyDefinition | TSESTree.TSAbstractPropertyDefinition,
): void {
  const name = keyName(node.key, node.computed);
  if (name === undefined) return;
  const owner = [open.name, name].filter(Boolean).join('.');
  const type = node.typeAnnotation ? lowerType(low, node.typeAnnotation.typeAnnotation, owner) : undefined;
  let functionId: FunctionId | undefined;
  const definitions = [];
  if (node.value) {
    const { value: initial } = node;
    const expression = low.owned(owner, () => lowerExpression(low, initial));
    const value = low.expressions[expression];
    if (value?.kind === 'function') {
      functionId = value.function;
      const fact = low.functions[functionId];
      if (fact && !fact.name) fact.name = name;
    }
    definitions.push({ expression, path: [] });
  }
  open.members.push({
    name,
    definitions,
    isStatic: node.static,
    isGetter: false,
    ...(type ? { type } : {}),
    ...(functionId === undefined ? {} : { function: functionId }),
  });
  const first = definitions[0] && low.expressions[definitions[0].expression];
  const written: TypeRef | undefined =
    type ?? (first?.kind === 'literal' && typeof first.value === 'string' ? typeOfText(first.value) : undefined);
  const shown: TypeRef | undefined = functionId === undefined ? written : { kind: 'primitive', name: 'function' };
  if (!node.static)
    members.push({
      name,
      nameRange: rangeOf(node.key),
      range: rangeOf(node),
      type: shown,
      ...decorated(node.decorators),
    });
}

/** A field that starts empty holds texts to come; one that starts with a text may be a label. */
function typeOfText(value: string): TypeRef {
  return value === '' ? { kind: 'primitive', name: 'string' } : { kind: 'literal', value };
}

function lowerMethod(
  low: Lowering,
  open: OpenClass,
  members: MemberFact[],
  node: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition,
  classId: ClassId,
): void {
  const name = keyName(node.key, node.computed);
  if (name === undefined) return;
  const functionId = low.owned(open.name, () => lowerFunction(low, node.value, name, classId));
  const fact = low.functions[functionId];
  if (fact) fact.nameRange = rangeOf(node.key);
  if (node.kind === 'constructor') {
    open.constructorFunction = functionId;
    for (const [index, parameter] of node.value.params.entries()) {
      if (parameter.type === N.TSParameterProperty)
        lowerParameterProperty(low, open, members, functionId, parameter, index);
    }
    return;
  }
  open.members.push({
    name,
    function: functionId,
    definitions: [],
    isStatic: node.static,
    isGetter: node.kind === 'get',
  });
}

/** `constructor(private readonly mail: MailService)` declares a field. */
function lowerParameterProperty(
  low: Lowering,
  open: OpenClass,
  members: MemberFact[],
  functionId: FunctionId,
  node: TSESTree.TSParameterProperty,
  index: number,
): void {
  const pattern = node.parameter.type === N.AssignmentPattern ? node.parameter.left : node.parameter;
  const binding = low.functions[functionId]?.parameters[index]?.binding;
  if (binding === undefined) return;
  const type = low.bindings[binding]?.type;
  const expression = low.add(pattern, { kind: 'binding', binding });
  open.members.push({
    name: pattern.name,
    definitions: [{ expression, path: [] }],
    isStatic: false,
    isGetter: false,
    ...(type ? { type } : {}),
  });
  members.push({
    name: pattern.name,
    nameRange: rangeOf(pattern),
    range: rangeOf(node),
    type,
    ...decorated(node.decorators),
  });
}
