import { Answer } from './dependencies.js';
import type { Dependencies } from './dependencies.js';

/** How answers of one sort start and when two need not be told apart. */
export interface Lattice<T> {
  /** The answer before anything is known. */
  readonly empty: T;
  /** Equal for answers that readers need not tell apart. */
  readonly signature: (value: T) => string;
}

/** One question with its answer so far, and who asked. */
class Cell extends Answer {
  value: unknown;
  signature: string;
  readonly compute: () => unknown;
  readonly lattice: Lattice<unknown>;
  override readers: Cell[] = [];
  runs = 0;
  queued = false;

  constructor(lattice: Lattice<unknown>, compute: () => unknown) {
    super();
    this.value = lattice.empty;
    this.signature = unanswered;
    this.lattice = lattice;
    this.compute = compute;
  }
}

/** Stands for the signature of the empty answer, which is made only where a first answer is compared with it. */
const unanswered = '\0';

/** Beyond this many nested questions, new ones wait in the queue instead of deepening the stack. */
const deepest = 120;
/** A cell that still changes after this many runs keeps what it has: answers only grow, so this cuts rare oscillation of evidence by name. */
const mostRuns = 16;

/**
 * Answers questions that depend on each other, in cycles too, to the least fixpoint: a question that is asked again while it is being answered gets
 * what is known so far, and is answered anew when that has grown. The result does not depend on the order of asking.
 */
export class Solver {
  readonly #dependencies: Dependencies;
  #cells = new Map<string, Cell>();
  #made = 0;
  readonly #queue: Cell[] = [];
  #current: Cell | undefined;
  #depth = 0;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** The answer so far. Complete once `settle` has run. A key is always asked with the same lattice. */
  ask<T>(lattice: Lattice<T>, key: string, compute: () => T): T {
    let cell = this.#cells.get(key);
    if (!cell || cell.isStale) {
      cell = new Cell(lattice as Lattice<unknown>, compute);
      this.#cells.set(key, cell);
      if (++this.#made > 2 * this.#cells.size + 1000) this.#sweep();
      if (this.#depth < deepest) this.#run(cell);
      else this.#enqueue(cell);
    }
    const reader = this.#current;
    if (reader && cell.readers[cell.readers.length - 1] !== reader) cell.readers.push(reader);
    return cell.value as T;
  }

  /** Runs until nothing changes any more. */
  settle(): void {
    for (let cell = this.#queue.pop(); cell; cell = this.#queue.pop()) {
      cell.queued = false;
      if (!cell.isStale) this.#run(cell);
    }
  }

  #run(cell: Cell): void {
    cell.runs++;
    const outer = this.#current;
    this.#current = cell;
    this.#depth++;
    const before = cell.inputs;
    const { nesting } = this.#dependencies;
    this.#dependencies.nesting = 0;
    this.#dependencies.begin(cell);
    let value: unknown;
    try {
      value = cell.compute();
    } finally {
      this.#dependencies.endApart(cell, before);
      this.#dependencies.nesting = nesting;
      this.#depth--;
      this.#current = outer;
    }
    const signature = cell.lattice.signature(value);
    if (cell.signature === unanswered) cell.signature = cell.lattice.signature(cell.lattice.empty);
    cell.value = value;
    if (signature === cell.signature) return;
    cell.signature = signature;
    for (const reader of cell.readers) this.#enqueue(reader);
  }

  #enqueue(cell: Cell): void {
    if (cell.queued || cell.runs >= mostRuns) return;
    cell.queued = true;
    this.#queue.push(cell);
  }

  /** Lets go of stale answers: those about a module that was edited are never asked for again. */
  #sweep(): void {
    this.#made = 0;
    this.#cells = new Map([...this.#cells].filter(([, cell]) => !cell.isStale));
    for (const cell of this.#cells.values())
      cell.readers = [...new Set(cell.readers)].filter((reader) => !reader.isStale);
  }
}
