import type { ExpressionId } from '../facts/model.js';
import { providersInput } from './dependencies.js';
import { Memo } from './memo.js';
import type { Module, Modules } from './modules.js';

/** The value that a provider element gives to those below it. */
interface Provided {
  readonly module: Module;
  readonly value: ExpressionId;
}

/** The providers that a module has, each with the key of its context. */
type Own = readonly (readonly [context: string, provided: Provided])[];

/** React contexts: which values the providers of a context give. */
export class Contexts {
  readonly #modules: Modules;
  readonly #own: Memo<Module, Own>;
  #providers: ReadonlyMap<string, readonly Provided[]> | undefined;
  #state = '';

  constructor(modules: Modules) {
    this.#modules = modules;
    this.#own = new Memo<Module, Own>(modules.dependencies, []);
  }

  /** Looks for providers again after modules changed. */
  refresh(): void {
    const before = this.#state;
    this.#providers = this.#index();
    if (before !== this.#state) this.#modules.dependencies.invalidate(providersInput);
  }

  /** The values that are given to readers of the context that an expression names. */
  provided(module: Module, context: ExpressionId): readonly Provided[] {
    this.#modules.dependencies.read(providersInput);
    const key = this.#modules.origin(module, context);
    return key === undefined ? [] : (this.#providers?.get(key) ?? []);
  }

  #index(): ReadonlyMap<string, readonly Provided[]> {
    const providers = new Map<string, Provided[]>();
    const state: string[] = [];
    for (const module of this.#modules.all)
      for (const [key, provided] of this.#own.get(module, () => this.#find(module))) {
        state.push(`${module.index} ${key} ${provided.value}`);
        const list = providers.get(key);
        if (list) list.push(provided);
        else providers.set(key, [provided]);
      }
    this.#state = state.join('\n');
    return providers;
  }

  #find(module: Module): Own {
    const own: (readonly [string, Provided])[] = [];
    for (const expression of module.facts.expressions) {
      if (expression.kind !== 'element' || expression.tag === undefined) continue;
      const value = expression.attributes.find((entry) => entry.key === 'value')?.value;
      if (value === undefined) continue;
      const tag = module.facts.expressions[expression.tag];
      // `<Context.Provider value>`; since React 19 `<Context value>` too.
      const context = tag?.kind === 'member' && tag.property === 'Provider' ? tag.object : expression.tag;
      const key = this.#modules.origin(module, context);
      if (key !== undefined) own.push([key, { module, value }]);
    }
    return own;
  }
}
