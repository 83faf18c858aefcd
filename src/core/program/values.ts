import type { Catalogue } from '../catalogue/records.js';
import type { BindingId, Definition, ExpressionId, FunctionId, TypeRef } from '../facts/model.js';
import type { Exported, Handed, Module, Modules } from './modules.js';
import { argumentOf, identity, mostHandedIn, mostValues, unique } from './value.js';
import type { Caller, FunctionValue, Value } from './value.js';
import { calledValue, handedValue, plainCall } from './value-calls.js';
import { Callers, callsOf } from './callers.js';
import type { MadeCall } from './callers.js';
import { Contexts } from './contexts.js';
import { Emissions } from './emissions.js';
import { joiningInput } from './dependencies.js';
import { Implementers } from './implementers.js';
import { Memo } from './memo.js';
import { RoundMemo } from './rounds.js';
import type { Round, Rounds } from './rounds.js';

const deepest = 24;

/** Resolves what expressions stand for: functions, classes and instances of the project, symbols of packages, globals. */
export class Values {
  readonly modules: Modules;
  readonly catalogue: Catalogue;
  readonly contexts: Contexts;
  readonly emissions: Emissions;
  readonly #found: readonly RoundMemo<ExpressionId, readonly Value[]>[];
  /** The same objects are asked for the same names all over a program. */
  readonly #members: RoundMemo<string, readonly Value[]>;
  /** What calls what, after each round of linking. */
  readonly #callers: readonly [Callers, Callers];
  readonly #calls: readonly [Memo<Module, readonly MadeCall[]>, Memo<Module, readonly MadeCall[]>];
  readonly #edited = new Set<Module>();
  readonly #implementers: Implementers;
  #round: Round = 0;
  #nesting = 0;

  constructor(modules: Modules, catalogue: Catalogue) {
    this.modules = modules;
    this.catalogue = catalogue;
    this.contexts = new Contexts(modules);
    this.#implementers = new Implementers(modules);
    this.emissions = new Emissions(modules);
    const { dependencies } = modules;
    const rounds: Rounds = {
      round: () => this.#round,
    };
    this.#found = modules.all.map(() => new RoundMemo<ExpressionId, readonly Value[]>(dependencies, rounds, []));
    this.#members = new RoundMemo<string, readonly Value[]>(dependencies, rounds, []);
    this.#callers = [new Callers(dependencies, 0), new Callers(dependencies, 1)];
    this.#calls = [
      new Memo<Module, readonly MadeCall[]>(dependencies, []),
      new Memo<Module, readonly MadeCall[]>(dependencies, []),
    ];
  }

  /** Notes that the facts of a module have changed. `link` takes that in. */
  edited(module: Module): void {
    this.#edited.add(module);
  }

  /**
   * Finds the callers of each function, or those that have changed since it was last done. Twice: parameters that hold functions or clients
   * (`createTracker(client)`) are known only once the first round has found who calls what.
   */
  *link(): Generator<undefined, void> {
    this.contexts.refresh();
    this.emissions.refresh();
    this.#implementers.refresh();
    for (const round of [0, 1] as const) {
      this.#startRound(round);
      for (const module of this.modules.all) {
        const made = this.#calls[round].get(module, () => callsOf(this, module));
        this.#callers[round].replace(module, made, this.#edited.has(module));
        yield undefined;
      }
    }
    this.#startRound('linked');
    this.#edited.clear();
  }

  #startRound(round: Round): void {
    this.#round = round;
    for (const memo of this.#found) memo.nextRound();
    this.#members.nextRound();
  }

  /** Whether callers are joined here: in the first round of linking they are not known yet. */
  #joins(): boolean {
    this.modules.dependencies.read(joiningInput);
    return this.#round !== 0;
  }

  callers(module: Module, functionId: FunctionId): readonly Caller[] {
    return this.#callers[this.#round === 'linked' ? 1 : 0].of(module, functionId);
  }

  /** The project's functions that a call or a JSX element runs; a constructor for `new`. */
  targets(module: Module, expression: ExpressionId): readonly FunctionValue[] {
    const fact = module.facts.expressions[expression];
    const callee = fact?.kind === 'call' ? fact.callee : fact?.kind === 'element' ? fact.tag : undefined;
    if (callee === undefined) return [];
    const targets: FunctionValue[] = [];
    for (const value of this.of(module, callee)) {
      if (value.kind === 'function') targets.push(value);
      else if (value.kind === 'class') {
        const constructor = value.module.facts.classes[value.class]?.constructorFunction;
        if (constructor !== undefined) targets.push({ kind: 'function', module: value.module, function: constructor });
      }
    }
    return targets;
  }

  /** The project's functions that a call or element is handed by their names, to call them back. */
  handed(
    module: Module,
    expression: ExpressionId,
  ): readonly { readonly target: FunctionValue; readonly callback: Handed }[] {
    const fact = module.facts.expressions[expression];
    const found: { target: FunctionValue; callback: Handed }[] = [];
    const look = (value: ExpressionId, argument: number, path: readonly string[]): void => {
      const given = module.facts.expressions[value];
      if (given?.kind !== 'binding' && given?.kind !== 'member') return;
      for (const target of this.of(module, value))
        if (target.kind === 'function') found.push({ target, callback: { call: expression, argument, path } });
    };
    if (fact?.kind === 'call') for (const [argument, value] of fact.arguments.entries()) look(value, argument, []);
    else if (fact?.kind === 'element')
      for (const { key, value } of fact.attributes) if (key !== undefined) look(value, 0, [key]);
    return found;
  }

  of(module: Module, expression: ExpressionId): readonly Value[] {
    // What is told at once is not worth keeping.
    switch (module.facts.expressions[expression]?.kind) {
      case 'literal':
      case 'template':
      case 'concat':
      case 'object':
      case 'function':
      case 'class':
      case 'this':
      case 'unknown':
        return this.#evaluate(module, expression);
      default:
        return this.#found[module.index]?.get(expression, () => unique(this.#evaluate(module, expression))) ?? [];
    }
  }

  #evaluate(module: Module, id: ExpressionId): readonly Value[] {
    const expression = module.facts.expressions[id];
    if (!expression) return [];
    switch (expression.kind) {
      case 'binding':
        return this.binding(module, expression.binding);
      case 'global':
        return this.#global(expression.name);
      case 'this':
        return expression.class === undefined ? [] : [{ kind: 'instance', module, class: expression.class }];
      case 'member':
        return this.of(module, expression.object).flatMap((value) => this.member(value, expression.property));
      case 'call': {
        const callee = module.facts.expressions[expression.callee];
        // A bound function is called as the function itself.
        if (callee?.kind === 'member' && callee.property === 'bind') return this.of(module, callee.object);
        return this.of(module, expression.callee).flatMap((value) => calledValue(this, module, value, expression));
      }
      case 'object':
        return [{ kind: 'object', module, expression: id }];
      case 'either':
        return expression.values.flatMap((value) => this.of(module, value));
      case 'test': {
        const last = expression.operator === '&&' ? expression.parts[1] : undefined;
        return last === undefined ? [] : this.of(module, last);
      }
      case 'function':
        return [{ kind: 'function', module, function: expression.function }];
      case 'class':
        return [{ kind: 'class', module, class: expression.class }];
      case 'cast': {
        const inner = this.of(module, expression.value);
        return inner.length > 0 ? inner : this.typed(module, expression.type);
      }
      case 'import':
        return this.exported(this.modules.fromSpecifier(module, expression.specifier, '*'));
      default:
        return [];
    }
  }

  binding(module: Module, id: BindingId): readonly Value[] {
    const fact = module.facts.bindings[id];
    if (!fact) return [];
    switch (fact.kind) {
      case 'function':
        if (fact.target === undefined) return [];
        return module.facts.functions[fact.target]?.ambient && fact.scope === 0 && this.#isKnownGlobal(fact.name)
          ? this.#global(fact.name)
          : [{ kind: 'function', module, function: fact.target }];
      case 'class':
        return fact.target === undefined ? [] : [{ kind: 'class', module, class: fact.target }];
      case 'import':
        return fact.target === undefined ? [] : this.exported(this.modules.imported(module, fact.target));
      default: {
        const values = fact.definitions
          .filter((definition) => !definition.at)
          .flatMap((definition) => this.#definition(module, definition));
        if (values.length > 0) return values;
        const typed = fact.type
          ? this.typed(module, fact.type)
          : fact.kind === 'parameter'
            ? this.#requestParameter(module, id)
            : [];
        if (typed.length > 0) return typed;
        // `declare const dataLayer: unknown[]` tells the compiler of the global; it makes no other.
        if (fact.kind === 'variable' && fact.scope === 0 && this.#isKnownGlobal(fact.name))
          return this.#global(fact.name);
        if (fact.kind !== 'parameter' || fact.target === undefined) return typed;
        const given = fact.target === 0 ? handedValue(this, module, fact.scope) : [];
        if (given.length > 0 || !this.#joins()) return given;
        return this.#joinCallers(module, fact.scope, fact.target, []);
      }
    }
  }

  /** A parameter that is a request by a decorator, or by convention where it has no type. */
  #requestParameter(module: Module, id: BindingId): readonly Value[] {
    const fact = module.facts.bindings[id];
    if (fact?.target === undefined) return [];
    const decorators = module.facts.functions[fact.scope]?.parameters[fact.target]?.decorators ?? [];
    for (const { name, argument } of decorators) {
      const imported = module.importsByName.get(name);
      const specifier = imported === undefined ? undefined : module.facts.imports[imported]?.specifier;
      const path = specifier === undefined ? undefined : this.catalogue.decoratorPath(specifier, name);
      if (path !== undefined) return [{ kind: 'request', path: [path, argument].filter(Boolean).join('.') }];
    }
    if (this.catalogue.isRequestName(fact.name)) return [{ kind: 'request', path: '' }];
    return fact.target === 1 ? this.#response(module, fact.scope, fact.name) : [];
  }

  /** The answer to a request, by the names that people give to both: `(req, res) => …`. */
  #response(module: Module, of: FunctionId, name: string): readonly Value[] {
    const [request] = module.facts.functions[of]?.parameters ?? [];
    const first = request && module.facts.bindings[request.binding]?.name;
    if (first === undefined || !this.catalogue.isRequestName(first)) return [];
    const instance =
      name === 'reply'
        ? this.catalogue.typeInstance('fastify', 'FastifyReply')
        : /^_?res(?:ponse)?$/.test(name)
          ? this.catalogue.typeInstance('express', 'Response')
          : undefined;
    return instance ? [{ kind: 'sdk', ...instance }] : [];
  }

  #definition(module: Module, definition: Definition): readonly Value[] {
    const whole = module.facts.expressions[definition.expression];
    // A destructured parameter: the callers' arguments hold what its names stand for.
    let values = this.of(module, definition.expression);
    if (values.length === 0 && whole?.kind === 'binding' && definition.path.length > 0) {
      const parameter = module.facts.bindings[whole.binding];
      if (parameter?.kind === 'parameter' && parameter.target !== undefined && this.#joins())
        return this.#joinCallers(module, parameter.scope, parameter.target, definition.path);
    }
    for (const name of definition.path) values = values.flatMap((value) => this.member(value, name));
    return values;
  }

  #joinCallers(module: Module, functionId: FunctionId, position: number, path: readonly string[]): readonly Value[] {
    const values: Value[] = [];
    for (const caller of this.callers(module, functionId).slice(0, mostValues)) {
      const argument = argumentOf(caller.module, caller.expression, position);
      if (argument === undefined) continue;
      if (argument !== 'props' && argument.element !== undefined) continue;
      let found: readonly Value[] =
        argument === 'props'
          ? [{ kind: 'object', module: caller.module, expression: caller.expression }]
          : this.of(caller.module, argument.expression);
      for (const name of path) found = found.flatMap((value) => this.member(value, name));
      values.push(...found);
    }
    // A parameter that many different functions are handed in for says no more which one is called here.
    const functions = new Set(values.filter((value) => value.kind === 'function').map((value) => identity(value)));
    return functions.size > mostHandedIn ? values.filter((value) => value.kind !== 'function') : values;
  }

  /** What a declared type says: an instance of a class, of what implements an interface, or of an SDK's class. */
  typed(module: Module, ref: TypeRef, depth = 0): readonly Value[] {
    if (depth > 6) return [];
    if (ref.kind === 'union' || ref.kind === 'intersection')
      return ref.members.flatMap((member) => this.typed(module, member, depth + 1));
    if (ref.kind === 'typeof') return this.of(module, ref.expression);
    if (ref.kind === 'returns' && ref.of.kind === 'typeof')
      return this.of(module, ref.of.expression).flatMap((value) => calledValue(this, module, value, plainCall));
    if (ref.kind !== 'name') {
      if (ref.kind !== 'object') return [];
      return this.#classOfType(module, ref.type);
    }
    const found = this.modules.typeNamed(module, ref.name);
    if (found) {
      if (found.ref.kind === 'object') {
        const own = this.#classOfType(found.module, found.ref.type);
        if (own.length > 0) return own;
        const name = found.module.facts.types[found.ref.type]?.name ?? '';
        return this.#implementers.of(name).map((entry): Value => ({ kind: 'instance', ...entry }));
      }
      return found.ref.kind === 'name' && found.ref.name === ref.name && found.module === module
        ? []
        : this.typed(found.module, found.ref, depth + 1);
    }
    const external = this.modules.externalType(module, ref.name);
    if (this.catalogue.isRequestType(external?.name ?? ref.name, external?.specifier))
      return [{ kind: 'request', path: '' }];
    if (!external) return [];
    const instance = this.catalogue.typeInstance(external.specifier, external.name);
    return instance ? [{ kind: 'sdk', ...instance }] : [];
  }

  #classOfType(module: Module, type: number): readonly Value[] {
    if (module.facts.types[type]?.form === 'interface' || module.facts.types[type]?.form === 'type') return [];
    const id = module.facts.classes.findIndex((fact) => fact.type === type);
    return id < 0 ? [] : [{ kind: 'instance', module, class: id }];
  }

  #isKnownGlobal(name: string): boolean {
    return name === 'window' || name === 'globalThis' || this.catalogue.forGlobal(name).length > 0;
  }

  #global(name: string): readonly Value[] {
    const records = this.catalogue.forGlobal(name);
    if (name === 'require') return [{ kind: 'global', path: 'require' }];
    return [
      ...records.map((record): Value => ({ kind: 'sdk', record, symbol: name })),
      ...(records.length === 0 ? [{ kind: 'global', path: name } as const] : []),
    ];
  }

  /** What an export stands for. */
  exported(exported: Exported | undefined): readonly Value[] {
    if (!exported) return [];
    switch (exported.kind) {
      case 'binding':
        return this.binding(exported.module, exported.binding);
      case 'expression':
        return this.of(exported.module, exported.expression);
      case 'namespace':
        return [{ kind: 'namespace', module: exported.module }];
      case 'external':
        return this.external(exported.specifier, exported.imported);
    }
  }

  /** What a name that is imported from outside the workspace stands for. */
  external(specifier: string, imported: string): readonly Value[] {
    const values: Value[] = [];
    for (const record of this.catalogue.forImport(specifier)) {
      const symbol = this.catalogue.symbolOf(record, imported);
      if (symbol !== undefined) values.push({ kind: 'sdk', record, symbol });
    }
    return values.length > 0 ? values : [{ kind: 'package', specifier, symbol: imported }];
  }

  /** The value of a property. */
  member(value: Value, name: string): readonly Value[] {
    // `x = { ...x, more }` spreads into itself: what is asked again while it is being answered adds nothing.
    return this.#members.get(`${identity(value)} ${name}`, () => {
      if (this.#nesting > deepest) return [];
      this.#nesting++;
      try {
        return unique(this.#member(value, name));
      } finally {
        this.#nesting--;
      }
    });
  }

  #member(value: Value, name: string): readonly Value[] {
    switch (value.kind) {
      case 'sdk':
        return [{ kind: 'sdk', record: value.record, symbol: `${value.symbol}.${name}` }];
      case 'package':
        return [{ kind: 'package', specifier: value.specifier, symbol: `${value.symbol}.${name}` }];
      case 'global':
        return this.#globalMember(value.path, name);
      case 'request':
        return [{ kind: 'request', path: value.path ? `${value.path}.${name}` : name }];
      case 'namespace': {
        const exported = this.modules.exported(value.module, name);
        return this.exported(exported);
      }
      case 'object':
        return this.#objectMember(value, name);
      case 'instance':
      case 'class':
        return this.#classMember(value, name);
      case 'function':
        return name === 'call' || name === 'apply' || name === 'bind' ? [value] : [];
    }
  }

  /** `window.analytics` is `analytics`. */
  #globalMember(path: string, name: string): readonly Value[] {
    if (path === 'window' || path === 'globalThis' || path === 'self' || path === 'global') return this.#global(name);
    if (path === 'module' && name === 'exports') return [];
    return [{ kind: 'global', path: `${path}.${name}` }];
  }

  #objectMember(value: Extract<Value, { kind: 'object' }>, name: string): readonly Value[] {
    const expression = value.module.facts.expressions[value.expression];
    const entries =
      expression?.kind === 'object' ? expression.entries : expression?.kind === 'element' ? expression.attributes : [];
    const own = entries.filter((entry) => entry.key === name);
    if (own.length > 0) return own.flatMap((entry) => this.of(value.module, entry.value));
    return entries
      .filter((entry) => entry.key === undefined)
      .flatMap((entry) => this.of(value.module, entry.value).flatMap((spread) => this.member(spread, name)));
  }

  #classMember(value: Extract<Value, { kind: 'instance' | 'class' }>, name: string, depth = 0): readonly Value[] {
    const { module } = value;
    const fact = module.facts.classes[value.class];
    if (!fact || depth > 8) return [];
    const found: Value[] = [];
    for (const member of fact.members) {
      if (member.name !== name) continue;
      if (member.function !== undefined && !member.isGetter)
        found.push({ kind: 'function', module, function: member.function });
      else if (member.function !== undefined) found.push(...this.returned(module, member.function));
      found.push(
        ...member.definitions.filter(({ at }) => !at).flatMap((definition) => this.#definition(module, definition)),
      );
      if (found.length === 0 && member.type) found.push(...this.typed(module, member.type));
    }
    if (found.length > 0 || fact.superclass === undefined) return found;
    return this.of(module, fact.superclass).flatMap((parent): readonly Value[] => {
      if (parent.kind === 'class') return this.#classMember({ ...parent, kind: 'instance' }, name, depth + 1);
      return parent.kind === 'sdk'
        ? [{ kind: 'sdk', record: parent.record, symbol: `new ${parent.symbol}().${name}` }]
        : [];
    });
  }

  /** What a function gives back. */
  returned(module: Module, functionId: FunctionId): readonly Value[] {
    const fact = module.facts.functions[functionId];
    const values = (fact?.returns ?? []).flatMap((id) => this.of(module, id));
    return values.length > 0 || !fact?.returnType ? values : this.typed(module, fact.returnType);
  }
}
