import { firstWords } from './first-words.js';
import type { PatternNode } from './pattern.js';

/** Patterns that end after a word, and where reading goes on after the space behind it. */
interface Step {
  /** Ascending. */
  readonly accepts: readonly number[];
  /** Null where no pattern goes on; undefined until it is asked for. */
  next: State | null | undefined;
  readonly ends: readonly number[];
}

/** A place between two words that patterns have come to. */
interface State {
  readonly members: readonly number[];
  readonly steps: Map<string, Step | null>;
}

const spaceCode = 32;
/** Steps kept before the cache is emptied; far above what policies of one language need. */
const mostSteps = 100_000;

/** What the nodes of an automaton do, besides reading the character whose code they hold. */
const readsAny = -1;
const readsNothing = -2;
const readsDigit = -3;
const readsOption = -4;

/** Options of a choice that start with the same character, and the nodes behind that character once it was met. */
interface Branch {
  readonly options: PatternNode[];
  readonly next: number;
  built: readonly number[] | undefined;
}

/**
 * All patterns of a lexicon as one machine over words. It never goes back, builds a pattern when a word is met with which it may start, and keeps what a word
 * leads to: time grows with the text alone, and what a text does not speak of costs nothing.
 */
export class Automaton {
  // For each node: what it reads, where it goes, and the pattern that ends in it (-1 for none).
  readonly #codes: number[] = [];
  readonly #targets: number[] = [];
  readonly #ends: number[] = [];
  readonly #forks: (readonly number[] | undefined)[] = [];
  readonly #branches = new Map<number, ReadonlyMap<number, Branch>>();
  /** For each node, the last walk that came to it. */
  readonly #seen: number[] = [];
  #walk = 0;
  readonly #patterns: PatternNode[] = [];
  /** For each pattern that is built, its first node. */
  readonly #built: (number | undefined)[] = [];
  /** Patterns by the words with which they may start, and those that may start with any. */
  readonly #byWord = new Map<string, number[]>();
  readonly #anyWord: number[] = [];
  readonly #states = new Map<string, State>();
  #starts = new Map<string, Step | null>();
  #steps = 0;

  /** Adds a pattern and returns its index. */
  add(node: PatternNode): number {
    const index = this.#patterns.push(node) - 1;
    const words = firstWords(node);
    if (words === undefined) this.#anyWord.push(index);
    for (const word of words ?? []) {
      const known = this.#byWord.get(word);
      if (known === undefined) this.#byWord.set(word, [index]);
      else if (known.at(-1) !== index) known.push(index);
    }
    return index;
  }

  /** Calls back for every pattern that starts with the word at `from` and ends with the one before `to`. */
  run(words: readonly string[], from: number, found: (to: number, pattern: number) => void): void {
    let step = this.#start(words[from] ?? '');
    for (let at = from + 1; step !== null; at++) {
      for (const pattern of step.accepts) found(at, pattern);
      const word = words[at];
      if (word === undefined) return;
      const state: State | null = (step.next ??= this.#between(step.ends));
      if (state === null) return;
      let next = state.steps.get(word);
      if (next === undefined) {
        next = this.#read(state.members, word);
        this.#keep(state.steps, word, next);
      }
      step = next;
    }
  }

  #start(word: string): Step | null {
    const named = this.#byWord.get(word);
    if (named === undefined && this.#anyWord.length === 0) return null;
    const known = this.#starts.get(word);
    if (known !== undefined) return known;
    const nodes = [...(named ?? []), ...this.#anyWord].map((pattern) => this.#nodeOf(pattern));
    const step = this.#read(this.#closed(nodes), word);
    this.#keep(this.#starts, word, step);
    return step;
  }

  #keep(steps: Map<string, Step | null>, word: string, step: Step | null): void {
    steps.set(word, step);
    if (++this.#steps <= mostSteps) return;
    // Steps that are still in use go on by themselves; nothing leads to them any more.
    this.#steps = 0;
    this.#starts = new Map();
    for (const state of this.#states.values()) state.steps.clear();
    this.#states.clear();
  }

  #between(ends: readonly number[]): State | null {
    const members = this.#closed(this.#after(ends, spaceCode));
    if (members.length === 0) return null;
    const key = members.join();
    let state = this.#states.get(key);
    if (state === undefined) {
      state = { members, steps: new Map() };
      this.#states.set(key, state);
    }
    return state;
  }

  /** Reads a word; null where no pattern goes with it. */
  #read(members: readonly number[], word: string): Step | null {
    let at = members;
    for (let index = 0; index < word.length && at.length > 0; index++) {
      at = this.#closed(this.#after(at, word.charCodeAt(index)));
    }
    if (at.length === 0 || word === '') return null;
    const accepts: number[] = [];
    for (const node of at) {
      const end = this.#ends[node] ?? -1;
      if (end >= 0) accepts.push(end);
    }
    accepts.sort((a, b) => a - b);
    return { accepts, next: undefined, ends: at };
  }

  /** Where nodes go that read a character. */
  #after(nodes: readonly number[], code: number): number[] {
    const targets: number[] = [];
    for (const node of nodes) {
      const reads = this.#codes[node];
      if (
        reads === code ||
        (reads === readsAny && code !== spaceCode) ||
        (reads === readsDigit && code >= 48 && code <= 57)
      )
        targets.push(this.#targets[node] ?? -1);
      else if (reads === readsOption) {
        const branch = this.#branches.get(node)?.get(code);
        if (branch === undefined) continue;
        branch.built ??= branch.options.map((option) => this.#targets[this.#build(option, branch.next)] ?? -1);
        targets.push(...branch.built);
      }
    }
    return targets;
  }

  /** The nodes that read or end, of those that are reached without reading; each once, ascending. */
  #closed(nodes: number[]): number[] {
    if (nodes.length === 0) return nodes;
    const walk = ++this.#walk;
    const out: number[] = [];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      if (this.#seen[node] === walk) continue;
      this.#seen[node] = walk;
      if (this.#codes[node] !== readsNothing || (this.#ends[node] ?? -1) >= 0) out.push(node);
      const forks = this.#forks[node];
      if (forks !== undefined) for (const other of forks) nodes.push(other);
    }
    return out.sort((a, b) => a - b);
  }

  #nodeOf(pattern: number): number {
    const built = this.#built[pattern];
    if (built !== undefined) return built;
    const node = this.#patterns[pattern];
    const end = this.#node(readsNothing, -1);
    this.#ends[end] = pattern;
    return (this.#built[pattern] = node === undefined ? end : this.#build(node, end));
  }

  #node(code: number, target: number): number {
    this.#seen.push(0);
    this.#ends.push(-1);
    this.#forks.push(undefined);
    this.#targets.push(target);
    return this.#codes.push(code) - 1;
  }

  #fork(targets: readonly number[]): number {
    const node = this.#node(readsNothing, -1);
    this.#forks[node] = targets;
    return node;
  }

  /** Builds from the end, so that every node knows where it goes. */
  #build(node: PatternNode, next: number): number {
    switch (node.kind) {
      case 'text': {
        let target = next;
        for (let at = node.text.length - 1; at >= 0; at--) target = this.#node(node.text.charCodeAt(at), target);
        return target;
      }
      case 'word':
      case 'number': {
        const loop = this.#fork([]);
        const read = this.#node(node.kind === 'word' ? readsAny : readsDigit, loop);
        this.#forks[loop] = [read, next];
        return read;
      }
      case 'sequence':
        return node.parts.reduceRight((target, part) => this.#build(part, target), next);
      case 'choice':
        return this.#choice(node.options, next);
      case 'optional':
        return this.#fork([this.#build(node.part, next), next]);
    }
  }

  /** Options are built when their first character is met, which for most is never. */
  #choice(options: readonly PatternNode[], next: number): number {
    const branches = new Map<number, Branch>();
    const others: number[] = [];
    for (const option of options) {
      const code = firstCode(option);
      const branch = branches.get(code ?? -1);
      if (code === undefined) others.push(this.#build(option, next));
      else if (branch) branch.options.push(option);
      else branches.set(code, { options: [option], next, built: undefined });
    }
    const node = this.#node(branches.size > 0 ? readsOption : readsNothing, -1);
    if (branches.size > 0) this.#branches.set(node, branches);
    if (others.length > 0) this.#forks[node] = others;
    return node;
  }
}

/** The character with which a pattern starts; undefined where that depends. */
function firstCode(node: PatternNode): number | undefined {
  if (node.kind === 'text') return node.text === '' ? undefined : node.text.charCodeAt(0);
  const first = node.kind === 'sequence' ? node.parts[0] : undefined;
  return first && firstCode(first);
}
