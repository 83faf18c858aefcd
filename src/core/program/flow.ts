import type { Catalogue } from '../catalogue/records.js';
import type { AccessPath, BindingId, Definition, Expression, ExpressionId, FunctionId } from '../facts/model.js';
import type { NameContext } from '../vocabulary/classification.js';
import { CallFlow } from './call-flow.js';
import type { EvidenceBase, Verdict } from './evidence.js';
import { stepAt } from './evidence.js';
import { join, known, mapItems, nothing, ofData, parameterKey, signature, unknownItems, withStep } from './items.js';
import type { Items, ParameterItem } from './items.js';
import type { Module, Modules } from './modules.js';
import { Solver } from './solver.js';
import type { Lattice } from './solver.js';
import { sourceOf } from './sources.js';
import { TypedData } from './typed-data.js';
import { Typing } from './typing.js';
import type { Typed } from './typing.js';
import { argumentOf } from './values.js';
import type { Values } from './values.js';

/** Paths are followed this deep; what lies deeper is taken for the whole. */
const longestPath = 4;
const itemsLattice: Lattice<Items> = { empty: nothing, signature };

/**
 * Answers what personal data an expression carries. Values are followed by demand: from the place of interest back to where they come from, through
 * bindings, objects, calls and modules. What parameters carry stays symbolic (`ParameterItem`), so that each function is looked at once for all callers.
 */
export class Flow {
  readonly modules: Modules;
  readonly values: Values;
  readonly catalogue: Catalogue;
  readonly evidence: EvidenceBase;
  readonly typing: Typing;
  readonly typed: TypedData;
  readonly solver = new Solver();
  readonly #calls: CallFlow;

  constructor(modules: Modules, values: Values, catalogue: Catalogue, evidence: EvidenceBase) {
    this.modules = modules;
    this.values = values;
    this.catalogue = catalogue;
    this.evidence = evidence;
    this.typing = new Typing(modules, (module, expression) => this.typeOf(module, expression));
    this.typed = new TypedData(this.typing, evidence);
    this.#calls = new CallFlow(this);
  }

  /** What the value at `path` inside an expression carries. */
  of(module: Module, id: ExpressionId, path: AccessPath = []): Items {
    const expression = module.facts.expressions[id];
    if (!expression) return nothing;
    const at = path.length > longestPath ? path.slice(0, longestPath) : path;
    return this.#expression(module, id, expression, at);
  }

  #expression(module: Module, id: ExpressionId, expression: Expression, path: AccessPath): Items {
    switch (expression.kind) {
      case 'literal':
      case 'function':
      case 'class':
      case 'import':
        return nothing;
      case 'template':
      case 'concat':
        return known(join(expression.parts.map((part) => this.of(module, part))));
      case 'binding':
        return this.binding(module, expression.binding, path);
      case 'global':
      case 'unknown':
        return unknownItems;
      case 'this':
        return this.#this(module, expression.class, path);
      case 'member':
        return this.#member(module, id, expression, path);
      case 'index':
        return this.of(module, expression.object, ['*', ...path]);
      case 'call':
        return this.solver.ask(itemsLattice, `C${module.index}:${id}:${path.join('.')}`, () =>
          this.#calls.of(module, id, expression, path),
        );
      case 'object':
        return this.#object(module, expression, path);
      case 'array': {
        const [first, ...rest] = path;
        const position = first === undefined ? NaN : Number(first);
        const elements = expression.elements.filter(
          (_, index) => !Number.isInteger(position) || expression.spreads.length > 0 || index === position,
        );
        return join(
          elements.map((element, index) =>
            this.of(module, element, expression.spreads.includes(index) ? path : first === undefined ? [] : rest),
          ),
        );
      }
      case 'either':
        return join(expression.values.map((value) => this.of(module, value, path)));
      case 'test': {
        const right = expression.operator === '&&' ? expression.parts[1] : undefined;
        return right === undefined ? nothing : this.of(module, right, path);
      }
      case 'cast': {
        const value = this.of(module, expression.value, path);
        if (!value.unknown || value.data.size > 0) return value;
        const typed = this.typed.at({ module, ref: expression.type }, path);
        return typed.unknown ? value : join([typed, known(value)]);
      }
      case 'element':
        return known(
          join([
            ...expression.attributes.map((entry) => this.of(module, entry.value)),
            ...expression.children.map((child) => this.of(module, child)),
          ]),
        );
    }
  }

  /** A property: what flows into it, else what its name says. */
  #member(
    module: Module,
    id: ExpressionId,
    expression: Extract<Expression, { kind: 'member' }>,
    path: AccessPath,
  ): Items {
    if (path.length === 0 && (expression.property === 'length' || expression.property === 'size')) return nothing;
    const source = sourceOf(this, module, id, path);
    if (source) return source;
    const inner = this.of(module, expression.object, [expression.property, ...path]);
    if (inner.data.size > 0 || !inner.unknown) return inner;
    return join([inner.parameters.size > 0 ? known(inner) : nothing, this.#named(module, id, expression, path)]);
  }

  #named(
    module: Module,
    id: ExpressionId,
    expression: Extract<Expression, { kind: 'member' }>,
    path: AccessPath,
  ): Items {
    // The innermost name that speaks: of `user.profile.email`, asked at `user`, that is `email`.
    const names = [this.#displayName(module, expression.object), expression.property, ...path].filter(
      (name) => name !== '*' && !/^\d+$/.test(name),
    );
    const name = names[names.length - 1];
    const owner = names.length > 1 ? names[names.length - 2] : undefined;
    if (name === undefined) return unknownItems;
    const verdict = this.evidence.name(module, name, {
      role: 'read',
      ...(owner ? { owner, ownerKind: 'variable' } : {}),
    });
    const range = module.facts.expressions[id]?.range;
    return this.fromName(module, range, verdict, owner ? `${name} is read from ${owner}` : `${name} is read`);
  }

  fromName(module: Module, range: readonly [number, number] | undefined, verdict: Verdict, what: string): Items {
    if (verdict === 'not-personal') return nothing;
    if (!verdict || !range) return unknownItems;
    const step = stepAt(module, { start: range[0], end: range[1] }, what);
    return ofData(verdict.map((evidence) => ({ ...evidence, steps: [step] })));
  }

  /** The name by which people would call an expression. */
  #displayName(module: Module, id: ExpressionId): string {
    const expression = module.facts.expressions[id];
    switch (expression?.kind) {
      case 'binding':
        return module.facts.bindings[expression.binding]?.name ?? '';
      case 'global':
        return expression.name;
      case 'member':
        return expression.property;
      case 'index':
        return this.#displayName(module, expression.object);
      case 'call':
        return this.#displayName(module, expression.callee);
      case 'cast':
        return this.#displayName(module, expression.value);
      case 'this':
        return expression.class === undefined ? 'this' : (module.facts.classes[expression.class]?.name ?? 'this');
      default:
        return '';
    }
  }

  displayName(module: Module, id: ExpressionId): string {
    return this.#displayName(module, id);
  }

  #object(module: Module, expression: Extract<Expression, { kind: 'object' }>, path: AccessPath): Items {
    const [first, ...rest] = path;
    const parts: Items[] = [];
    for (const entry of expression.entries) {
      if (entry.key === undefined) parts.push(this.of(module, entry.value, path));
      else if (first === undefined) {
        const value = module.facts.expressions[entry.value];
        const carried = this.of(module, entry.value);
        // The place for a fix: the property, unless it is an object that has its own.
        parts.push(
          value?.kind === 'object'
            ? carried
            : mapItems(carried, (item) => ({ ...item, at: { module, range: entry.range } })),
        );
      } else if (entry.key === first || first === '*' || entry.key === '*')
        parts.push(this.of(module, entry.value, rest));
    }
    // What an object literal does not have is not there; what is spread into it is asked above.
    return first === undefined ? known(join(parts)) : join(parts);
  }

  #this(module: Module, id: number | undefined, path: AccessPath): Items {
    const [first, ...rest] = path;
    if (id === undefined) return unknownItems;
    if (first === undefined) {
      const type = module.facts.classes[id]?.type;
      return type === undefined ? unknownItems : this.typed.at({ module, ref: { kind: 'object', type } }, []);
    }
    return this.field({ module, class: id }, first, rest);
  }

  /** What a field of a class carries, over all its assignments. */
  field(target: { readonly module: Module; readonly class: number }, name: string, path: AccessPath): Items {
    const { module } = target;
    return this.solver.ask(itemsLattice, `F${module.index}:${target.class}:${name}:${path.join('.')}`, () => {
      const fact = module.facts.classes[target.class];
      if (!fact) return unknownItems;
      const parts: Items[] = [];
      for (const member of fact.members) {
        if (member.name !== name) continue;
        if (member.isGetter && member.function !== undefined) parts.push(this.returned(module, member.function, path));
        for (const definition of member.definitions) parts.push(this.#definition(module, definition, path));
      }
      const flowing = join(parts);
      if (flowing.data.size > 0) return flowing;
      const declared = this.typed.at({ module, ref: { kind: 'object', type: fact.type } }, [name, ...path]);
      return declared.data.size > 0 || !declared.unknown
        ? join([known(flowing), declared])
        : { ...flowing, unknown: flowing.unknown || parts.length === 0 };
    });
  }

  /** What a binding carries at a path. */
  binding(module: Module, id: BindingId, path: AccessPath): Items {
    return this.solver.ask(itemsLattice, `B${module.index}:${id}:${path.join('.')}`, () =>
      this.#binding(module, id, path),
    );
  }

  #binding(module: Module, id: BindingId, path: AccessPath): Items {
    const fact = module.facts.bindings[id];
    if (!fact) return nothing;
    if (fact.kind === 'import') return this.#imported(module, fact.target ?? -1, path);
    if (fact.kind === 'function' || fact.kind === 'class' || fact.kind === 'enum') return nothing;
    const annotation = this.evidence.annotationAt(module, fact.range.start);
    const said = annotation && path.length === 0 ? this.evidence.annotated(annotation, fact.name) : undefined;
    if (said) return this.fromName(module, [fact.range.start, fact.range.end], said, `${fact.name} is annotated`);
    const parts = fact.definitions.map((definition) => this.#definition(module, definition, path));
    if (fact.kind === 'parameter') parts.push(this.#parameter(module, id, path));
    if (fact.kind === 'catch') return unknownItems;
    const flowing = join(parts);
    if (flowing.data.size > 0) return flowing;
    if (fact.type) {
      const typed = this.typed.at({ module, ref: fact.type }, path);
      if (typed.data.size > 0) return join([known(flowing), typed]);
      if (!typed.unknown && path.length > 0) return known(flowing);
    }
    if (path.length > 0 || !fact.name) return parts.length === 0 ? unknownItems : flowing;
    if (!flowing.unknown && parts.length > 0) return flowing;
    const context = this.#bindingContext(module, id);
    const verdict = context && this.evidence.name(module, fact.name, context);
    const named = this.fromName(
      module,
      [fact.range.start, fact.range.end],
      verdict,
      fact.kind === 'parameter' ? `parameter ${fact.name}` : `variable ${fact.name}`,
    );
    return join([known(flowing), named]);
  }

  /** What stands around a variable or parameter, for its name to be weighed. Undefined for a type that holds no personal data by itself. */
  #bindingContext(module: Module, id: BindingId): NameContext | undefined {
    const fact = module.facts.bindings[id];
    if (!fact) return undefined;
    const role = fact.kind === 'parameter' ? 'parameter' : 'variable';
    const definition = fact.definitions[0];
    const owner =
      definition && definition.path.length > 0
        ? this.#displayName(module, definition.expression)
        : (module.facts.functions[fact.scope]?.name ?? '');
    const typed = fact.type ? this.typing.shape({ module, ref: fact.type }) : undefined;
    const type =
      typed?.kind === 'primitive'
        ? (typed.primitive as NonNullable<NameContext['type']>)
        : typed?.kind === 'object'
          ? 'object'
          : typed?.kind === 'array'
            ? 'array'
            : undefined;
    return {
      role,
      ...(owner ? { owner, ownerKind: definition && definition.path.length > 0 ? 'variable' : 'function' } : {}),
      ...(type ? { type } : {}),
    };
  }

  #parameter(module: Module, id: BindingId, path: AccessPath): Items {
    const fact = module.facts.bindings[id];
    if (fact?.target === undefined) return nothing;
    const callback = module.callbacks.get(fact.scope);
    const given = callback && this.#calls.callbackArgument(module, callback.call, callback.argument, fact.target, path);
    if (given) return given;
    const source = this.#parameterSource(module, id, path);
    if (source) return source;
    const item: ParameterItem = { module, function: fact.scope, position: fact.target, path, steps: [] };
    return { data: new Map(), parameters: new Map([[parameterKey(item), item]]), unknown: true };
  }

  #parameterSource(module: Module, id: BindingId, path: AccessPath): Items | undefined {
    for (const value of this.values.binding(module, id)) {
      if (value.kind === 'request')
        return sourceOf(this, module, undefined, path, value, module.facts.bindings[id]?.range);
    }
    return undefined;
  }

  #definition(module: Module, { expression, path: own, without, at }: Definition, path: AccessPath): Items {
    if (!at)
      return without && path[0] !== undefined && without.includes(path[0])
        ? nothing
        : this.of(module, expression, [...own, ...path]);
    // A write inside: `x.email = v` speaks for `x.email` and for the whole of x.
    const shared = Math.min(at.length, path.length);
    for (let index = 0; index < shared; index++)
      if (at[index] !== path[index] && at[index] !== '*' && path[index] !== '*') return nothing;
    return path.length >= at.length
      ? this.of(module, expression, path.slice(at.length))
      : known(this.of(module, expression));
  }

  #imported(module: Module, importIndex: number, path: AccessPath): Items {
    const exported = this.modules.imported(module, importIndex);
    switch (exported?.kind) {
      case 'binding':
        return this.binding(exported.module, exported.binding, path);
      case 'expression':
        return this.of(exported.module, exported.expression, path);
      case 'namespace': {
        const [first, ...rest] = path;
        const inner = first === undefined ? undefined : this.modules.exported(exported.module, first);
        return inner?.kind === 'binding' ? this.binding(inner.module, inner.binding, rest) : nothing;
      }
      default:
        return unknownItems;
    }
  }

  /** What a function gives back. Its own parameters stay symbolic. */
  returned(module: Module, id: FunctionId, path: AccessPath): Items {
    return this.solver.ask(itemsLattice, `R${module.index}:${id}:${path.join('.')}`, () => {
      const fact = module.facts.functions[id];
      if (!fact) return unknownItems;
      const flowing = join(fact.returns.map((value) => this.of(module, value, path)));
      if (flowing.data.size > 0 || !fact.returnType) return flowing;
      const typed = this.typed.at({ module, ref: fact.returnType }, path);
      return typed.data.size > 0 && flowing.unknown ? join([known(flowing), typed]) : flowing;
    });
  }

  /** Puts a call's arguments in the place of the callee's parameters. */
  substitute(
    items: Items,
    module: Module,
    call: ExpressionId,
    callee: { readonly module: Module; readonly function: FunctionId },
  ): Items {
    if (items.parameters.size === 0) return items;
    const kept = new Map<string, ParameterItem>();
    const parts: Items[] = [];
    for (const [key, item] of items.parameters) {
      if (item.module !== callee.module || item.function !== callee.function) kept.set(key, item);
      else parts.push(this.argument(module, call, item));
    }
    return join([{ data: items.data, parameters: kept, unknown: items.unknown }, ...parts]);
  }

  /** What a call gives for a parameter of what it calls. */
  argument(module: Module, call: ExpressionId, item: ParameterItem): Items {
    const argument = argumentOf(module, call, item.position);
    if (argument === undefined) return nothing;
    const carried = argument === 'props' ? this.#props(module, call, item.path) : this.of(module, argument, item.path);
    const callee = item.module.facts.functions[item.function]?.name;
    const range = module.facts.expressions[argument === 'props' ? call : argument]?.range ?? [0, 0];
    const place = { module, range: { start: range[0], end: range[1] } };
    const placed = mapItems(carried, (one) =>
      one.at?.module === module && one.at.range.start >= range[0] && one.at.range.end <= range[1]
        ? one
        : { ...one, at: place },
    );
    return withStep(placed, stepAt(module, place.range, callee ? `passed to ${callee}` : 'passed on'));
  }

  #props(module: Module, element: ExpressionId, path: AccessPath): Items {
    const expression = module.facts.expressions[element];
    return expression?.kind === 'element'
      ? this.#object(module, { kind: 'object', entries: expression.attributes, range: expression.range }, path)
      : nothing;
  }

  /** What the callers of a function give for a parameter: for showing what a wrapper's own sink call receives. */
  joined(item: ParameterItem): Items {
    const key = `J${parameterKey(item)}`;
    return this.solver.ask(itemsLattice, key, () => {
      const parts = this.values
        .callers(item.module, item.function)
        .slice(0, 200)
        .map((caller) => {
          const given = this.argument(caller.module, caller.expression, item);
          return join([
            { ...given, parameters: new Map() },
            ...[...given.parameters.values()].map((outer) => this.joined(outer)),
          ]);
        });
      return known(join(parts));
    });
  }

  /** The declared type of an expression, where one can be read off. */
  typeOf(module: Module, id: ExpressionId, depth = 0): Typed | undefined {
    const expression = module.facts.expressions[id];
    if (!expression || depth > 10) return undefined;
    const schema = module.schemas.get(id);
    if (schema !== undefined) return { module, ref: { kind: 'object', type: schema } };
    switch (expression.kind) {
      case 'binding': {
        const fact = module.facts.bindings[expression.binding];
        if (fact?.kind === 'import' && fact.target !== undefined) {
          const exported = this.modules.imported(module, fact.target);
          if (exported?.kind === 'expression') return this.typeOf(exported.module, exported.expression, depth + 1);
          return exported?.kind === 'binding'
            ? this.#typeOfBinding(exported.module, exported.binding, depth)
            : undefined;
        }
        return this.#typeOfBinding(module, expression.binding, depth);
      }
      case 'cast':
        return { module, ref: expression.type };
      case 'member': {
        const object = this.typeOf(module, expression.object, depth + 1);
        return object && this.typing.member(object, expression.property).typed;
      }
      case 'call': {
        const [target] = this.values.targets(module, id);
        const returnType = target?.module.facts.functions[target.function]?.returnType;
        if (target && returnType && !expression.isNew) return { module: target.module, ref: returnType };
        const [instance] = expression.isNew ? this.values.of(module, id) : [];
        if (instance?.kind === 'instance') return this.#classType(instance);
        // A chain on a schema keeps its members: `User.strict()`, `Base.extend({…}).optional()`.
        const callee = module.facts.expressions[expression.callee];
        return callee?.kind === 'member' ? this.#schemaChain(module, callee.object, depth) : undefined;
      }
      case 'function': {
        const returnType = module.facts.functions[expression.function]?.returnType;
        return returnType ? { module, ref: returnType } : undefined;
      }
      case 'this':
        return expression.class === undefined ? undefined : this.#classType({ module, class: expression.class });
      default:
        return undefined;
    }
  }

  #schemaChain(module: Module, object: ExpressionId, depth: number): Typed | undefined {
    const typed = this.typeOf(module, object, depth + 1);
    const form = typed?.ref.kind === 'object' ? typed.module.facts.types[typed.ref.type]?.form : undefined;
    return form === 'schema' || form === 'table' || form === 'model' ? typed : undefined;
  }

  #classType({ module, class: id }: { readonly module: Module; readonly class: number }): Typed | undefined {
    const type = module.facts.classes[id]?.type;
    return type === undefined ? undefined : { module, ref: { kind: 'object', type } };
  }

  #typeOfBinding(module: Module, id: BindingId, depth: number): Typed | undefined {
    const fact = module.facts.bindings[id];
    if (!fact) return undefined;
    if (fact.type) return { module, ref: fact.type };
    if (fact.kind === 'function' && fact.target !== undefined) {
      const returnType = module.facts.functions[fact.target]?.returnType;
      return returnType ? { module, ref: returnType } : undefined;
    }
    const definition = fact.definitions.find((candidate) => !candidate.at);
    const typed = definition && this.typeOf(module, definition.expression, depth + 1);
    return typed && definition.path.length > 0 ? this.typing.at(typed, definition.path) : typed;
  }
}
