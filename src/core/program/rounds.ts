import type { Dependencies } from './dependencies.js';
import { findEntry } from './find-entry.js';
import type { Entry } from './find-entry.js';

/** The two rounds of linking, and all that comes after them. */
export type Round = 0 | 1 | 'linked';

/** The round that linking is in, for all answers that differ between rounds. */
export interface Rounds {
  readonly round: () => Round;
}

/**
 * Like `Memo`, for answers of which some differ between the rounds of linking. Those that do are kept for the linked program only: in the rounds themselves
 * they are found anew, while all others hold for good.
 */
export class RoundMemo<K, T> {
  readonly #dependencies: Dependencies;
  readonly #rounds: Rounds;
  readonly #meanwhile: T;
  readonly #entries = new Map<K, Entry<T>>();
  #passing = new Map<K, Entry<T>>();
  #found = 0;

  constructor(dependencies: Dependencies, rounds: Rounds, meanwhile: T) {
    this.#dependencies = dependencies;
    this.#rounds = rounds;
    this.#meanwhile = meanwhile;
  }

  get(key: K, find: () => T): T {
    const isLinked = this.#rounds.round() === 'linked';
    const known = this.#entries.get(key);
    const usable =
      known && !known.isStale && (isLinked || !known.isJoining) ? known : isLinked ? undefined : this.#passing.get(key);
    if (usable && !usable.isStale) {
      this.#dependencies.reuse(usable);
      return usable.value;
    }
    const entries = isLinked ? this.#entries : this.#passing;
    const entry = findEntry(this.#dependencies, entries, key, this.#meanwhile, find);
    // What still waits for an answer further out may yet turn out to differ.
    if (!isLinked && entry.isComplete && !entry.isJoining) {
      this.#passing.delete(key);
      this.#entries.set(key, entry);
    }
    if (++this.#found > 2 * this.#entries.size + 1000) this.#sweep();
    return entry.value;
  }

  /** Forgets what one round found that differs in the next. */
  nextRound(): void {
    if (this.#passing.size > 0) this.#passing = new Map();
  }

  /** Lets go of what is stale: keys of a module that was edited never come again. */
  #sweep(): void {
    this.#found = 0;
    for (const [key, entry] of this.#entries) if (entry.isStale) this.#entries.delete(key);
  }
}
