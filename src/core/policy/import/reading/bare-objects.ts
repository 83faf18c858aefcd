import type { CategoryMeaning } from '../lexicon/categories.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import type { Token } from '../structure/words.js';
import { determiners, prepositions, relatives } from './verb-words.js';
import type { VerbUse } from './verb-groups.js';

const general: CategoryMeaning = { categories: ['user'], generic: true, weak: false };
const nouns = new Set(['information', 'data', 'statistic', 'info']);
/** Verbs of sharing that say so of whatever they hand over. */
const sharing = new Set(['share', 'disclose', 'sell', 'rent', 'release', 'reveal', 'trade']);
const describing = new Set(['similar', 'new', 'general', 'basic', 'relevant', 'anonymous', 'usage', 'aggregate']);
const followers = new Set([
  'you',
  'we',
  'and',
  'or',
  'when',
  'if',
  'where',
  'automatically',
  'only',
  'both',
  'provided',
]);

/** Whether a noun ends its phrase, so that it is the object itself and names no other thing: "information", and not "information security". */
function endsPhrase(next: Token | undefined): boolean {
  return (
    next === undefined ||
    next.kind === 'mark' ||
    prepositions.has(next.text) ||
    relatives.has(next.text) ||
    followers.has(next.text) ||
    next.text.endsWith('ly')
  );
}

/**
 * "Information" and "data" that a verb of collecting or sharing has for its object: "we obtain information from third-party sources". Elsewhere the bare words mean
 * too many things. Indexes are those of the tokens.
 */
export function bareObjects(
  tokens: readonly Token[],
  verbs: readonly VerbUse[],
  known: readonly TermMatch<CategoryMeaning>[],
): TermMatch<CategoryMeaning>[] {
  const out: TermMatch<CategoryMeaning>[] = [];
  for (const { at, base, classes, passive } of verbs) {
    if (passive || !(classes.includes('collect') || sharing.has(base))) continue;
    let noun = at + 1;
    while (determiners.has(tokens[noun]?.text ?? '') || describing.has(tokens[noun]?.norm ?? '')) noun++;
    if (!nouns.has(tokens[noun]?.norm ?? '') || !endsPhrase(tokens[noun + 1])) continue;
    if (known.some(({ from, to }) => from <= noun && to > noun)) continue;
    out.push({ from: noun, to: noun + 1, meaning: general });
  }
  return out;
}
