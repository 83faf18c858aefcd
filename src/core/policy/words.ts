import { allCategories, allPurposes, allSubjects, type TaxonomyTerm } from '../vocabulary/taxonomy.js';

/** A word that a policy file may use, and what it means. */
export interface PolicyWord {
  /** As written: a full key, or its last segment where that is unique. */
  readonly word: string;
  readonly term: TaxonomyTerm;
}

function wordsFor(terms: readonly TaxonomyTerm[]): readonly PolicyWord[] {
  const keys = new Set(terms.map(({ key }) => key));
  const uses = new Map<string, number>();
  const lastSegment = (key: string): string => key.slice(key.lastIndexOf('.') + 1);
  for (const { key } of terms) uses.set(lastSegment(key), (uses.get(lastSegment(key)) ?? 0) + 1);
  const short = terms
    .map((term) => ({ word: lastSegment(term.key), term }))
    .filter(({ word }) => uses.get(word) === 1 && !keys.has(word));
  return [...terms.map((term) => ({ word: term.key, term })), ...short];
}

/** Every way to write a data category in a policy file. */
export const categoryWords = wordsFor(allCategories());
/** Every way to write a purpose in a policy file. */
export const purposeWords = wordsFor(allPurposes());
/** Every way to write a data subject in a policy file. */
export const subjectWords = wordsFor(allSubjects());
