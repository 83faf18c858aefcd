import type { PatternNode } from './pattern.js';

/** A pattern that ends at an offset. */
export interface Accepted {
  readonly end: number;
  /** Index of the pattern, in the order in which patterns were added. */
  readonly pattern: number;
}

interface State {
  readonly members: readonly number[];
  /** Patterns that end here, ascending. */
  readonly accepts: readonly number[];
  /** By code of the next character: the next state, null where there is none. Codes of ASCII have a place of their own, others share one. */
  readonly next: (State | null | undefined)[];
}

const spaceCode = 32;
/** Patterns are ASCII: all other characters are one to them. */
const other = 128;
const none: readonly Accepted[] = [];
/** States kept before the cache is emptied; far above what policies of one language need. */
const mostStates = 60_000;

/**
 * All patterns of a lexicon as one machine. It reads a text once from each word on, never goes back, and makes its states when it first needs them, so that
 * time grows with the text alone.
 */
export class Automaton {
  // For each node: the code that it reads (-1 any but space, -2 nothing, -3 a digit), where it goes, and the pattern that ends in it.
  readonly #codes: number[] = [];
  readonly #targets: number[] = [];
  readonly #others: (readonly number[] | undefined)[] = [];
  readonly #ends = new Map<number, number>();
  readonly #starts: number[] = [];
  readonly #states = new Map<string, State>();
  #start: State | undefined;

  /** Adds a pattern and returns its index. */
  add(node: PatternNode): number {
    const index = this.#starts.length;
    const end = this.#node(-2, -1);
    this.#ends.set(end, index);
    this.#starts.push(this.#build(node, end));
    return index;
  }

  /** Every place where a pattern ends that starts at `from`; ends lie before a space or at the end of the text. */
  run(text: string, from: number): readonly Accepted[] {
    let found: Accepted[] | undefined;
    let state: State = (this.#start ??= this.#closed(this.#starts));
    for (let at = from; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : spaceCode;
      if (code === spaceCode && at > from)
        for (const pattern of state.accepts) (found ??= []).push({ end: at, pattern });
      if (at === text.length) break;
      const slot = code < other ? code : other;
      let next: State | null | undefined = state.next[slot];
      if (next === undefined) {
        next = this.#step(state, code);
        state.next[slot] = next;
      }
      if (next === null) break;
      state = next;
    }
    return found ?? none;
  }

  #node(code: number, target: number): number {
    this.#codes.push(code);
    return this.#targets.push(target) - 1;
  }

  #fork(targets: readonly number[]): number {
    const node = this.#node(-2, -1);
    this.#others[node] = targets;
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
        const read = this.#node(node.kind === 'word' ? -1 : -3, loop);
        this.#others[loop] = [read, next];
        return read;
      }
      case 'sequence':
        return node.parts.reduceRight((target, part) => this.#build(part, target), next);
      case 'choice':
        return this.#fork(node.options.map((option) => this.#build(option, next)));
      case 'optional':
        return this.#fork([this.#build(node.part, next), next]);
    }
  }

  #closed(nodes: readonly number[]): State {
    const seen = new Set<number>();
    const readers: number[] = [];
    const accepts: number[] = [];
    const stack = [...nodes];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const end = this.#ends.get(node);
      if (end !== undefined) accepts.push(end);
      const code = this.#codes[node] ?? -2;
      if (code !== -2) readers.push(node);
      for (const other of this.#others[node] ?? []) stack.push(other);
    }
    readers.sort((a, b) => a - b);
    accepts.sort((a, b) => a - b);
    const key = `${accepts.join(',')}:${readers.join(',')}`;
    const known = this.#states.get(key);
    if (known) return known;
    if (this.#states.size > mostStates) this.#states.clear();
    const state: State = { members: readers, accepts, next: new Array<State | null | undefined>(other + 1) };
    this.#states.set(key, state);
    return state;
  }

  #step(state: State, code: number): State | null {
    const targets: number[] = [];
    for (const node of state.members) {
      const reads = this.#codes[node];
      if (reads === code || (reads === -1 && code !== spaceCode) || (reads === -3 && code >= 48 && code <= 57))
        targets.push(this.#targets[node] ?? -1);
    }
    return targets.length === 0 ? null : this.#closed(targets);
  }
}
