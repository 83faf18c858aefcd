import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { categoryLexicon } from '../lexicon/categories.js';
import { trimTokens, unique, type Draft } from './draft.js';
import type { Frame } from './frame.js';
import type { Unit } from './units.js';

/** The choice that a setting is, for the block of code that holds it and for the sentence that tells of it. */
export function settingDraft(unit: Unit, frame: Frame | undefined): Draft {
  const named = unit.block.code
    ? []
    : categoryLexicon.match(unit.tokens).flatMap(({ meaning }) => (meaning.generic ? [] : meaning.categories));
  const before: readonly CategoryKey[] = frame && frame.categories.length > 0 ? frame.categories : ['user'];
  return {
    practice: 'choice',
    categories: named.length > 0 ? unique(named) : before,
    purposes: [],
    recipients: [],
    negated: false,
    modality: 'may',
    ...trimTokens(unit.tokens, 0, unit.tokens.length),
    confidence: 0.85,
    reasons: [unit.block.code ? 'a setting is shown' : 'the setting that the sentence tells of follows'],
  };
}
