/** Milliseconds of work after which others get their turn, so that a cancel is seen in time. */
const slice = 12;

const soon: (resume: () => void) => void =
  typeof setImmediate === 'function' ? (resume) => void setImmediate(resume) : (resume) => void setTimeout(resume, 0);

/** Keeps long work interruptible: awaited often, it rests where the slice is used up, and throws the signal's reason once that is aborted. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  /** @returns undefined where there is time left, so that nothing need be awaited */
  step(): Promise<void> | undefined {
    if (this.#signal?.aborted) this.#signal.throwIfAborted();
    return performance.now() - this.#since < slice ? undefined : this.#rest();
  }

  async #rest(): Promise<void> {
    await new Promise<void>(soon);
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
