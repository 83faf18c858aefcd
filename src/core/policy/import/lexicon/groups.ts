import data from '../../../../../catalogue/policy-lexicon/words.json';
import { parsePattern, type PatternNode } from './pattern.js';

let parsed: Map<string, PatternNode> | undefined;

/** The named groups of words that patterns may use as `@name`. A group may use those before it. */
export function groups(): ReadonlyMap<string, PatternNode> {
  if (!parsed) {
    parsed = new Map();
    for (const [name, pattern] of Object.entries(data.words)) parsed.set(name, parsePattern(pattern, parsed));
  }
  return parsed;
}
