import type { StepText } from '../language/en/steps.js';
import type { Catalogue } from '../catalogue/records.js';
import type { AccessPath, Expression, ExpressionId, FunctionId, ObjectEntry } from '../facts/model.js';
import { Applications } from './application.js';
import { BindingFlow } from './binding-flow.js';
import { CallFlow } from './call-flow.js';
import { CallbackFlow } from './callback-flow.js';
import { displayName } from './display-name.js';
import type { EvidenceBase, Verdict } from './evidence.js';
import { stepAt } from './evidence.js';
import { itemsLattice, join, known, mapItems, nothing, ofData, unknownItems } from './items.js';
import type { Items, ParameterItem } from './items.js';
import { isPartial, speaksOfMask } from './masks.js';
import type { Module, Modules } from './modules.js';
import type { OwnProxies } from './proxies.js';
import { isAllBut, isElement, leavesOut, named, result, withoutNames } from './paths.js';
import { Solver } from './solver.js';
import { sourceOf } from './sources.js';
import { TypeOf } from './type-of.js';
import { TypedData } from './typed-data.js';
import { Typing } from './typing.js';
import type { Typed } from './typing.js';
import type { Caller } from './value.js';
import type { Values } from './values.js';

/** Paths are followed this deep; what lies deeper is taken for the whole. */
const longestPath = 5;

/**
 * Answers what personal data an expression carries. Values are followed by demand: from the place of interest back to where they come from, through
 * bindings, objects, calls and modules. What parameters carry stays symbolic (`ParameterItem`), so that each function is looked at once for all callers.
 */
export class Flow {
  readonly modules: Modules;
  readonly values: Values;
  readonly catalogue: Catalogue;
  readonly evidence: EvidenceBase;
  readonly proxies: OwnProxies;
  readonly typing: Typing;
  readonly typed: TypedData;
  readonly solver: Solver;
  readonly callbacks: CallbackFlow;
  readonly bindings: BindingFlow;
  readonly #types: TypeOf;
  readonly #calls: CallFlow;
  readonly #applications: Applications;

  constructor(modules: Modules, values: Values, catalogue: Catalogue, evidence: EvidenceBase, proxies: OwnProxies) {
    this.modules = modules;
    this.proxies = proxies;
    this.solver = new Solver(modules.dependencies);
    this.values = values;
    this.catalogue = catalogue;
    this.evidence = evidence;
    this.#types = new TypeOf(modules, values, () => this.typing);
    this.typing = new Typing(modules, {
      of: (module, expression) => this.#types.of(module, expression),
      returned: (module, expression) => {
        const [target] = values.of(module, expression);
        return target?.kind === 'function' ? this.#types.returned(target.module, target.function) : undefined;
      },
    });
    this.typed = new TypedData(this.typing, evidence);
    this.callbacks = new CallbackFlow(this);
    this.bindings = new BindingFlow(this);
    this.#calls = new CallFlow(this);
    this.#applications = new Applications(this);
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
      case 'function':
        return path[0] === result ? this.returned(module, expression.function, path.slice(1)) : nothing;
      case 'literal':
      case 'class':
      case 'import':
        return nothing;
      case 'template':
      case 'concat':
        return this.#text(module, expression);
      case 'binding':
        return this.bindings.of(module, expression.binding, path);
      case 'global':
        return expression.name === 'undefined' ? nothing : unknownItems;
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
        return this.object(module, expression.entries, path);
      case 'array':
        return this.#array(module, expression, path);
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

  /** A text that is put together. Where it says that it is masked, the parts of values in it are what the mask leaves. */
  #text(module: Module, expression: Extract<Expression, { kind: 'template' | 'concat' }>): Items {
    const masked = speaksOfMask(module, expression);
    const parts = masked ? expression.parts.filter((part) => !isPartial(module, part)) : expression.parts;
    return known(join(parts.map((part) => this.of(module, part))));
  }

  #array(module: Module, expression: Extract<Expression, { kind: 'array' }>, path: AccessPath): Items {
    const [first, ...rest] = path;
    const whole = first === undefined || isAllBut(first);
    const position = whole ? NaN : Number(first);
    const plain = expression.spreads.length === 0;
    return join(
      expression.elements.map((element, index) => {
        if (plain && (leavesOut(first, String(index)) || (Number.isInteger(position) && index !== position)))
          return nothing;
        const inner = whole ? [] : rest;
        return this.of(module, element, expression.spreads.includes(index) ? path : inner);
      }),
    );
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
    const names = [displayName(module, expression.object), expression.property, ...named(path)].filter(
      (name) => !isElement(name) && name !== result,
    );
    const name = names[names.length - 1];
    const owner = names.length > 1 ? names[names.length - 2] : undefined;
    if (name === undefined) return unknownItems;
    const verdict = this.evidence.name(module, name, {
      role: 'read',
      ...(owner ? { owner, ownerKind: 'variable' } : {}),
    });
    const range = module.facts.expressions[id]?.range;
    return this.fromName(module, range, verdict, owner ? ['readFrom', name, owner] : ['read', name]);
  }

  fromName(module: Module, range: readonly [number, number] | undefined, verdict: Verdict, what: StepText): Items {
    if (verdict === 'not-personal') return nothing;
    if (!verdict || !range) return unknownItems;
    const step = stepAt(module, { start: range[0], end: range[1] }, what);
    return ofData(verdict.map((evidence) => ({ ...evidence, steps: [step] })));
  }

  /** What an object of those entries (a literal, the props of an element) carries. Later entries take the place of earlier ones. */
  object(module: Module, entries: readonly ObjectEntry[], path: AccessPath): Items {
    const [first, ...rest] = path;
    const whole = first === undefined || isAllBut(first);
    const taken: string[] = [];
    const parts: Items[] = [];
    for (const entry of [...entries].reverse()) {
      const { key } = entry;
      if (key === undefined) {
        const left = withoutNames(path, taken);
        if (left) parts.push(this.of(module, entry.value, left));
        continue;
      }
      if (taken.includes(key) || leavesOut(first, key)) continue;
      if (key !== '*') taken.push(key);
      if (whole) parts.push(this.#entry(module, entry));
      else if (key === first || first === '*' || key === '*') parts.push(this.of(module, entry.value, rest));
      if (key === first) break;
    }
    // What an object literal does not have is not there; what is spread into it is asked above.
    return whole ? known(join(parts)) : join(parts);
  }

  #entry(module: Module, entry: ObjectEntry): Items {
    const carried = this.of(module, entry.value);
    // The place for a fix: the property, unless it is an object that has its own.
    return module.facts.expressions[entry.value]?.kind === 'object'
      ? carried
      : mapItems(carried, (item) => ({ ...item, at: { module, range: entry.range } }));
  }

  #this(module: Module, id: number | undefined, path: AccessPath): Items {
    const [first, ...rest] = path;
    if (id === undefined) return unknownItems;
    if (first === undefined || isAllBut(first)) {
      const type = module.facts.classes[id]?.type;
      return type === undefined ? unknownItems : this.typed.at({ module, ref: { kind: 'object', type } }, path);
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
        for (const definition of member.definitions) parts.push(this.bindings.definition(module, definition, path));
      }
      const parent = fact.superclass === undefined ? [] : this.values.of(module, fact.superclass);
      for (const value of parent) if (value.kind === 'class') parts.push(this.field(value, name, path));
      const flowing = join(parts);
      if (flowing.data.size > 0) return flowing;
      const declared = this.typed.at({ module, ref: { kind: 'object', type: fact.type } }, [name, ...path]);
      return declared.data.size > 0 || !declared.unknown
        ? join([known(flowing), declared])
        : { ...flowing, unknown: flowing.unknown || parts.length === 0 };
    });
  }

  /** What a function gives back. Its own parameters stay symbolic. */
  returned(module: Module, id: FunctionId, path: AccessPath): Items {
    return this.solver.ask(itemsLattice, `R${module.index}:${id}:${path.join('.')}`, () => {
      const fact = module.facts.functions[id];
      if (!fact) return unknownItems;
      // A generator gives its values one by one.
      const inner = fact.generates && isElement(path[0]) ? path.slice(1) : path;
      const flowing =
        fact.returns.length === 0 ? unknownItems : join(fact.returns.map((value) => this.of(module, value, inner)));
      if (flowing.data.size > 0 || !flowing.unknown) return flowing;
      const declared = fact.returnType ? { module, ref: fact.returnType } : undefined;
      const typed = declared && this.typed.at(declared, path);
      // A function without a body and without a type gives nothing that we know; one that returns nothing gives nothing.
      if (!typed || typed.unknown) return fact.returns.length === 0 && !fact.ambient ? nothing : flowing;
      return join([known(flowing), typed]);
    });
  }

  /** Puts what a caller gives in the place of the callee's parameters. */
  substitute(items: Items, caller: Caller, callee: { readonly module: Module; readonly function: number }): Items {
    return this.#applications.substitute(items, caller, callee);
  }

  /** What the callers of a function give for a parameter. */
  joined(item: ParameterItem): Items {
    return this.#applications.joined(item);
  }

  /** The declared type of an expression, where one can be read off. */
  typeOf(module: Module, id: ExpressionId): Typed | undefined {
    return this.#types.of(module, id);
  }
}
