import data from '../../../../../catalogue/policy-lexicon/cues.json';
import { practices, type Practice } from '../imported.js';
import { Lexicon } from './lexicon.js';

function practiceOf(name: string): Practice {
  const known = practices.find((candidate) => candidate === name);
  if (!known) throw new Error(`Unknown practice ${name}`);
  return known;
}

/** Phrases that tell what a clause declares, one lexicon for each practice, in the order in which they decide. */
export const cueLexicons: readonly { readonly practice: Practice; readonly lexicon: Lexicon<true> }[] = data.cues.map(
  (cue) => ({
    practice: practiceOf(cue.practice),
    lexicon: new Lexicon<true>([{ meaning: true, terms: cue.terms, not: cue.not }]),
  }),
);
