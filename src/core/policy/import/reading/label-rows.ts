import { categoryLexicon } from '../lexicon/categories.js';
import type { Draft } from './draft.js';
import { headingFrame, type Frame } from './frame.js';
import type { Unit } from './units.js';

/** The rows of a list item's label, where the list is one of data: "Payment details: processed by our provider". Indexes are those of the label's words. */
export function labelDrafts(unit: Unit, lead: Frame | undefined): Draft[] {
  if (unit.labelTokens.length === 0) return [];
  const frame = lead ?? headingFrame(unit.headings.slice(1));
  if (frame?.practice !== 'collect') return [];
  return categoryLexicon
    .match(unit.labelTokens)
    .filter(({ meaning }) => !meaning.generic)
    .map(({ from, to, meaning }): Draft => ({
      practice: 'collect',
      categories: meaning.categories,
      purposes: [],
      recipients: [],
      negated: frame.negated,
      modality: frame.modality,
      from: frame.from,
      first: from,
      last: to,
      confidence: 0.75,
      reasons: [`the label of an item, of which the ${frame.source} tells that it is collected`],
    }));
}
