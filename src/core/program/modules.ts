import type { AccessPath, BindingId, ExpressionId, FunctionId, ModuleFacts, TypeId, TypeRef } from '../facts/model.js';
import type { Uri } from '../workspace.js';
import { Dependencies, factsInput } from './dependencies.js';
import { PrismaModels } from './prisma-models.js';
import { ModuleResolver } from './resolution.js';
import type { ResolutionConfig } from './resolution.js';

/**
 * One module in a linked program, with the indexes that linking needs. Identity stands for the module, whatever its facts are: they change with an edit.
 * Whoever looks at anything but `index` rests on the facts, which is noted for the answer at hand.
 */
export interface Module {
  readonly facts: ModuleFacts;
  /** Position in the program, for keys. */
  readonly index: number;
  /** Function literals that are handed to a call or a JSX element, and where. */
  readonly callbacks: ReadonlyMap<FunctionId, Handed>;
  /** Functions that the function around them gives back: they do not run as part of it. */
  readonly returned: ReadonlySet<FunctionId>;
  /** Events of each function, those of functions inside it included. */
  readonly eventsOf: ReadonlyMap<FunctionId, readonly number[]>;
  readonly schemas: ReadonlyMap<ExpressionId, TypeId>;
  /** Module-scope import bindings by local name (for types). */
  readonly importsByName: ReadonlyMap<string, number>;
}

/** The place of a function in a call's arguments, or in a JSX element's attributes (argument 0 is the props). */
export interface Handed {
  readonly call: ExpressionId;
  readonly argument: number;
  readonly path: AccessPath;
}

/** What an exported name stands for. */
export type Exported =
  | { readonly kind: 'binding'; readonly module: Module; readonly binding: BindingId }
  | { readonly kind: 'expression'; readonly module: Module; readonly expression: ExpressionId }
  | { readonly kind: 'namespace'; readonly module: Module }
  | { readonly kind: 'external'; readonly specifier: string; readonly imported: string };

type Indexes = Omit<Module, 'facts' | 'index'>;

class LinkedModule implements Module {
  readonly index: number;
  readonly #dependencies: Dependencies;
  readonly #input: number;
  #facts: ModuleFacts;
  #indexes: Indexes | undefined;

  constructor(facts: ModuleFacts, position: number, dependencies: Dependencies) {
    this.index = position;
    this.#facts = facts;
    this.#dependencies = dependencies;
    this.#input = factsInput(position);
  }

  get facts(): ModuleFacts {
    this.#dependencies.read(this.#input);
    return this.#facts;
  }

  get callbacks(): Module['callbacks'] {
    return this.#index().callbacks;
  }

  get returned(): Module['returned'] {
    return this.#index().returned;
  }

  get eventsOf(): Module['eventsOf'] {
    return this.#index().eventsOf;
  }

  get schemas(): Module['schemas'] {
    return this.#index().schemas;
  }

  get importsByName(): Module['importsByName'] {
    return this.#index().importsByName;
  }

  replace(facts: ModuleFacts): void {
    this.#facts = facts;
    this.#indexes = undefined;
    this.#dependencies.invalidate(this.#input);
  }

  #index(): Indexes {
    this.#dependencies.read(this.#input);
    return (this.#indexes ??= indexOf(this.#facts));
  }
}

function indexOf(facts: ModuleFacts): Indexes {
  const callbacks = new Map<FunctionId, Handed>();
  const handed = (call: ExpressionId, argument: number, value: ExpressionId, path: AccessPath): void => {
    const target = facts.expressions[value];
    if (target?.kind === 'function') callbacks.set(target.function, { call, argument, path });
    else if (target?.kind === 'object' && path.length < 2)
      for (const entry of target.entries)
        if (entry.key !== undefined) handed(call, argument, entry.value, [...path, entry.key]);
  };
  for (const [id, expression] of facts.expressions.entries()) {
    if (expression.kind === 'call')
      for (const [argument, value] of expression.arguments.entries()) handed(id, argument, value, []);
    else if (expression.kind === 'element')
      for (const entry of expression.attributes) if (entry.key !== undefined) handed(id, 0, entry.value, [entry.key]);
  }
  const eventsOf = new Map<FunctionId, number[]>();
  for (const [id, event] of facts.events.entries()) {
    for (let current = event.function; ; current = facts.functions[current]?.parent ?? 0) {
      const list = eventsOf.get(current);
      if (list) list.push(id);
      else eventsOf.set(current, [id]);
      if (current === 0) break;
    }
  }
  const importsByName = new Map<string, number>();
  for (const binding of facts.bindings)
    if (binding.kind === 'import' && binding.target !== undefined) importsByName.set(binding.name, binding.target);
  return {
    callbacks,
    returned: returnedFunctions(facts),
    eventsOf,
    schemas: new Map(facts.schemas),
    importsByName,
  };
}

/** The functions that are given back, alone or in an object, by the function that makes them. */
function returnedFunctions(facts: ModuleFacts): ReadonlySet<FunctionId> {
  const found = new Set<FunctionId>();
  const look = (id: ExpressionId, depth: number): void => {
    const expression = facts.expressions[id];
    if (!expression || depth > 4) return;
    if (expression.kind === 'function') found.add(expression.function);
    else if (expression.kind === 'object') for (const entry of expression.entries) look(entry.value, depth + 1);
    else if (expression.kind === 'cast') look(expression.value, depth + 1);
    else if (expression.kind === 'binding') {
      const binding = facts.bindings[expression.binding];
      if (binding?.kind === 'function' && binding.target !== undefined) found.add(binding.target);
      for (const definition of binding?.definitions ?? []) if (!definition.at) look(definition.expression, depth + 1);
    }
  };
  for (const { returns } of facts.functions) for (const value of returns) look(value, 0);
  return found;
}

function keyOf(exported: Exported | undefined): string | undefined {
  if (exported?.kind === 'binding') return `${exported.module.index}:${exported.binding}`;
  return exported?.kind === 'expression' ? `${exported.module.index}=${exported.expression}` : undefined;
}

/** The modules of a program and how they refer to each other. */
export class Modules {
  readonly all: readonly Module[];
  readonly dependencies = new Dependencies();
  readonly #byUri: ReadonlyMap<Uri, LinkedModule>;
  readonly #resolver: ModuleResolver;
  readonly prisma: PrismaModels;

  constructor(facts: Iterable<ModuleFacts>, config: ResolutionConfig) {
    const modules = [...facts]
      .sort((a, b) => (a.uri < b.uri ? -1 : 1))
      .map((each, position) => new LinkedModule(each, position, this.dependencies));
    this.all = modules;
    this.#byUri = new Map(modules.map((module) => [module.facts.uri, module]));
    this.#resolver = new ModuleResolver(config, this.#byUri.keys());
    this.prisma = new PrismaModels(this.all);
  }

  get(uri: Uri): Module | undefined {
    return this.#byUri.get(uri);
  }

  /** Puts new facts of a module in the place of its old ones: all that rests on these goes stale. */
  replace(facts: ModuleFacts): void {
    this.#byUri.get(facts.uri)?.replace(facts);
  }

  resolve(from: Module, specifier: string): Module | undefined {
    const uri = this.#resolver.resolve(from.facts.uri, specifier);
    return uri === undefined ? undefined : this.#byUri.get(uri);
  }

  /** What an import brings in. */
  imported(from: Module, importIndex: number): Exported | undefined {
    const fact = from.facts.imports[importIndex];
    if (!fact) return undefined;
    return this.fromSpecifier(from, fact.specifier, fact.imported);
  }

  fromSpecifier(from: Module, specifier: string, imported: string): Exported {
    const target = this.resolve(from, specifier);
    if (!target) return { kind: 'external', specifier, imported };
    if (imported === '*') return { kind: 'namespace', module: target };
    return this.exported(target, imported) ?? { kind: 'external', specifier, imported };
  }

  /**
   * A key of the declaration that a plain name stands for, equal wherever it is imported.
   *
   * @returns undefined for what is no name of a declaration in the workspace
   */
  origin(module: Module, id: ExpressionId): string | undefined {
    const expression = module.facts.expressions[id];
    if (expression?.kind === 'member') {
      const object = module.facts.expressions[expression.object];
      const fact = object?.kind === 'binding' ? module.facts.bindings[object.binding] : undefined;
      if (fact?.kind !== 'import' || fact.target === undefined) return undefined;
      const namespace = this.imported(module, fact.target);
      return namespace?.kind === 'namespace' ? keyOf(this.exported(namespace.module, expression.property)) : undefined;
    }
    if (expression?.kind !== 'binding') return undefined;
    const fact = module.facts.bindings[expression.binding];
    if (fact?.kind === 'import' && fact.target !== undefined) return keyOf(this.imported(module, fact.target));
    return keyOf({ kind: 'binding', module, binding: expression.binding });
  }

  /** What a module exports under a name, through re-exports. */
  exported(module: Module, name: string, seen = new Set<Module>()): Exported | undefined {
    if (seen.has(module)) return undefined;
    seen.add(module);
    for (const fact of module.facts.exports) {
      if (fact.name !== name) continue;
      if (fact.from) {
        const target = this.resolve(module, fact.from.specifier);
        if (!target) return { kind: 'external', specifier: fact.from.specifier, imported: fact.from.imported };
        return fact.from.imported === '*'
          ? { kind: 'namespace', module: target }
          : this.exported(target, fact.from.imported, seen);
      }
      if (fact.expression !== undefined) return { kind: 'expression', module, expression: fact.expression };
      if (fact.binding !== undefined) return { kind: 'binding', module, binding: fact.binding };
    }
    for (const fact of module.facts.exports) {
      if (fact.name !== '*' || !fact.from) continue;
      const target = this.resolve(module, fact.from.specifier);
      const found = target && this.exported(target, name, seen);
      if (found) return found;
    }
    return undefined;
  }

  /** The declaration of an exported type, through re-exports. */
  exportedType(
    module: Module,
    name: string,
    seen = new Set<Module>(),
  ): { readonly module: Module; readonly ref: TypeRef } | undefined {
    if (seen.has(module)) return undefined;
    seen.add(module);
    for (const fact of module.facts.exports) {
      if (fact.name === name && fact.from) {
        const target = this.resolve(module, fact.from.specifier);
        if (!target) return this.#ofClient(module, fact.from.specifier, fact.from.imported);
        return this.exportedType(target, fact.from.imported, seen);
      }
      if (fact.name === name && fact.type !== undefined) {
        const found = this.typeNamed(module, fact.type, seen);
        if (found) return found;
      }
    }
    const own = module.facts.typeNames[name];
    if (own) return { module, ref: own };
    for (const fact of module.facts.exports) {
      if (fact.name !== '*' || !fact.from) continue;
      const target = this.resolve(module, fact.from.specifier);
      const found = target ? this.exportedType(target, name, seen) : this.#ofClient(module, fact.from.specifier, name);
      if (found) return found;
    }
    return undefined;
  }

  /** A type that a generated Prisma client exports. */
  #ofClient(module: Module, specifier: string, name: string): ReturnType<PrismaModels['exported']> {
    return this.prisma.isClient(specifier) ? this.prisma.exported(module, name) : undefined;
  }

  /** A type by the name it has in `module`: declared there, or imported. */
  typeNamed(
    module: Module,
    name: string,
    seen?: Set<Module>,
  ): { readonly module: Module; readonly ref: TypeRef } | undefined {
    const own = Object.hasOwn(module.facts.typeNames, name) ? module.facts.typeNames[name] : undefined;
    if (own) return { module, ref: own };
    if (module.facts.clients) return this.prisma.named(module, name);
    const [head, ...rest] = name.split('.');
    const importIndex = head === undefined ? undefined : module.importsByName.get(head);
    const fact = importIndex === undefined ? undefined : module.facts.imports[importIndex];
    if (!fact) return undefined;
    const target = this.resolve(module, fact.specifier);
    const exported = (fact.imported === '*' ? rest : [fact.imported, ...rest]).join('.');
    if (!target) return exported ? this.#ofClient(module, fact.specifier, exported) : undefined;
    return exported ? this.exportedType(target, exported, seen) : undefined;
  }

  /** Where a type name that is not of the workspace comes from. */
  externalType(module: Module, name: string): { readonly specifier: string; readonly name: string } | undefined {
    const [head, ...rest] = name.split('.');
    const importIndex = head === undefined ? undefined : module.importsByName.get(head);
    const fact = importIndex === undefined ? undefined : module.facts.imports[importIndex];
    if (!fact) return undefined;
    const own =
      fact.imported === '*' || fact.imported === 'default'
        ? rest.length
          ? rest.join('.')
          : (head ?? '')
        : fact.imported;
    return { specifier: fact.specifier, name: own };
  }
}
