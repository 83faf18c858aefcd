import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import type { TextRange } from '../text/range.js';
import type {
  BindingFact,
  BindingId,
  ClassFact,
  ClassId,
  ClassMember,
  Definition,
  EventFact,
  ExportFact,
  Expression,
  ExpressionId,
  FunctionFact,
  FunctionId,
  GuardFact,
  ImportFact,
  TypeFact,
  TypeId,
  TypeRef,
} from './model.js';

/** The facts of a module while they are being made: the readonly tables of `ModuleFacts`, open for writing. */
type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
export type OpenBinding = Open<BindingFact>;
export type OpenFunction = Open<FunctionFact>;
export type OpenClass = Open<ClassFact>;
export type OpenMember = Open<ClassMember>;
export type OpenType = Open<TypeFact>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type NewExpression = DistributiveOmit<Expression, 'range'>;

/** A lexical scope: names to bindings. */
interface Scope {
  readonly names: Map<string, BindingId>;
  readonly outer: Scope | undefined;
}

export function rangeOf(node: { readonly range: readonly [number, number] }): TextRange {
  return { start: node.range[0], end: node.range[1] };
}

/**
 * The state of one walk: tables that grow, the scope, function, class and guard that the walk is in. The walkers (statements, expressions, types, …)
 * are functions over it, so that each file holds one part of the language.
 */
export class Lowering {
  readonly imports: ImportFact[] = [];
  readonly exports: ExportFact[] = [];
  readonly bindings: OpenBinding[] = [];
  readonly expressions: Expression[] = [];
  readonly functions: OpenFunction[] = [];
  readonly classes: OpenClass[] = [];
  readonly types: OpenType[] = [];
  readonly typeNames = new Map<string, TypeRef>();
  readonly events: EventFact[] = [];
  readonly guards: GuardFact[] = [];
  /** Calls that declare a schema, to its type. */
  readonly schemas = new Map<ExpressionId, TypeId>();

  function: FunctionId = 0;
  class: ClassId | undefined;
  guard = -1;
  /** How deep the expression at hand nests, and the statement. */
  depth = 0;
  nesting = 0;
  /** Whether something nested too deep to be looked into. */
  isPartial = false;
  /** What anonymous types here hang on: the path of names from the declaration inwards (`sendMail.payload`); empty where nothing names them. */
  owner = '';
  #scope: Scope = { names: new Map(), outer: undefined };

  constructor(text: string) {
    this.functions.push({
      name: '',
      parameters: [],
      returns: [],
      parent: 0,
      range: { start: 0, end: text.length },
      nameRange: { start: 0, end: 0 },
    });
  }

  add(node: { readonly range: readonly [number, number] }, expression: NewExpression): ExpressionId {
    this.expressions.push({ ...expression, range: [node.range[0], node.range[1]] });
    return this.expressions.length - 1;
  }

  /** Runs `body` in a new lexical scope. */
  scoped<T>(body: () => T): T {
    this.#scope = { names: new Map(), outer: this.#scope };
    try {
      return body();
    } finally {
      this.#scope = this.#scope.outer ?? this.#scope;
    }
  }

  /** Runs `body` inside what has a name; what it declares without one belongs there. */
  owned<T>(name: string | undefined, body: () => T): T {
    const outer = this.owner;
    this.owner = this.ownerOf(name);
    try {
      return body();
    } finally {
      this.owner = outer;
    }
  }

  /** The path of what is called `name` here. */
  ownerOf(name: string | undefined): string {
    return [this.owner, name].filter(Boolean).join('.');
  }

  declare(
    name: string,
    kind: BindingFact['kind'],
    node: { readonly range: readonly [number, number] },
    target?: number,
  ): BindingId {
    const id = this.bindings.length;
    this.bindings.push({
      name,
      kind,
      scope: this.function,
      range: rangeOf(node),
      definitions: [],
      ...(target === undefined ? {} : { target }),
    });
    this.#scope.names.set(name, id);
    return id;
  }

  /** The binding of a name in the innermost scope alone. */
  own(name: string): BindingId | undefined {
    return this.#scope.names.get(name);
  }

  lookup(name: string): BindingId | undefined {
    for (let scope: Scope | undefined = this.#scope; scope; scope = scope.outer) {
      const id = scope.names.get(name);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  reference(node: TSESTree.Identifier | TSESTree.JSXIdentifier): ExpressionId {
    const binding = this.lookup(node.name);
    return binding === undefined
      ? this.add(node, { kind: 'global', name: node.name })
      : this.add(node, { kind: 'binding', binding });
  }

  define(binding: BindingId, definition: Definition): void {
    this.bindings[binding]?.definitions.push(definition);
  }

  /** Notes that a member of the binding is taken out or blanked. */
  remove(binding: BindingId, name: string): void {
    const fact = this.bindings[binding];
    if (fact) fact.removed = [...(fact.removed ?? []), name];
  }

  /** Runs `body` where `test` is known to hold, or to fail. */
  guarded<T>(test: ExpressionId, holds: boolean, body: () => T): T {
    const outer = this.guard;
    this.pushGuard(test, holds);
    try {
      return body();
    } finally {
      this.guard = outer;
    }
  }

  /** From here to the end of the block `test` is known to hold, or to fail (an early return). The block restores the guard. */
  pushGuard(test: ExpressionId, holds: boolean): void {
    this.guards.push({ test, holds, outer: this.guard });
    this.guard = this.guards.length - 1;
  }

  event(fact: Omit<EventFact, 'function' | 'guard'>): number {
    this.events.push({ ...fact, function: this.function, guard: this.guard });
    return this.events.length - 1;
  }

  addType(fact: OpenType): TypeId {
    this.types.push(fact);
    return this.types.length - 1;
  }
}

/** The name of a key: an identifier, or the value of a literal. Undefined when it is computed. */
export function keyName(key: TSESTree.Node, computed: boolean): string | undefined {
  if (key.type === N.Literal) return String(key.value);
  if (computed) return undefined;
  if (key.type === N.Identifier) return key.name;
  if (key.type === N.PrivateIdentifier) return `#${key.name}`;
  return undefined;
}
