import type { AccessPath, FunctionId } from '../facts/model.js';
import { mappingMethods, thenMethods } from './flow-words.js';
import type { Flow } from './flow.js';
import { itemsLattice, join, nothing } from './items.js';
import type { Items } from './items.js';
import type { Handed, Module } from './modules.js';
import { callsOf, handedOn } from './parameters.js';
import type { ParameterPlace } from './parameters.js';
import { sourceItems } from './sources.js';
import type { Typed } from './typing.js';
import { literalOf } from './value.js';

/** Says what the functions that are handed to calls get when they are called back. */
export class CallbackFlow {
  readonly #flow: Flow;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  /**
   * What a callback's parameter gets.
   *
   * @param handed where the callback is handed over
   * @param position of the callback's parameter
   * @returns undefined where the callee is not known to call back with anything that we see
   */
  given(module: Module, handed: Handed, position: number, path: AccessPath): Items | undefined {
    const sdk = this.#ofSdk(module, handed, position, path) ?? this.#ofEmitter(module, handed, position, path);
    if (sdk) return sdk;
    const parts: Items[] = [];
    for (const target of this.#flow.values.targets(module, handed.call)) {
      const place = { function: target.function, position: handed.argument, path: handed.path };
      const found = this.#handedTo(target.module, place, position, path);
      if (found) parts.push(this.#flow.substitute(found, { module, expression: handed.call }, target));
    }
    const own = parts.length > 0 ? join(parts) : this.#ofMethod(module, handed, position, path);
    if (own && (own.data.size > 0 || !own.unknown)) return own;
    return this.#ofType(module, handed, position, path) ?? own;
  }

  /** What a function of the project gives the callback that one of its parameters holds, in terms of its own parameters. */
  #handedTo(module: Module, place: ParameterPlace, position: number, path: AccessPath): Items | undefined {
    const calls = callsOf(module, place);
    const further = handedOn(module, place);
    if (calls.length === 0 && further.length === 0) return undefined;
    const key = `H${module.index}:${place.function}:${place.position}:${place.path.join('.')}:${position}:${path.join('.')}`;
    return this.#flow.solver.ask(itemsLattice, key, () => {
      const direct = calls.map((call) => {
        const expression = module.facts.expressions[call];
        const argument = expression?.kind === 'call' ? expression.arguments[position] : undefined;
        return argument === undefined ? nothing : this.#flow.of(module, argument, path);
      });
      return join([...direct, ...further.map((handed) => this.given(module, handed, position, path) ?? nothing)]);
    });
  }

  #ofMethod(
    module: Module,
    { call: id, argument, path: inside }: Handed,
    position: number,
    path: AccessPath,
  ): Items | undefined {
    const call = module.facts.expressions[id];
    if (call?.kind !== 'call' || inside.length > 0) return undefined;
    const flow = this.#flow;
    const callee = module.facts.expressions[call.callee];
    if (callee?.kind !== 'member') return undefined;
    const { property: name, object } = callee;
    if (name === 'reduce' || name === 'reduceRight') {
      if (argument !== 0) return undefined;
      const initial = call.arguments[1];
      if (position === 1) return flow.of(module, object, ['*', ...path]);
      return position === 0 && initial !== undefined ? flow.of(module, initial, path) : nothing;
    }
    if (name === 'from' && argument === 1) {
      const [list] = call.arguments;
      return position === 0 && list !== undefined ? flow.of(module, list, ['*', ...path]) : nothing;
    }
    if (mappingMethods.has(name) && argument === 0) {
      // The second element of what `sort` compares is one of the list too.
      const isElement = position === 0 || (position === 1 && (name === 'sort' || name === 'toSorted'));
      return isElement ? flow.of(module, object, ['*', ...path]) : nothing;
    }
    if (thenMethods.has(name) && argument === 0 && position === 0) return flow.of(module, object, path);
    return undefined;
  }

  /** `bus.on('signed-in', (user) => …)`: what is emitted under that name. */
  #ofEmitter(
    module: Module,
    { call, argument, path: inside }: Handed,
    position: number,
    path: AccessPath,
  ): Items | undefined {
    if (argument !== 1 || inside.length > 0) return undefined;
    const heard = this.#flow.values.emissions.heard(module, call);
    if (heard.length === 0) return undefined;
    return join(
      heard.flatMap((emitted) => {
        const value = emitted.arguments[position];
        return value === undefined ? [] : [this.#flow.of(emitted.module, value, path)];
      }),
    );
  }

  /** A declared type of the callback: `subscribe(next: (user: User) => void)`. */
  #ofType(
    module: Module,
    { call, argument, path: inside }: Handed,
    position: number,
    path: AccessPath,
  ): Items | undefined {
    const flow = this.#flow;
    const expression = module.facts.expressions[call];
    const callee =
      expression?.kind === 'call' ? expression.callee : expression?.kind === 'element' ? expression.tag : undefined;
    if (callee === undefined) return undefined;
    const declared: (Typed | undefined)[] = flow.values
      .targets(module, call)
      .map((target) => parameterType(target.module, target.function, argument));
    const typed = flow.typeOf(module, callee);
    if (typed) declared.push(flow.typing.shape(typed).parameters?.[argument]);
    for (const outer of declared) {
      const callback = outer && flow.typing.at(outer, inside);
      const parameter = callback && flow.typing.shape(callback).parameters?.[position];
      const items = parameter && flow.typed.at(parameter, path);
      if (items && !items.unknown) return items;
    }
    return undefined;
  }

  /** `getCurrentPosition(callback)`: the first parameter of the callback carries what the record says. */
  #ofSdk(
    module: Module,
    { call: id, argument, path: inside }: Handed,
    position: number,
    path: AccessPath,
  ): Items | undefined {
    const call = module.facts.expressions[id];
    if (position !== 0 || call?.kind !== 'call' || inside.length > 0) return undefined;
    const literals = call.arguments.map((value) => literalOf(module, value));
    for (const value of this.#flow.values.of(module, call.callee)) {
      if (value.kind !== 'sdk') continue;
      const found = this.#flow.catalogue.call(value.record, value.symbol, literals);
      const [category, ...also] = found?.record.returns ?? [];
      if (!found || category === undefined || found.record.callback !== argument) continue;
      const range = module.facts.expressions[call.callee]?.range ?? [0, 0];
      const record = { category, also, evidence: ['handedToCallback', value.symbol] as const, confidence: 0.9 };
      const name = [value.symbol, ...path].join('.');
      return sourceItems(module, { start: range[0], end: range[1] }, { record, name });
    }
    return undefined;
  }
}

function parameterType(module: Module, id: FunctionId, position: number): Typed | undefined {
  const binding = module.facts.functions[id]?.parameters[position]?.binding;
  const ref = binding === undefined ? undefined : module.facts.bindings[binding]?.type;
  return ref && { module, ref };
}
