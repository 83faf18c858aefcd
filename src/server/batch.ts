interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (reason: unknown) => void;
}

/** Gathers the questions of one turn and asks them together, since each message to the client costs more than what it asks for. */
export class Batch<Q, A> {
  readonly #askAll: (questions: readonly Q[]) => Promise<readonly A[]>;
  #waiting: Waiting<Q, A>[] = [];

  /** @param askAll gives one answer for each question, in their order */
  constructor(askAll: (questions: readonly Q[]) => Promise<readonly A[]>) {
    this.#askAll = askAll;
  }

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (this.#waiting.length === 1) queueMicrotask(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.#askAll(waiting.map(({ question }) => question));
      if (answers.length !== waiting.length)
        throw new Error(`${waiting.length} questions were given ${answers.length} answers`);
      for (const [i, answer] of answers.entries()) waiting[i]?.resolve(answer);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
