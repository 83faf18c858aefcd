import type { ExpressionId } from '../facts/model.js';
import { emissionsInput } from './dependencies.js';
import { Memo } from './memo.js';
import type { Module, Modules } from './modules.js';
import { literalOf } from './value.js';

/** A call that emits an event, and what it hands to the listeners. */
interface Emitted {
  readonly module: Module;
  readonly arguments: readonly ExpressionId[];
}

type Own = readonly (readonly [event: string, emitted: Emitted])[];

/** Emitters of many more hand on nothing that could still be told. */
const mostEmitted = 30;
const emitting = new Set(['emit', 'emitAsync', 'publish', 'trigger', 'fire']);
const listening = new Set(['on', 'once', 'addListener', 'prependListener', 'subscribe']);

/** Events of emitters: what is emitted under a literal name on the emitter that a name stands for. */
export class Emissions {
  readonly #modules: Modules;
  readonly #own: Memo<Module, Own>;
  #emitted: ReadonlyMap<string, readonly Emitted[]> = new Map();
  #state = '';

  constructor(modules: Modules) {
    this.#modules = modules;
    this.#own = new Memo<Module, Own>(modules.dependencies, []);
  }

  /** Looks for what is emitted again after modules changed. */
  refresh(): void {
    const before = this.#state;
    this.#emitted = this.#index();
    if (before !== this.#state) this.#modules.dependencies.invalidate(emissionsInput);
  }

  /** What the listener that a call such as `bus.on('signed-in', listener)` adds is called with. */
  heard(module: Module, call: ExpressionId): readonly Emitted[] {
    const expression = module.facts.expressions[call];
    const callee = expression?.kind === 'call' ? module.facts.expressions[expression.callee] : undefined;
    if (expression?.kind !== 'call' || callee?.kind !== 'member' || !listening.has(callee.property)) return [];
    const key = this.#keyOf(module, callee.object, expression.arguments[0]);
    if (key === undefined) return [];
    this.#modules.dependencies.read(emissionsInput);
    return (this.#emitted.get(key) ?? []).slice(0, mostEmitted);
  }

  #keyOf(module: Module, emitter: ExpressionId, name: ExpressionId | undefined): string | undefined {
    const event = name === undefined ? undefined : literalOf(module, name);
    const origin = event === undefined ? undefined : this.#modules.origin(module, emitter);
    return origin === undefined ? undefined : `${origin} ${event ?? ''}`;
  }

  #index(): ReadonlyMap<string, readonly Emitted[]> {
    const emitted = new Map<string, Emitted[]>();
    const state: string[] = [];
    for (const module of this.#modules.all)
      for (const [key, one] of this.#own.get(module, () => this.#find(module))) {
        state.push(`${module.index} ${key} ${one.arguments.join()}`);
        const list = emitted.get(key);
        if (list) list.push(one);
        else emitted.set(key, [one]);
      }
    this.#state = state.join('\n');
    return emitted;
  }

  #find(module: Module): Own {
    const own: (readonly [string, Emitted])[] = [];
    for (const expression of module.facts.expressions) {
      if (expression.kind !== 'call') continue;
      const callee = module.facts.expressions[expression.callee];
      if (callee?.kind !== 'member' || !emitting.has(callee.property)) continue;
      const [name, ...rest] = expression.arguments;
      const key = this.#keyOf(module, callee.object, name);
      if (key !== undefined) own.push([key, { module, arguments: rest }]);
    }
    return own;
  }
}
