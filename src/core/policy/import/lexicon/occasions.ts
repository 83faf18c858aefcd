import data from '../../../../../catalogue/policy-lexicon/occasions.json';
import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { Lexicon } from './lexicon.js';

/** Acts by which people hand data over, each with the data that it hands over. */
export const occasionLexicon = new Lexicon<readonly CategoryKey[]>(
  data.occasions.map(({ categories, terms }) => ({ meaning: categories, terms })),
);
