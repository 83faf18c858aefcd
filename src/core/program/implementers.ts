import type { ClassId } from '../facts/model.js';
import { implementersInput } from './dependencies.js';
import type { Module, Modules } from './modules.js';

interface Implementer {
  readonly module: Module;
  readonly class: ClassId;
}

/** Classes of one interface that are told apart; of more, the first count. */
const most = 4;

/** Classes by the names of the interfaces that they say they implement. */
export class Implementers {
  readonly #modules: Modules;
  #classes: ReadonlyMap<string, readonly Implementer[]> = new Map();
  #state = '';

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  of(name: string): readonly Implementer[] {
    this.#modules.dependencies.read(implementersInput);
    return (this.#classes.get(name) ?? []).slice(0, most);
  }

  /** Looks for classes again after modules changed. */
  refresh(): void {
    const classes = new Map<string, Implementer[]>();
    const state: string[] = [];
    for (const module of this.#modules.all)
      for (const [id, fact] of module.facts.classes.entries())
        for (const name of fact.implements) {
          state.push(`${name} ${module.index}:${id}`);
          const list = classes.get(name);
          if (list) list.push({ module, class: id });
          else classes.set(name, [{ module, class: id }]);
        }
    const joined = state.join();
    if (joined !== this.#state) this.#modules.dependencies.invalidate(implementersInput);
    this.#state = joined;
    this.#classes = classes;
  }
}
