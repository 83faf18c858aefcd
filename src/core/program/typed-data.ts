import type { AccessPath } from '../facts/model.js';
import type { Datum } from './items.js';
import { nothing, ofData, unknownItems } from './items.js';
import type { Items } from './items.js';
import type { EvidenceBase } from './evidence.js';
import { stepAt } from './evidence.js';
import { entityTypes } from './flow-words.js';
import { isAllBut, leavesOut, named } from './paths.js';
import type { Declared, Typed, Typing } from './typing.js';

/** Entities are taken apart this deep: a user's address, not the whole graph of models behind it. */
const deepest = 2;
const mostFields = 60;

/** What a value of a declared type carries. */
export class TypedData {
  readonly #typing: Typing;
  readonly #evidence: EvidenceBase;

  constructor(typing: Typing, evidence: EvidenceBase) {
    this.#typing = typing;
    this.#evidence = evidence;
  }

  /**
   * The personal data at `path` inside a value of that type; the whole of its personal fields where the path is empty.
   *
   * @returns `unknown` where the declaration cannot be seen, so that a name may speak
   */
  at(typed: Typed, path: AccessPath): Items {
    const platform = this.#platform(typed, path);
    if (platform) return platform;
    // `User['email']` says more than the string that it is.
    const alias = this.#typing.alias(typed);
    if (alias?.ref.kind === 'indexed' && alias.ref.key !== '*') return this.at(alias, path);
    if (typed.ref.kind === 'indexed' && typed.ref.key !== '*')
      return this.at({ ...typed, ref: typed.ref.object }, [typed.ref.key, ...path]);
    let current: Typed | undefined = typed;
    const left = path[path.length - 1];
    const way = named(path);
    for (const [depth, name] of way.entries()) {
      if (!current) return unknownItems;
      if (this.#isPart(typed, way, depth)) {
        if (name === '0') return nothing;
        continue;
      }
      const step = this.#typing.member(current, name);
      const { declared } = step;
      if (declared) {
        const verdict = this.#evidence.member(declared, this.#typing);
        if (verdict === 'not-personal') return nothing;
        const rest = way.slice(depth + 1);
        if (verdict && !this.#opens(step.typed, rest))
          return ofData(verdict.map((evidence) => this.#datum(declared, evidence)));
        if (!verdict && rest.length === 0 && !this.#isObject(step.typed))
          return step.typed && this.#typing.shape(step.typed).kind !== 'unknown' ? nothing : unknownItems;
      } else if (!step.typed) return step.closed && depth > 0 ? nothing : unknownItems;
      current = step.typed;
    }
    return current ? this.#whole(current, isAllBut(left) ? left : undefined) : unknownItems;
  }

  /** A type of the platform that is personal as a whole (`GeolocationPosition`), but for its time. */
  #platform({ module, ref }: Typed, path: AccessPath): Items | undefined {
    const category = ref.kind === 'name' ? entityTypes.get(ref.name) : undefined;
    if (category === undefined || ref.kind !== 'name' || Object.hasOwn(module.facts.typeNames, ref.name))
      return undefined;
    if (path.includes('timestamp')) return nothing;
    return ofData([
      {
        category,
        confidence: 0.9,
        evidence: ['position', ref.name],
        opaqueId: false,
        by: 'source',
        name: path[path.length - 1] ?? ref.name,
        steps: [],
      },
    ]);
  }

  /** The key or the value of a pair of a Map: `for (const [key, value] of map)`. */
  #isPart(typed: Typed, way: AccessPath, depth: number): boolean {
    const name = way[depth];
    if (depth === 0 || way[depth - 1] !== '*' || (name !== '0' && name !== '1')) return false;
    const outer = this.#typing.at(typed, way.slice(0, depth - 1));
    return outer !== undefined && this.#typing.shape(outer).pairs === true;
  }

  /** Whether a classified member is better described by its own members (`address: Address`). */
  #opens(typed: Typed | undefined, rest: AccessPath): boolean {
    if (!typed || rest.length === 0) return false;
    const shape = this.#typing.shape(typed);
    const [next] = rest;
    return shape.kind === 'object' && next !== undefined && shape.members.has(next);
  }

  #isObject(typed: Typed | undefined): boolean {
    const kind = typed && this.#typing.shape(typed).kind;
    return kind === 'object' || kind === 'array';
  }

  /** @param left the members that are left, where some were taken out */
  #whole(typed: Typed, left: string | undefined): Items {
    const shape = this.#typing.shape(typed);
    if (shape.kind === 'unknown') return unknownItems;
    const data: Datum[] = [];
    this.#collect(typed, 0, data, new Set(), left);
    return ofData(data, shape.kind === 'object' ? false : shape.kind === 'array' && data.length === 0);
  }

  #collect(typed: Typed, depth: number, into: Datum[], seen: Set<string>, left?: string): void {
    const shape = this.#typing.shape(typed);
    if (shape.kind === 'array' && shape.element && depth <= deepest) {
      // A list of lists may hold itself: `type Json = string | Json[]`.
      const isNested = this.#typing.shape(shape.element).kind === 'array';
      this.#collect(shape.element, isNested ? depth + 1 : depth, into, seen);
      return;
    }
    for (const declared of shape.members.values()) {
      if (leavesOut(left, declared.member.name)) continue;
      const key = `${declared.module.index}:${declared.type}.${declared.member.name}`;
      if (into.length >= mostFields || seen.has(key) || declared.fact.form === 'enum') continue;
      seen.add(key);
      const verdict = this.#evidence.member(declared, this.#typing);
      if (verdict === 'not-personal') continue;
      if (verdict) into.push(...verdict.map((evidence) => this.#datum(declared, evidence)));
      else if (declared.typed && depth < deepest) this.#collect(declared.typed, depth + 1, into, seen);
    }
  }

  #datum({ module, fact, member }: Declared, evidence: Omit<Datum, 'steps' | 'at'>): Datum {
    const owner = fact.name || fact.owner;
    return {
      ...evidence,
      steps: [stepAt(module, member.nameRange, owner ? ['ofOwner', member.name, owner] : ['declared', member.name])],
    };
  }
}
