import { Answer } from './dependencies.js';
import type { Dependencies } from './dependencies.js';

/** An answer with its value. */
export class Entry<T> extends Answer {
  value: T;

  constructor(value: T) {
    super();
    this.value = value;
  }
}

/**
 * Answers that are found once and kept until something that they rest on changes. One that is asked for while it is being found gives `meanwhile`.
 */
export class Memo<K, T> {
  readonly #dependencies: Dependencies;
  readonly #meanwhile: T;
  #entries = new Map<K, Entry<T>>();
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
    const entry = new Entry(this.#meanwhile);
    this.#entries.set(key, entry);
    this.#dependencies.begin(entry);
    let isFound = false;
    try {
      entry.value = find();
      isFound = true;
    } finally {
      if (!isFound) this.#entries.delete(key);
      this.#dependencies.end(entry);
    }
    if (++this.#found > 2 * this.#entries.size + 1000) this.#sweep();
    return entry.value;
  }

  /** Lets go of what is stale: keys of a module that was edited never come again. */
  #sweep(): void {
    this.#found = 0;
    this.#entries = new Map([...this.#entries].filter(([, entry]) => !entry.isStale));
  }
}
