import { loadCatalogue } from '../catalogue/load.js';
import type { Practice } from '../policy/declared-by.js';
import type { Observation } from '../program/observation.js';
import { recipientOf } from '../rules/practices.js';
import { trackingBy } from '../rules/trackers.js';
import type { TextRange } from '../text/range.js';

/** What an observation does, as far as rows of a policy can speak of it. */
export function practiceOf(observation: Observation): Practice {
  const { kind } = observation;
  const categories = observation.categories.map(({ category }) => category);
  if (kind === 'field' || kind === 'identifier') return { categories, to: undefined, trackers: [] };
  const to = recipientOf(observation);
  const trackers = kind === 'call' && observation.tracker ? trackingBy(observation, loadCatalogue()) : [];
  const collected = kind === 'call' ? observation.autoCollects : [];
  return { categories: [...categories, ...collected], to, trackers };
}

/** The range that stands for an observation when it is listed or jumped to. */
export function nameOfPlace(observation: Observation): TextRange {
  if (observation.kind === 'field') return observation.nameRange;
  return observation.kind === 'identifier' ? observation.range : observation.calleeRange;
}
