import data from '../../../../../catalogue/policy-lexicon/trackers.json';
import { trackerKinds, type TrackerKind } from '../../model.js';
import { Lexicon } from './lexicon.js';

function kindOf(name: string): TrackerKind {
  const known = trackerKinds.find((candidate) => candidate === name);
  if (!known) throw new Error(`Unknown tracker ${name}`);
  return known;
}

/** Words for kinds of tracking. */
export const trackerLexicon = new Lexicon<TrackerKind>(
  data.terms.map((entry) => ({ meaning: kindOf(entry.tracker), terms: entry.terms, not: entry.not ?? [] })),
);
