import type { ExpressionId } from '../facts/model.js';
import type { Module, Modules } from './modules.js';

/** The value that a provider element gives to those below it. */
interface Provided {
  readonly module: Module;
  readonly value: ExpressionId;
}

/** React contexts: which values the providers of a context give. */
export class Contexts {
  readonly #modules: Modules;
  #providers: ReadonlyMap<string, readonly Provided[]> | undefined;

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  /** The values that are given to readers of the context that an expression names. */
  provided(module: Module, context: ExpressionId): readonly Provided[] {
    const key = this.#modules.origin(module, context);
    if (key === undefined) return [];
    this.#providers ??= this.#index();
    return this.#providers.get(key) ?? [];
  }

  #index(): ReadonlyMap<string, readonly Provided[]> {
    const providers = new Map<string, Provided[]>();
    for (const module of this.#modules.all) {
      for (const expression of module.facts.expressions) {
        if (expression.kind !== 'element' || expression.tag === undefined) continue;
        const value = expression.attributes.find((entry) => entry.key === 'value')?.value;
        if (value === undefined) continue;
        const tag = module.facts.expressions[expression.tag];
        // `<Context.Provider value>`; since React 19 `<Context value>` too.
        const context = tag?.kind === 'member' && tag.property === 'Provider' ? tag.object : expression.tag;
        const key = this.#modules.origin(module, context);
        if (key === undefined) continue;
        const list = providers.get(key);
        if (list) list.push({ module, value });
        else providers.set(key, [{ module, value }]);
      }
    }
    return providers;
  }
}
