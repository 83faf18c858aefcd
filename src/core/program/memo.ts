import type { Dependencies } from './dependencies.js';
import { findEntry } from './find-entry.js';
import type { Entry } from './find-entry.js';

/**
 * Answers that are found once and kept until something that they rest on changes. One that is asked for while it is being found gives `meanwhile`.
 */
export class Memo<K, T> {
  readonly #dependencies: Dependencies;
  readonly #meanwhile: T;
  readonly #entries = new Map<K, Entry<T>>();
  #found = 0;

  constructor(dependencies: Dependencies, meanwhile: T) {
    this.#dependencies = dependencies;
    this.#meanwhile = meanwhile;
  }

  get(key: K, find: () => T): T {
    const known = this.#entries.get(key);
    if (known && !known.isStale) {
      this.#dependencies.reuse(known);
      return known.value;
    }
    const { value } = findEntry(this.#dependencies, this.#entries, key, this.#meanwhile, find);
    if (++this.#found > 2 * this.#entries.size + 1000) this.#sweep();
    return value;
  }

  /** Lets go of what is stale: keys of a module that was edited never come again. */
  #sweep(): void {
    this.#found = 0;
    for (const [key, entry] of this.#entries) if (entry.isStale) this.#entries.delete(key);
  }
}
