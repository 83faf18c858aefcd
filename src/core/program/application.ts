import type { StepText } from '../language/en/steps.js';
import type { AccessPath, ExpressionId } from '../facts/model.js';
import { stepAt } from './evidence.js';
import type { Flow } from './flow.js';
import { itemsLattice, join, known, mapItems, nothing, parameterKey, withStep } from './items.js';
import type { Items, ParameterItem } from './items.js';
import type { Module } from './modules.js';
import { isElement } from './paths.js';
import { argumentOf } from './value.js';
import type { Caller } from './value.js';

/** Callers that are joined for what a wrapper's own sink receives, at most. */
const mostCallers = 200;

/** Puts what callers give in the place of the parameters of what they call. */
export class Applications {
  readonly #flow: Flow;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  /** Replaces the parameters of `callee` in `items` by what one caller gives for them. */
  substitute(items: Items, caller: Caller, callee: { readonly module: Module; readonly function: number }): Items {
    if (items.parameters.size === 0) return items;
    const kept = new Map<string, ParameterItem>();
    const parts: Items[] = [];
    for (const [key, item] of items.parameters) {
      if (item.module !== callee.module || item.function !== callee.function) kept.set(key, item);
      else parts.push(this.#withWay(this.argument(caller, item), item));
    }
    return join([{ data: items.data, parameters: kept, unknown: items.unknown }, ...parts]);
  }

  /** What was done with the parameter inside the callee comes after it was passed in. */
  #withWay(items: Items, item: ParameterItem): Items {
    return item.steps.reduce((result, step) => withStep(result, step), items);
  }

  /** What a caller gives for a parameter of what it calls. */
  argument(caller: Caller, item: ParameterItem): Items {
    const { module, expression: call, callback } = caller;
    const flow = this.#flow;
    const callee = item.module.facts.functions[item.function]?.name;
    const what: StepText = callee ? ['passedTo', callee] : ['passedOn'];
    if (callback) {
      const given = flow.callbacks.given(module, callback, item.position, item.path) ?? nothing;
      const range = module.facts.expressions[call]?.range ?? [0, 0];
      return withStep(given, stepAt(module, { start: range[0], end: range[1] }, what));
    }
    const rest = item.module.facts.functions[item.function]?.parameters[item.position]?.rest === true;
    const found = rest ? this.#rest(caller, item) : this.#one(caller, item.position, item.path);
    if (!found) return nothing;
    const range = module.facts.expressions[found.at]?.range ?? [0, 0];
    const place = { module, range: { start: range[0], end: range[1] } };
    const placed = mapItems(found.items, (one) =>
      one.at?.module === module && one.at.range.start >= range[0] && one.at.range.end <= range[1]
        ? one
        : { ...one, at: place },
    );
    return withStep(placed, stepAt(module, place.range, what));
  }

  #one(
    { module, expression: call }: Caller,
    position: number,
    path: AccessPath,
  ): { readonly items: Items; readonly at: ExpressionId } | undefined {
    const argument = argumentOf(module, call, position);
    if (argument === undefined) return undefined;
    if (argument === 'props') return { items: this.#props(module, call, path), at: call };
    const { expression, element } = argument;
    return {
      items: this.#flow.of(module, expression, element === undefined ? path : [element, ...path]),
      at: expression,
    };
  }

  /** A rest parameter holds all arguments from its place on. */
  #rest(caller: Caller, item: ParameterItem): { readonly items: Items; readonly at: ExpressionId } | undefined {
    const [first, ...inner] = item.path;
    const fact = caller.module.facts.expressions[caller.expression];
    const count = fact?.kind === 'call' ? fact.arguments.length : 0;
    const wanted =
      first !== undefined && /^\d+$/.test(first)
        ? [item.position + Number(first)]
        : Array.from({ length: Math.max(0, count - item.position) }, (_, index) => item.position + index);
    const parts = wanted.flatMap((position) => this.#one(caller, position, isElement(first) ? inner : []) ?? []);
    const [one] = parts;
    return one && { items: join(parts.map((part) => part.items)), at: parts.length === 1 ? one.at : caller.expression };
  }

  #props(module: Module, element: ExpressionId, path: AccessPath): Items {
    const expression = module.facts.expressions[element];
    if (expression?.kind !== 'element') return nothing;
    if (path[0] === 'children') return nothing;
    return this.#flow.object(module, expression.attributes, path);
  }

  /** What all callers of a function give for a parameter: for showing what a wrapper's own sink call receives. */
  joined(item: ParameterItem): Items {
    const { solver, values } = this.#flow;
    return solver.ask(itemsLattice, `J${parameterKey(item)}`, () => {
      const parts = values
        .callers(item.module, item.function)
        .slice(0, mostCallers)
        .map((caller) => {
          const given = this.argument(caller, item);
          return join([
            { ...given, parameters: new Map() },
            ...[...given.parameters.values()].map((outer) => this.joined(outer)),
          ]);
        });
      return known(join(parts));
    });
  }
}
