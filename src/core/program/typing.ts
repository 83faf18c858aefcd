import type { AccessPath, ExpressionId, MemberFact, TypeFact, TypeId, TypeRef } from '../facts/model.js';
import { Memo } from './memo.js';
import type { Module, Modules } from './modules.js';
import { isElement } from './paths.js';

/** A written type in the module where it is written, with the arguments of its type parameters. */
export interface Typed {
  readonly module: Module;
  readonly ref: TypeRef;
  readonly bound?: ReadonlyMap<string, Typed>;
}

/** A declared member, and where. */
export interface Declared {
  readonly module: Module;
  readonly type: TypeId;
  readonly fact: TypeFact;
  readonly member: MemberFact;
  readonly typed: Typed | undefined;
}

/** What a type comes to: its members, its element, a primitive, or nothing that we know. */
export interface Shape {
  readonly kind: 'object' | 'array' | 'primitive' | 'unknown';
  readonly members: ReadonlyMap<string, Declared>;
  /** What leads to other tables: found by name, but no part of the whole. */
  readonly relations?: ReadonlyMap<string, Declared>;
  readonly element?: Typed | undefined;
  readonly primitive?: string;
  /** Of an array of a fixed length: its elements by position. */
  readonly elements?: readonly Typed[];
  /** A Map: who goes through it gets pairs of a key and an element. */
  readonly pairs?: true;
  /** Of a function: what it gives back, and what it takes. */
  readonly returns?: Typed;
  readonly parameters?: readonly Typed[];
  /** False where something outside the workspace may add members. */
  readonly closed: boolean;
}

const unknownShape: Shape = { kind: 'unknown', members: new Map(), closed: false };
const maxDepth = 12;
/** React's types of components: functions of their props. */
const components = new Set(['FC', 'FunctionComponent', 'NextPage', 'VFC', 'ComponentType', 'ElementType']);

/** Tells what an expression, or what a function gives back, is declared to be: for `typeof` and `ReturnType` in types. */
export interface TypesOfValues {
  readonly of: (module: Module, expression: ExpressionId) => Typed | undefined;
  readonly returned: (module: Module, expression: ExpressionId) => Typed | undefined;
}

/** Resolves written types without a type checker: names, imports, generics by substitution, the utility types that people use. */
export class Typing {
  readonly #modules: Modules;
  readonly #values: TypesOfValues;
  readonly #shapes: Memo<TypeRef, Shape>;

  constructor(modules: Modules, values: TypesOfValues) {
    this.#modules = modules;
    this.#values = values;
    this.#shapes = new Memo<TypeRef, Shape>(modules.dependencies, unknownShape);
  }

  shape(typed: Typed, depth = 0): Shape {
    if (depth > maxDepth) return unknownShape;
    return typed.bound ? this.#shape(typed, depth) : this.#shapes.get(typed.ref, () => this.#shape(typed, depth));
  }

  /** The declared member of a type, or the element for `*` and numbers. */
  member(
    typed: Typed,
    name: string,
  ): { readonly declared: Declared | undefined; readonly typed: Typed | undefined; readonly closed: boolean } {
    const shape = this.shape(typed);
    if (shape.kind === 'array' && (isElement(name) || !shape.members.has(name)))
      return { declared: undefined, typed: shape.elements?.[Number(name)] ?? shape.element, closed: false };
    const declared = shape.members.get(name) ?? shape.relations?.get(name);
    return { declared, typed: declared?.typed, closed: shape.closed };
  }

  /** What a name that stands for another type without parameters of its own stands for. */
  alias({ module, ref, bound }: Typed): Typed | undefined {
    return ref.kind === 'name' && ref.arguments.length === 0 && !bound?.has(ref.name)
      ? this.#modules.typeNamed(module, ref.name)
      : undefined;
  }

  /** Follows a path of members. */
  at(typed: Typed, path: AccessPath): Typed | undefined {
    let current: Typed | undefined = typed;
    for (const name of path) {
      if (!current) return undefined;
      current = this.member(current, name).typed;
    }
    return current;
  }

  #shape({ module, ref, bound }: Typed, depth: number): Shape {
    const here = (inner: TypeRef): Typed => ({ module, ref: inner, ...(bound ? { bound } : {}) });
    switch (ref.kind) {
      case 'primitive':
        return ref.name === 'unknown'
          ? unknownShape
          : { kind: 'primitive', members: new Map(), primitive: ref.name, closed: true };
      case 'literal':
        return { kind: 'primitive', members: new Map(), primitive: 'literal', closed: true };
      case 'object':
        return this.#objectShape(module, ref.type, bound, depth);
      case 'array':
        return { kind: 'array', members: new Map(), element: here(ref.element), closed: true };
      case 'tuple':
        return {
          kind: 'array',
          members: new Map(),
          element: here({ kind: 'union', members: ref.elements }),
          elements: ref.elements.map(here),
          closed: true,
        };
      case 'callable':
        return {
          kind: 'primitive',
          primitive: 'function',
          members: new Map(),
          returns: here(ref.returns),
          parameters: ref.parameters.map(here),
          closed: true,
        };
      case 'union':
      case 'intersection':
        return merge(ref.members.map((member) => this.shape(here(member), depth + 1)));
      case 'typeof': {
        const typed = this.#values.of(module, ref.expression);
        return typed ? this.shape(typed, depth + 1) : unknownShape;
      }
      case 'indexed': {
        const object = this.shape(here(ref.object), depth + 1);
        const inner = ref.key === '*' ? object.element : object.members.get(ref.key)?.typed;
        return inner ? this.shape(inner, depth + 1) : unknownShape;
      }
      case 'returns': {
        const of =
          ref.of.kind === 'typeof'
            ? this.#values.returned(module, ref.of.expression)
            : this.shape(here(ref.of), depth + 1).returns;
        return of ? this.shape(of, depth + 1) : unknownShape;
      }
      case 'name':
        return this.#named(module, ref, bound, depth);
    }
  }

  #named(module: Module, ref: Extract<TypeRef, { kind: 'name' }>, bound: Typed['bound'], depth: number): Shape {
    const substituted = bound?.get(ref.name);
    if (substituted) return this.shape(substituted, depth + 1);
    const args = ref.arguments.map((argument): Typed => ({ module, ref: argument, ...(bound ? { bound } : {}) }));
    const found = this.#modules.typeNamed(module, ref.name);
    if (found) return this.shape(this.#bind(found, args), depth + 1);
    return this.#utility(ref.name, args, depth);
  }

  /** Binds the parameters of a generic declaration to its arguments. */
  #bind(found: { readonly module: Module; readonly ref: TypeRef }, args: readonly Typed[]): Typed {
    if (args.length === 0 || found.ref.kind !== 'object') return found;
    const parameters = found.module.facts.types[found.ref.type]?.parameters ?? [];
    if (parameters.length === 0) return found;
    const bound = new Map<string, Typed>();
    for (const [position, parameter] of parameters.entries()) {
      const argument = args[position];
      if (argument) bound.set(parameter, argument);
    }
    return { ...found, bound };
  }

  /** TypeScript's utility types and what schema libraries infer. */
  #utility(name: string, args: readonly Typed[], depth: number): Shape {
    const [first, second] = args;
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (components.has(last))
      return {
        kind: 'primitive',
        primitive: 'node',
        members: new Map(),
        ...(first ? { parameters: [first] } : {}),
        closed: true,
      };
    if (!first) return unknownShape;
    switch (last) {
      case 'Pick':
      case 'Omit': {
        const shape = this.shape(first, depth + 1);
        const keys = new Set(second ? literals(second.ref) : []);
        const members = new Map([...shape.members].filter(([key]) => keys.has(key) === (last === 'Pick')));
        return { ...shape, members };
      }
      case 'infer':
      case 'input':
      case 'output':
      case 'Infer':
      case 'InferInput':
      case 'InferOutput':
      case 'InferType':
      case 'Static':
      case 'TypeOf':
      case 'InferSelectModel':
      case 'InferInsertModel':
      case 'HydratedDocument':
      case 'InferSchemaType':
      case 'Exclude':
      case 'Extract':
      case 'Serialized':
      case 'PropsWithChildren':
      case 'Draft':
      case 'Immutable':
        return this.shape(first, depth + 1);
      case 'Map':
      case 'ReadonlyMap':
        return second
          ? { kind: 'array', members: new Map(), element: second, pairs: true, closed: false }
          : unknownShape;
      case 'Record':
        return second ? { kind: 'array', members: new Map(), element: second, closed: false } : unknownShape;
      default:
        return unknownShape;
    }
  }

  #objectShape(module: Module, type: TypeId, bound: Typed['bound'], depth: number): Shape {
    const fact = module.facts.types[type];
    if (!fact) return unknownShape;
    const members = new Map<string, Declared>();
    let closed = true;
    for (const supertype of fact.extends) {
      const shape = this.shape({ module, ref: supertype, ...(bound ? { bound } : {}) }, depth + 1);
      if (shape.kind === 'unknown') closed = false;
      for (const [name, declared] of shape.members) members.set(name, declared);
    }
    for (const member of fact.members) {
      const typed = member.type ? { module, ref: member.type, ...(bound ? { bound } : {}) } : undefined;
      members.set(member.name, { module, type, fact, member, typed });
    }
    if (!fact.relations) return { kind: 'object', members, closed };
    const relations = new Map(
      fact.relations.map((member) => [
        member.name,
        { module, type, fact, member, typed: member.type ? { module, ref: member.type } : undefined },
      ]),
    );
    return { kind: 'object', members, relations, closed };
  }
}

function literals(ref: TypeRef): readonly string[] {
  if (ref.kind === 'literal') return [ref.value];
  return ref.kind === 'union' ? ref.members.flatMap(literals) : [];
}

/** Of several shapes the first that can be called says what a call gives. */
function withCall(shapes: readonly Shape[]): Partial<Shape> {
  const called = shapes.find((shape) => shape.returns);
  return called?.returns ? { returns: called.returns, parameters: called.parameters ?? [] } : {};
}

function merge(shapes: readonly Shape[]): Shape {
  const known = shapes.filter((shape) => shape.kind !== 'unknown');
  const [only] = known;
  if (!only) return unknownShape;
  if (known.length === 1) return known.length === shapes.length ? only : { ...only, closed: false };
  const members = new Map<string, Declared>();
  for (const shape of known)
    for (const [name, declared] of shape.members) if (!members.has(name)) members.set(name, declared);
  const element = known.find((shape) => shape.element)?.element;
  const kind = members.size > 0 ? 'object' : element ? 'array' : only.kind;
  return {
    kind,
    members,
    element,
    closed: known.length === shapes.length && known.every((shape) => shape.closed),
    ...(only.primitive ? { primitive: only.primitive } : {}),
    ...withCall(known),
  };
}
