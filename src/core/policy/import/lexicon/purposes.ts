import data from '../../../../../catalogue/policy-lexicon/purposes.json';
import type { PurposeKey } from '../../../vocabulary/taxonomy.js';
import { Lexicon } from './lexicon.js';

/** Phrases for what data is used for. */
export const purposeLexicon = new Lexicon<readonly PurposeKey[]>(
  data.terms.map((entry) => ({ meaning: entry.purposes, terms: entry.terms, not: entry.not ?? [] })),
);
