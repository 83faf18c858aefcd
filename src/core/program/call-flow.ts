import type { AccessPath, Expression, ExpressionId } from '../facts/model.js';
import {
  actionOf,
  elementMethods,
  endingMethods,
  mappingMethods,
  sameValueMethods,
  thenMethods,
} from './flow-words.js';
import type { Flow } from './flow.js';
import { join, known, nothing, unknownItems } from './items.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';
import { sourceItems, sourceOf } from './sources.js';
import { literalOf } from './values.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** Functions of the language and of common libraries that give back what they are given. */
const identities =
  /^(?:JSON\.(?:stringify|parse)|String|encodeURI(?:Component)?|decodeURI(?:Component)?|btoa|atob|escape|unescape|structuredClone|Buffer\.from|Promise\.(?:resolve|all|allSettled|race|any)|Object\.(?:assign|values|entries|fromEntries|freeze|seal)|Array\.(?:from|of)|Array|Object)$/;
/** What is made of its arguments and still holds them. */
const builders =
  /^new (?:URLSearchParams|FormData|Headers|Map|Set|Blob|File|Request|Response|URL|Error|TypeError|Array|Date|String|Object|TextEncoder)$/;

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
    const targets = call.isNew ? [] : flow.values.targets(module, id);
    if (targets.length > 0) return this.#project(module, id, targets, path);
    const parsed = this.#parsed(module, call, path);
    if (parsed) return parsed;
    for (const value of flow.values.of(module, call.callee)) {
      const symbol = value.kind === 'global' ? `${call.isNew ? 'new ' : ''}${value.path}` : undefined;
      if (symbol !== undefined && (identities.test(symbol) || builders.test(symbol)))
        return this.#all(module, call, symbol.startsWith('JSON') || symbol === 'structuredClone' ? path : []);
      if (value.kind === 'instance' || value.kind === 'class') return this.#instance(module, id, path);
    }
    const callee = module.facts.expressions[call.callee];
    if (callee?.kind === 'member') return this.#method(module, call, callee, path);
    const action = actionOf(name);
    if (action === 'redacts' || action === 'tests') return nothing;
    if (action === 'passes') return { ...this.#all(module, call, []), unknown: true };
    return this.#named(module, id, name, path);
  }

  /** A helper that the policy file names, or one whose name says so and whose body cannot be seen. */
  #isRedactor(module: Module, call: Call, name: string): boolean {
    const { redactors } = this.#flow.evidence.mapping(module);
    if (redactors.size === 0) return false;
    if (redactors.has(name)) return true;
    return this.#flow.values
      .of(module, call.callee)
      .some((value) => value.kind === 'function' && redactors.has(`${value.module.facts.path}#${name}`));
  }

  #project(
    module: Module,
    id: ExpressionId,
    targets: readonly { readonly module: Module; readonly function: number }[],
    path: AccessPath,
  ): Items {
    const flow = this.#flow;
    const parts = targets.map((target) => {
      const fact = target.module.facts.functions[target.function];
      const redacts = actionOf(fact?.name ?? '') === 'redacts';
      const returned = flow.substitute(flow.returned(target.module, target.function, path), module, id, target);
      // A project's own `maskEmail`: its body decides, but string surgery in it is the mask itself.
      return redacts ? nothing : returned;
    });
    const items = join(parts);
    if (items.data.size > 0 || !items.unknown) return items;
    const name = targets[0] ? (targets[0].module.facts.functions[targets[0].function]?.name ?? '') : '';
    return join([known(items), this.#named(module, id, name, path)]);
  }

  /** `Schema.parse(input)`: the declared members, with what is known of the input. */
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

  #instance(module: Module, id: ExpressionId, path: AccessPath): Items {
    const typed = this.#flow.typeOf(module, id);
    return typed ? this.#flow.typed.at(typed, path) : unknownItems;
  }

  #all(module: Module, call: Call, path: AccessPath): Items {
    return known(join(call.arguments.map((argument) => this.#flow.of(module, argument, path))));
  }

  #method(module: Module, call: Call, callee: Extract<Expression, { kind: 'member' }>, path: AccessPath): Items {
    const flow = this.#flow;
    const { property: name, object } = callee;
    const [first] = call.arguments;
    const callback = first === undefined ? undefined : module.facts.expressions[first];
    if (name === 'map' || name === 'flatMap' || name === 'reduce' || name === 'mapAsync') {
      if (callback?.kind === 'function') {
        const inner = path[0] === '*' || /^\d+$/.test(path[0] ?? '') ? path.slice(1) : path;
        const initial = name === 'reduce' ? call.arguments[1] : undefined;
        return join([
          flow.returned(module, callback.function, name === 'reduce' ? path : inner),
          ...(initial === undefined ? [] : [flow.of(module, initial, path)]),
        ]);
      }
      return known(flow.of(module, object, path));
    }
    if (name === 'then' && callback?.kind === 'function') return flow.returned(module, callback.function, path);
    if (endingMethods.has(name)) return nothing;
    if (name === 'get' || name === 'getAll') {
      const key = first === undefined ? undefined : literalOf(module, first);
      const stored = flow.of(module, object, [key ?? '*', ...path]);
      if (stored.data.size > 0 || !stored.unknown || key === undefined) return stored;
      const owner = flow.displayName(module, object);
      const verdict = flow.evidence.name(module, key, {
        role: 'key',
        ...(owner ? { owner, ownerKind: 'variable' } : {}),
      });
      return flow.fromName(
        module,
        module.facts.expressions[call.callee]?.range,
        verdict,
        `${key} is read${owner ? ` from ${owner}` : ''}`,
      );
    }
    if (elementMethods.has(name)) return flow.of(module, object, ['*', ...path]);
    if (name === 'split') {
      // The part of an address after the `@` names a provider, not a person.
      const separator = first === undefined ? undefined : literalOf(module, first);
      return separator === '@' && path[0] === '1' ? nothing : flow.of(module, object, path.slice(1));
    }
    if (sameValueMethods.has(name))
      return join([flow.of(module, object, path), ...(name === 'concat' ? [this.#all(module, call, path)] : [])]);
    const action = actionOf(name);
    if (action === 'redacts' || action === 'tests') return nothing;
    if (action === 'passes' || name === 'status' || name === 'toPromise')
      return { ...join([this.#all(module, call, []), known(flow.of(module, object, path))]), unknown: true };
    return this.#named(module, call.callee, name, path);
  }

  /** What the name of a function says of its result: `getUserEmail()`. */
  #named(module: Module, id: ExpressionId, name: string, path: AccessPath): Items {
    if (path.length > 0 || !name) return unknownItems;
    const flow = this.#flow;
    const callee = module.facts.expressions[id];
    const owner = callee?.kind === 'member' ? flow.displayName(module, callee.object) : undefined;
    const verdict = flow.evidence.name(module, name, {
      role: 'call',
      ...(owner ? { owner, ownerKind: 'variable' } : {}),
    });
    return flow.fromName(module, callee?.range, verdict, `${name}() returns it`);
  }

  /**
   * What a callback's parameter gets, for callbacks of known methods: `list.map((item) => …)`, `promise.then((value) => …)`.
   *
   * @returns undefined where the callee is not known to call back with anything that we see
   */
  callbackArgument(
    module: Module,
    callId: ExpressionId,
    argument: number,
    position: number,
    path: AccessPath,
  ): Items | undefined {
    const call = module.facts.expressions[callId];
    if (call?.kind !== 'call') return undefined;
    const flow = this.#flow;
    const sdk = this.#sdkCallback(module, call, argument, position, path);
    if (sdk) return sdk;
    const callee = module.facts.expressions[call.callee];
    if (callee?.kind !== 'member') return undefined;
    if (callee.property === 'reduce' && argument === 0)
      return position === 1
        ? flow.of(module, callee.object, ['*', ...path])
        : position === 0 && call.arguments[1] !== undefined
          ? flow.of(module, call.arguments[1], path)
          : nothing;
    if (mappingMethods.has(callee.property) && argument === 0)
      return position === 0 ? flow.of(module, callee.object, ['*', ...path]) : nothing;
    if (thenMethods.has(callee.property) && argument === 0 && position === 0)
      return flow.of(module, callee.object, path);
    return undefined;
  }

  /** `getCurrentPosition(callback)`: the first parameter of the callback carries what the record says. */
  #sdkCallback(module: Module, call: Call, argument: number, position: number, path: AccessPath): Items | undefined {
    if (position !== 0) return undefined;
    const literals = call.arguments.map((id) => literalOf(module, id));
    for (const value of this.#flow.values.of(module, call.callee)) {
      if (value.kind !== 'sdk') continue;
      const found = this.#flow.catalogue.call(value.record, value.symbol, literals);
      const [category, ...also] = found?.record.returns ?? [];
      if (!found || category === undefined || found.record.callback !== argument) continue;
      const range = module.facts.expressions[call.callee]?.range ?? [0, 0];
      const record = { category, also, evidence: `${value.symbol} hands it to its callback`, confidence: 0.9 };
      return sourceItems(
        module,
        { start: range[0], end: range[1] },
        { record, name: [value.symbol, ...path].join('.') },
      );
    }
    return undefined;
  }
}

export function calleeName(module: Module, call: Call): string {
  const callee = module.facts.expressions[call.callee];
  if (callee?.kind === 'member') return callee.property;
  if (callee?.kind === 'binding') return module.facts.bindings[callee.binding]?.name ?? '';
  return callee?.kind === 'global' ? callee.name : '';
}
