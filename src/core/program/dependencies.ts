/** Something that answers rest on and that may change: a module's facts, or what the whole program says of something. */
export type Input = number;

/** The classes that say what they implement, over all modules. */
export const implementersInput: Input = 0;
/** The values that providers of contexts give, over all modules. */
export const providersInput: Input = 1;
/** Whether callers are joined: what rests on it differs between the rounds of linking. */
export const joiningInput: Input = 2;
/** The events that are emitted by name, over all modules. */
export const emissionsInput: Input = 3;
/** Stands for so many inputs that they are not told apart. */
const everything: Input = 4;

export function factsInput(module: number): Input {
  return 5 + 3 * module;
}

/** The calls of the functions of a module, from wherever they are, as one of the two rounds of linking found them. */
export function callersInput(module: number, round: 0 | 1): Input {
  return 6 + 3 * module + round;
}

/** A set of inputs. Equal sets are the same object, so that thousands of answers share few sets. */
export interface InputSet {
  readonly inputs: readonly Input[];
  readonly id: number;
  /** Whether `joiningInput` is among them. */
  readonly isJoining: boolean;
  readonly unions: Map<number, InputSet>;
  /** Raised whenever one of them changes. */
  version: number;
  /** Answers that rest on just these and have readers to be told. */
  told: Answer[];
}

const none: InputSet = { inputs: [], id: 0, isJoining: false, unions: new Map(), version: 0, told: [] };

/** An answer that is kept until something that it rests on changes. */
export class Answer {
  /** Answers that go stale with this one, where they are not told by their inputs. */
  readers: Answer[] | undefined;
  #isTold = false;
  #inputs = none;
  #version = 0;
  /** While it is being found, or rests on an answer that is: the place of that in the nesting. Infinity once it is complete. */
  #open = Infinity;

  /** True once something that it rests on has changed: whoever finds it must find it anew. */
  get isStale(): boolean {
    return this.#isTold || this.#version !== this.#inputs.version;
  }

  get isComplete(): boolean {
    return this.#open === Infinity;
  }

  get isJoining(): boolean {
    return this.#inputs.isJoining;
  }

  get inputs(): InputSet {
    return this.#inputs;
  }

  get open(): number {
    return this.#open;
  }

  wait(inputs: InputSet, open: number): void {
    this.#inputs = inputs;
    this.#version = inputs.version;
    this.#open = open;
  }

  tell(): void {
    this.#isTold = true;
  }
}

/** Beyond so many inputs an answer rests on everything. */
const mostInputs = 400;

/**
 * Records which inputs answers rest on, so that a change of one input makes just those stale that rest on it. Answers nest: what one reads counts for the
 * one that asked. Answers that wait for each other in a circle rest on the same inputs.
 */
export class Dependencies {
  /** How many answers nest: what is begun in `Solver` starts from none. */
  nesting = 0;
  readonly #sets = new Map<string, InputSet>();
  readonly #byInput = new Map<Input, InputSet[]>();
  readonly #singles: InputSet[] = [];
  /** Of the answers that are being found, outermost first: what they rest on so far, on which of them, and how many were incomplete before. */
  readonly #inputs: InputSet[] = [];
  readonly #open: number[] = [];
  readonly #before: number[] = [];
  #depth = -1;
  #last: Input = -1;
  /** Answers that rest on one further out which is not complete yet. */
  #waiting: Answer[] = [];

  /** Notes that the answer at hand rests on an input. */
  read(input: Input): void {
    if (input === this.#last || this.#depth < 0) return;
    this.#last = input;
    this.#add(this.#single(input));
  }

  /** Begins to find an answer: what is read from here to `end` counts for it. */
  begin(answer: Answer): void {
    const depth = ++this.#depth;
    answer.wait(none, depth);
    this.#inputs[depth] = none;
    this.#open[depth] = Infinity;
    this.#before[depth] = this.#waiting.length;
    this.#last = -1;
  }

  /** The answer that was begun last is given up: neither it nor what waits for it counts. */
  giveUp(): void {
    const depth = this.#depth--;
    this.#last = -1;
    const before = this.#before[depth] ?? 0;
    for (let i = before; i < this.#waiting.length; i++) this.#waiting[i]?.tell();
    this.#waiting.length = before;
  }

  /** Notes that the answer at hand rests on something that is not told apart from all else. */
  readEverything(): void {
    this.read(everything);
  }

  /** Notes that the answer at hand rests on another one, complete or not. */
  reuse(answer: Answer): void {
    const depth = this.#depth;
    if (depth < 0) return;
    this.#add(answer.inputs);
    if (answer.open < (this.#open[depth] ?? 0)) this.#open[depth] = answer.open;
  }

  /** The answer that was begun last is found. */
  end(answer: Answer): void {
    const depth = this.#depth--;
    const inputs = this.#inputs[depth] ?? none;
    const open = this.#open[depth] ?? Infinity;
    this.#last = -1;
    if (open < depth) {
      answer.wait(inputs, open);
      this.#waiting.push(answer);
    } else {
      answer.wait(inputs, Infinity);
      const before = this.#before[depth] ?? 0;
      for (let i = before; i < this.#waiting.length; i++) this.#waiting[i]?.wait(inputs, Infinity);
      this.#waiting.length = before;
    }
    if (depth === 0) return;
    this.#add(inputs);
    if (open < depth && open < (this.#open[depth - 1] ?? 0)) this.#open[depth - 1] = open;
  }

  /**
   * Like `end`, for an answer that tells its readers itself, so that its inputs need not count for the one that asked. Its inputs of before count on.
   *
   * @param before what it rested on when it was found last
   */
  endApart(answer: Answer, before: InputSet): void {
    const inputs = this.#union(this.#inputs[this.#depth--] ?? none, before);
    this.#last = -1;
    answer.wait(inputs, Infinity);
    if (inputs !== before) inputs.told.push(answer);
  }

  /** Makes all stale that rests on an input. */
  invalidate(input: Input): void {
    const stack: Answer[] = [];
    for (const each of [input, everything])
      for (const set of this.#byInput.get(each) ?? []) {
        set.version++;
        for (const answer of set.told) stack.push(answer);
        set.told = [];
      }
    const seen = new Set<Answer>();
    for (let answer = stack.pop(); answer; answer = stack.pop()) {
      if (seen.has(answer)) continue;
      seen.add(answer);
      answer.tell();
      for (const reader of answer.readers ?? []) stack.push(reader);
    }
  }

  #add(inputs: InputSet): void {
    const depth = this.#depth;
    const own = this.#inputs[depth] ?? none;
    if (own !== inputs) this.#inputs[depth] = this.#union(own, inputs);
  }

  #single(input: Input): InputSet {
    return (this.#singles[input] ??= this.#intern([input]));
  }

  #union(a: InputSet, b: InputSet): InputSet {
    if (a === b || b === none) return a;
    if (a === none) return b;
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const known = first.unions.get(second.id);
    if (known) return known;
    const both = [...new Set([...a.inputs, ...b.inputs])].sort((x, y) => x - y);
    const union = this.#intern(
      both.length <= mostInputs ? both : [...both.filter((input) => input === joiningInput), everything],
    );
    first.unions.set(second.id, union);
    return union;
  }

  #intern(inputs: readonly Input[]): InputSet {
    const key = inputs.join();
    const known = this.#sets.get(key);
    if (known) return known;
    const isJoining = inputs.includes(joiningInput);
    const set: InputSet = { inputs, id: this.#sets.size + 1, isJoining, unions: new Map(), version: 0, told: [] };
    this.#sets.set(key, set);
    for (const input of inputs) {
      const list = this.#byInput.get(input);
      if (list) list.push(set);
      else this.#byInput.set(input, [set]);
    }
    return set;
  }
}
