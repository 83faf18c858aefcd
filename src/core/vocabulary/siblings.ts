import { segment } from './segmentation.js';
import { longestTermEndingIn, recordsOf } from './terms.js';
import { neutral, prepositions, transparent } from './words.js';

/** The names beside a name, each brought to the words that matter. */
export interface SiblingFacts {
  /** Joined by spaces, without neutral words: `primaryEmail` is `email`. */
  readonly cores: ReadonlySet<string>;
  /** As written. */
  readonly names: ReadonlySet<string>;
}

const coreCache = new Map<string, string>();
const coreLimit = 200_000;

/** Where the longest term that ends at `to` starts. */
function startOfTerm(words: readonly string[], to: number): { readonly at: number } | undefined {
  for (let at = Math.max(0, to - longestTermEndingIn(words[to - 1] ?? '')); at < to; at++)
    if (recordsOf(words.slice(at, to).join(' '))) return { at };
  return undefined;
}

/** A name's words joined by spaces, without neutral words before and words after that add nothing. */
export function coreName(name: string): string {
  const known = coreCache.get(name);
  if (known !== undefined) return known;
  const words = segment(name);
  let to = words.length;
  // A term stays whole: the words before and after it go, where they are neutral.
  while (
    to > 1 &&
    // `toString` is no addressee.
    !prepositions.has(words[to - 2] ?? '') &&
    !startOfTerm(words, to) &&
    (transparent.has(words[to - 1] ?? '') || (words[to - 1]?.charCodeAt(0) ?? 99) <= 57)
  )
    to--;
  const stop = startOfTerm(words, to)?.at ?? to - 1;
  let from = 0;
  while (from < stop && neutral.has(words[from] ?? '')) from++;
  const core = words.slice(from, to).join(' ');
  if (coreCache.size >= coreLimit) coreCache.clear();
  coreCache.set(name, core);
  return core;
}

const cache = new WeakMap<readonly string[], SiblingFacts>();
const nobody: SiblingFacts = { cores: new Set(), names: new Set() };

/** Facts of a list of siblings; cached by the identity of the list, which callers should share among the fields of one type. */
export function siblingFacts(siblings: readonly string[] | undefined): SiblingFacts {
  if (!siblings || siblings.length === 0) return nobody;
  const known = cache.get(siblings);
  if (known) return known;
  const cores = new Set<string>();
  for (const name of siblings.slice(0, 400)) {
    if (name.length > 80) continue;
    cores.add(coreName(name));
    cores.add(segment(name).join(' '));
  }
  const facts: SiblingFacts = { cores, names: new Set(siblings) };
  cache.set(siblings, facts);
  return facts;
}
