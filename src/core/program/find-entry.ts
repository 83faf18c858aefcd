import { Answer } from './dependencies.js';
import type { Dependencies } from './dependencies.js';

/** Questions that nest on the stack at most: each takes a dozen calls, and the stack holds some ten thousand. */
const deepest = 150;

/** An answer with its value. */
export class Entry<T> extends Answer {
  value: T;

  constructor(value: T) {
    super();
    this.value = value;
  }
}

/** One question of those that are kept in a map. */
class Question<K, T> {
  readonly #dependencies: Dependencies;
  readonly entries: Map<K, Entry<T>>;
  readonly key: K;
  readonly #meanwhile: T;
  readonly #find: () => T;

  constructor(dependencies: Dependencies, entries: Map<K, Entry<T>>, key: K, meanwhile: T, find: () => T) {
    this.#dependencies = dependencies;
    this.entries = entries;
    this.key = key;
    this.#meanwhile = meanwhile;
    this.#find = find;
  }

  get isAnswered(): boolean {
    return this.entries.get(this.key)?.isStale === false;
  }

  answer(): Entry<T> {
    const entry = new Entry(this.#meanwhile);
    const dependencies = this.#dependencies;
    this.entries.set(this.key, entry);
    dependencies.begin(entry);
    dependencies.nesting++;
    let isFound = false;
    try {
      entry.value = this.#find();
      isFound = true;
    } finally {
      dependencies.nesting--;
      if (isFound) dependencies.end(entry);
      else {
        this.entries.delete(this.key);
        dependencies.giveUp();
      }
    }
    return entry;
  }

  /** Lets it stand for nothing, until any change. */
  cut(): void {
    const entry = new Entry(this.#meanwhile);
    this.#dependencies.begin(entry);
    this.#dependencies.readEverything();
    this.#dependencies.end(entry);
    this.entries.set(this.key, entry);
  }

  uncut(): void {
    this.entries.delete(this.key);
  }
}

/** What of a question matters to those that wait for its answer. */
type Waiting = Pick<Question<unknown, unknown>, 'isAnswered' | 'cut' | 'uncut'> & {
  readonly entries: object;
  readonly key: unknown;
  answer(): unknown;
};

/** Thrown where questions nest too deep: the innermost is to be answered first. */
class TooDeep extends Error {
  readonly question: Waiting;

  constructor(question: Waiting) {
    super('questions nest too deep');
    this.question = question;
  }
}

/**
 * Finds an answer and notes what it rests on. Where questions nest deeper than the stack is, the innermost is answered on its own, and then the others again,
 * with that answer known. So a chain of any length is followed with a shallow stack.
 *
 * @param entries where it is kept from here on, with what it gives while it is being found
 */
export function findEntry<K, T>(
  dependencies: Dependencies,
  entries: Map<K, Entry<T>>,
  key: K,
  meanwhile: T,
  find: () => T,
): Entry<T> {
  const question = new Question(dependencies, entries, key, meanwhile, find);
  if (dependencies.nesting >= deepest) throw new TooDeep(question);
  return dependencies.nesting > 0 ? question.answer() : answerFromInside(question);
}

function answerFromInside<K, T>(question: Question<K, T>): Entry<T> {
  const waiting: Waiting[] = [];
  const cut = new Set<Waiting>();
  for (;;) {
    const next = waiting.pop();
    try {
      if (next === undefined) return question.answer();
      if (cut.delete(next)) next.uncut();
      if (!next.isAnswered) next.answer();
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      if (next) waiting.push(next);
      // A circle that is longer than the stack is deep: it is cut where it closes.
      const inner = error.question;
      const same = waiting.find(({ entries, key }) => entries === inner.entries && key === inner.key);
      if (same === undefined) waiting.push(inner);
      else if (cut.has(same)) throw error;
      else {
        cut.add(same);
        same.cut();
      }
    }
  }
}
