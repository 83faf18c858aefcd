/** How answers of one sort start and when two need not be told apart. */
export interface Lattice<T> {
  /** The answer before anything is known. */
  readonly empty: T;
  /** Equal for answers that readers need not tell apart. */
  readonly signature: (value: T) => string;
}

/** One question with its answer so far, and who asked. */
interface Cell {
  value: unknown;
  signature: string;
  readonly compute: () => unknown;
  readonly lattice: Lattice<unknown>;
  readonly readers: Set<Cell>;
  runs: number;
  queued: boolean;
}

/** Beyond this many nested questions, new ones wait in the queue instead of deepening the stack. */
const deepest = 120;
/** A cell that still changes after this many runs keeps what it has: answers only grow, so this cuts rare oscillation of evidence by name. */
const mostRuns = 16;

/**
 * Answers questions that depend on each other, in cycles too, to the least fixpoint: a question that is asked again while it is being answered gets
 * what is known so far, and is answered anew when that has grown. The result does not depend on the order of asking.
 */
export class Solver {
  readonly #cells = new Map<string, Cell>();
  readonly #queue: Cell[] = [];
  #current: Cell | undefined;
  #depth = 0;

  /** The answer so far. Complete once `settle` has run. A key is always asked with the same lattice. */
  ask<T>(lattice: Lattice<T>, key: string, compute: () => T): T {
    let cell = this.#cells.get(key);
    if (!cell) {
      const general = lattice as Lattice<unknown>;
      cell = {
        value: lattice.empty,
        signature: general.signature(lattice.empty),
        compute,
        lattice: general,
        readers: new Set(),
        runs: 0,
        queued: false,
      };
      this.#cells.set(key, cell);
      if (this.#depth < deepest) this.#run(cell);
      else this.#enqueue(cell);
    }
    if (this.#current) cell.readers.add(this.#current);
    return cell.value as T;
  }

  /** Runs until nothing changes any more. */
  settle(): void {
    for (let cell = this.#queue.pop(); cell; cell = this.#queue.pop()) {
      cell.queued = false;
      this.#run(cell);
    }
  }

  #run(cell: Cell): void {
    cell.runs++;
    const outer = this.#current;
    this.#current = cell;
    this.#depth++;
    const value = cell.compute();
    this.#depth--;
    this.#current = outer;
    const signature = cell.lattice.signature(value);
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
}
