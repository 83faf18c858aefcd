import type { AccessPath, Expression, ExpressionId } from '../facts/model.js';
import { builtInCall } from './built-ins.js';
import { displayName } from './display-name.js';
import { actionOf } from './flow-words.js';
import type { Flow } from './flow.js';
import { join, known, nothing, parameterKey, unknownItems } from './items.js';
import type { Items, ParameterItem } from './items.js';
import { methodCall } from './methods.js';
import type { Module } from './modules.js';
import { parameterOf } from './parameters.js';
import { isAllBut, named, result, withoutNames } from './paths.js';
import { sourceOf } from './sources.js';
import { literalOf } from './value.js';
import type { FunctionValue, Value } from './value.js';

export type Call = Extract<Expression, { kind: 'call' }>;

/** Libraries of functions over collections, and those of their functions whose results hold what they are given. */
const collections = /^(?:lodash(?:-es|\.\w+)?|lodash\/\w+|underscore|ramda|remeda|radash|es-toolkit(?:\/\w+)?)$/;
const keeping = new Set([
  'groupBy',
  'keyBy',
  'indexBy',
  'sortBy',
  'orderBy',
  'uniqBy',
  'chunk',
  'partition',
  'shuffle',
  'sample',
  'take',
  'drop',
  'compact',
  'flatten',
  'values',
  'cloneDeep',
  'clone',
  'merge',
  'defaults',
  'assign',
  'concat',
  'reverse',
  'head',
  'last',
  'first',
]);

/** A template that a package has compiled, called with what goes into it. */
const compiled = /(?:^|\.)(?:compile|template|precompile)\(\)$/;

/** Places inside the result of a function that is handed in are followed this deep. */
const deepestResult = 3;

/** What calls give back. */
export class CallFlow {
  readonly #flow: Flow;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  of(module: Module, id: ExpressionId, call: Call, path: AccessPath): Items {
    const flow = this.#flow;
    const name = calleeName(module, call);
    if (this.#isRedactor(module, call, name)) return nothing;
    const source = sourceOf(flow, module, id, path);
    if (source) return source;
    const handed = call.isNew ? undefined : this.#handedIn(module, id, call, path);
    if (handed) return handed;
    const targets = call.isNew ? [] : flow.values.targets(module, id);
    if (targets.length > 0) return this.#project(module, id, targets, path);
    const parsed = this.#parsed(module, call, path);
    if (parsed) return parsed;
    for (const value of flow.values.of(module, call.callee)) {
      if (value.kind === 'global') {
        const found = builtInCall(flow, module, call, `${call.isNew ? 'new ' : ''}${value.path}`, path);
        if (found) return found;
      }
      if (call.isNew && value.kind === 'class') return this.#instance(module, id, value, path);
      if (value.kind === 'package') {
        const found = this.#packaged(module, call, value, name, path);
        if (found) return found;
      }
    }
    const callee = module.facts.expressions[call.callee];
    const found =
      callee?.kind === 'member' ? methodCall(flow, module, call, callee, path) : this.#unseen(module, call, name);
    if (found) return found;
    const typed = this.#typed(module, id, path);
    return typed.unknown ? this.#named(module, call.callee, name, path) : typed;
  }

  /** A helper that the policy file names. */
  #isRedactor(module: Module, call: Call, name: string): boolean {
    const mapping = this.#flow.evidence.mapping(module);
    const { redactors } = mapping;
    if (redactors.size === 0) return false;
    if (redactors.has(name)) return true;
    return this.#flow.values
      .of(module, call.callee)
      .some(
        (value) =>
          value.kind === 'function' && redactors.has(`${mapping.policyPath(value.module.facts.path) ?? ''}#${name}`),
      );
  }

  #project(module: Module, id: ExpressionId, targets: readonly FunctionValue[], path: AccessPath): Items {
    const flow = this.#flow;
    const parts = targets.map((target) => {
      // A project's own `maskEmail`: what it does to its text is the mask, unless it plainly gives back what it got.
      if (redactsByName(target)) return nothing;
      const returned = flow.returned(target.module, target.function, path);
      return flow.substitute(returned, { module, expression: id }, target);
    });
    const items = join(parts);
    if (items.data.size > 0 || !items.unknown) return items;
    const [first] = targets;
    const name = first ? (first.module.facts.functions[first.function]?.name ?? '') : '';
    return join([known(items), this.#named(module, id, name, path)]);
  }

  /** `retry(run) { … return run(); … }`: what comes back is what each caller's function gives. */
  #handedIn(module: Module, id: ExpressionId, call: Call, path: AccessPath): Items | undefined {
    // A member is more likely a method of what came in.
    const place = module.facts.expressions[call.callee]?.kind === 'binding' && parameterOf(module, call.callee);
    if (!place || place.path.length + path.length > deepestResult) return undefined;
    const typed = this.#typed(module, id, path);
    const { function: of, position, path: inside } = place;
    const item: ParameterItem = { module, function: of, position, path: [...inside, result, ...path], steps: [] };
    const given: Items = { data: new Map(), parameters: new Map([[parameterKey(item), item]]), unknown: true };
    return typed.unknown ? given : join([known(given), typed]);
  }

  /** `Schema.parse(input)`: the declared members. */
  #parsed(module: Module, call: Call, path: AccessPath): Items | undefined {
    const callee = module.facts.expressions[call.callee];
    if (
      callee?.kind !== 'member' ||
      !/^(?:parse|safeParse|parseAsync|safeParseAsync|validate|validateSync|cast|assert|decode|check|create)$/.test(
        callee.property,
      )
    )
      return undefined;
    const typed = this.#flow.typeOf(module, callee.object);
    const form = typed?.ref.kind === 'object' ? typed.module.facts.types[typed.ref.type]?.form : undefined;
    if (!typed || form !== 'schema') return undefined;
    const inner = path[0] === 'data' || path[0] === 'value' || path[0] === 'output' ? path.slice(1) : path;
    return this.#flow.typed.at(typed, inner);
  }

  /** A new instance: its fields, with what this call hands to its constructor. */
  #instance(module: Module, id: ExpressionId, value: Extract<Value, { kind: 'class' }>, path: AccessPath): Items {
    const flow = this.#flow;
    const constructor = value.module.facts.classes[value.class]?.constructorFunction;
    const [first, ...rest] = path;
    const field = first === undefined || isAllBut(first) ? nothing : flow.field(value, first, rest);
    const own =
      constructor === undefined
        ? field
        : flow.substitute(field, { module, expression: id }, { module: value.module, function: constructor });
    if (own.data.size > 0) return own;
    const typed = this.#typed(module, id, path);
    return typed.unknown ? join([own, typed]) : join([known(own), typed]);
  }

  /** Helpers of packages that hand on what they get. */
  #packaged(
    module: Module,
    call: Call,
    { specifier, symbol }: Extract<Value, { kind: 'package' }>,
    name: string,
    path: AccessPath,
  ): Items | undefined {
    const [first, ...rest] = call.arguments;
    if (first === undefined) return undefined;
    const flow = this.#flow;
    if (compiled.test(symbol)) return known(join(call.arguments.map((argument) => flow.of(module, argument))));
    if (collections.test(specifier) && keeping.has(name)) return known(flow.of(module, first));
    const keys = rest.flatMap((argument) => literalKeys(module, argument));
    if (name === 'omit' && keys.length > 0) {
      const left = withoutNames(path, keys);
      return left ? flow.of(module, first, left) : nothing;
    }
    if (name === 'pick' && keys.length > 0) {
      const [head] = named(path);
      if (head !== undefined) return keys.includes(head) ? flow.of(module, first, path) : nothing;
      return known(join(keys.map((key) => flow.of(module, first, [key]))));
    }
    // React gives back what it is given to remember.
    if (/^(?:react|preact\/hooks)$/.test(specifier)) {
      if (name === 'useContext' || name === 'use') {
        const provided = flow.values.contexts.provided(module, first);
        if (provided.length > 0) return join(provided.map((one) => flow.of(one.module, one.value, path)));
      }
      const callback = module.facts.expressions[first];
      if (name === 'useState' || (name === 'useRef' && path[0] === 'current')) {
        if (name === 'useState' && path[0] === '1') return nothing;
        const inner = path.slice(1);
        const initial =
          callback?.kind === 'function'
            ? flow.returned(module, callback.function, inner)
            : flow.of(module, first, inner);
        // What is set later is not seen here: the state's declared type or its name speaks.
        return { ...initial, unknown: true };
      }
      if (name === 'useMemo' && callback?.kind === 'function') return flow.returned(module, callback.function, path);
    }
    return undefined;
  }

  /** A function whose body we do not see: its name says what it does with what it gets. */
  #unseen(module: Module, call: Call, name: string): Items | undefined {
    const action = actionOf(name);
    if (action === 'redacts' || action === 'tests') return nothing;
    if (action === 'passes')
      return { ...join(call.arguments.map((argument) => this.#flow.of(module, argument))), unknown: true };
    return undefined;
  }

  /** What the declared type of the result says. */
  #typed(module: Module, id: ExpressionId, path: AccessPath): Items {
    const typed = this.#flow.typeOf(module, id);
    return typed ? this.#flow.typed.at(typed, path) : unknownItems;
  }

  /** What the name of a function says of its result: `getUserEmail()`. */
  #named(module: Module, id: ExpressionId, name: string, path: AccessPath): Items {
    if (path.length > 0 || !name) return unknownItems;
    const flow = this.#flow;
    const callee = module.facts.expressions[id];
    const owner = callee?.kind === 'member' ? displayName(module, callee.object) : undefined;
    const verdict = flow.evidence.name(module, name, {
      role: 'call',
      ...(owner ? { owner, ownerKind: 'variable' } : {}),
    });
    return flow.fromName(module, callee?.range, verdict, ['returned', name]);
  }
}

/** Whether a function of the project redacts, as its name says and its body does not deny by giving back its parameter as it is. */
export function redactsByName({ module, function: id }: FunctionValue): boolean {
  const fact = module.facts.functions[id];
  if (!fact || actionOf(fact.name) !== 'redacts') return false;
  return !fact.returns.every((value) => {
    const expression = module.facts.expressions[value];
    return expression?.kind === 'binding' && module.facts.bindings[expression.binding]?.kind === 'parameter';
  });
}

/** The keys that `pick` and `omit` are given: literals, one by one or in a list. */
function literalKeys(module: Module, id: ExpressionId): readonly string[] {
  const expression = module.facts.expressions[id];
  if (expression?.kind === 'array') return expression.elements.flatMap((element) => literalKeys(module, element));
  const text = literalOf(module, id);
  return text === undefined ? [] : [text];
}

export function calleeName(module: Module, call: Call): string {
  const callee = module.facts.expressions[call.callee];
  if (callee?.kind === 'member') return callee.property;
  if (callee?.kind === 'binding') return module.facts.bindings[callee.binding]?.name ?? '';
  return callee?.kind === 'global' ? callee.name : '';
}
