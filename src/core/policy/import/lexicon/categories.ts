import behavior from '../../../../../catalogue/policy-lexicon/categories-behavior.json';
import device from '../../../../../catalogue/policy-lexicon/categories-device.json';
import general from '../../../../../catalogue/policy-lexicon/categories-general.json';
import identity from '../../../../../catalogue/policy-lexicon/categories-identity.json';
import sensitive from '../../../../../catalogue/policy-lexicon/categories-sensitive.json';
import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { Lexicon } from './lexicon.js';

/** What a term says of data: its categories, and whether it is a word for personal data in general. */
export interface CategoryMeaning {
  readonly categories: readonly CategoryKey[];
  readonly generic: boolean;
  /** A word of many meanings, which counts only in the company of other data. */
  readonly weak: boolean;
  /** The term of the policy's own that stands for these categories. */
  readonly term?: string;
}

/** Terms for categories of data. */
export const categoryLexicon = new Lexicon<CategoryMeaning>(
  [sensitive, identity, device, behavior, general].flatMap((file) =>
    file.terms.map((entry) => ({
      meaning: { categories: entry.categories, generic: 'generic' in file, weak: 'weak' in entry },
      terms: entry.terms,
      not: entry.not ?? [],
    })),
  ),
  true,
);
