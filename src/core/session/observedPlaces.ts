import type { CategoryEvidence, Observation } from '../program/observation.js';
import type { TextRange } from '../text/range.js';

/** A place of an observation that a reader points at, and the data that is there. */
export interface ObservedPlace {
  readonly observation: Observation;
  readonly at: TextRange;
  readonly categories: readonly CategoryEvidence[];
}

/** The places of an observation that a reader points at: a field's name, what carries the data to a sink, the callee. */
export function placesOf(observation: Observation): ObservedPlace[] {
  const { categories } = observation;
  if (observation.kind === 'field') return [{ observation, at: observation.nameRange, categories }];
  if (observation.kind === 'identifier') return [{ observation, at: observation.range, categories }];
  const carried = categories.flatMap((category) =>
    category.at === undefined ? [] : [{ observation, at: category.at, categories: [category] }],
  );
  return [...carried, { observation, at: observation.calleeRange, categories }];
}
