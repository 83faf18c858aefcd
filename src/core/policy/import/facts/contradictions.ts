import { categoryLexicon } from '../lexicon/categories.js';
import type { Contradiction, Evidence } from '../imported.js';
import type { Unit } from '../reading/units.js';
import type { PolicyDocument } from '../structure/document.js';

const anonymous =
  /\b(?:anonymous(?:ly)?|non-?personal(?:ly)?(?:[ -]identif\w+)?|not (?:personal|personally identifiable)|does not identify|do(?:es)? not personally|cannot (?:be used to )?identify|non-?identif\w+)\b/i;
const personal = /\bpersonal(?:ly)?(?:[ -]identif\w+)? (?:information|data|details)\b/i;

/** Places where a category of data is called anonymous, and others where it is called personal. */
export function contradictions(document: PolicyDocument, units: readonly Unit[]): Contradiction[] {
  const called = { anonymous: new Map<string, Evidence>(), personal: new Map<string, Evidence>() };
  for (const unit of units) {
    const first = unit.tokens[0];
    const last = unit.tokens.at(-1);
    if (!first || !last) continue;
    const text = document.shadow.slice(first.start, last.end);
    const nonPersonal = anonymous.test(text);
    const isPersonal = personal.test(text.replace(/\bnon-?personal\w*[ \w-]{0,20}(?:information|data)/gi, ''));
    // Only where the sentence lists what belongs to the kind of data that it names.
    if (
      nonPersonal === isPersonal ||
      !/\b(?:including|include[sd]?|such as|e\.g|for example|consists? of|means?|like)\b/i.test(text)
    )
      continue;
    const quote: Evidence = { start: first.start, end: last.end, quote: document.text.slice(first.start, last.end) };
    for (const { meaning } of categoryLexicon.match(unit.tokens)) {
      if (meaning.generic) continue;
      for (const key of meaning.categories) {
        const map = nonPersonal ? called.anonymous : called.personal;
        if (!map.has(key)) map.set(key, quote);
      }
    }
  }
  return [...called.anonymous].flatMap(([category, second]) => {
    const first = called.personal.get(category);
    return first ? [{ category, about: 'called personal in one place and anonymous in another', first, second }] : [];
  });
}
