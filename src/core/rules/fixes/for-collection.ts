import { recipientOf } from '../practices.js';
import type { Finding, Fix, FixContext } from '../rule.js';
import { annotateAsDeclared } from './annotate.js';
import { declareCollection } from './declare.js';
import { dropFromCall } from './drop.js';
import { preferFirst } from './fix.js';
import { mapAsNotPersonal } from './map-field.js';
import { markNotPersonal } from './not-personal.js';
import { openSentence } from './open-sentence.js';
import { suppress } from './suppress.js';

/** Fixes for data that is collected and not declared. */
export function collectionFixes(finding: Finding, context: FixContext): Fix[] {
  const { observation, categories } = finding;
  const isFlow = observation?.kind === 'flow' && !recipientOf(observation);
  return preferFirst(
    // A row declares one category: it settles a finding that is about one.
    categories.length === 1 ? declareCollection(finding, context) : [],
    [
      ...annotateAsDeclared(finding, context),
      ...markNotPersonal(finding, context),
      ...mapAsNotPersonal(finding, context),
      ...(isFlow ? dropFromCall(finding, context) : []),
      ...openSentence(finding, context),
      ...suppress(finding, context),
    ],
  );
}
