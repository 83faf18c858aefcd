import type { Observation } from '../../core/program/observation.js';
import type { FieldName } from '../../protocol/fieldNames.js';

/** More would hide each other in a list. */
const mostNames = 1000;

/** The fields that are seen to hold data, each once, in order of their names. */
export function fieldNames(observations: Iterable<Observation>): FieldName[] {
  const found = new Map<string, Set<string>>();
  for (const observation of observations) {
    if (observation.kind !== 'field') continue;
    const { owner, name } = observation;
    const pattern = owner === undefined ? name : `${owner}.${name}`;
    const categories = found.get(pattern) ?? new Set();
    for (const { category } of observation.categories) categories.add(category);
    found.set(pattern, categories);
  }
  return [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .slice(0, mostNames)
    .map(([pattern, categories]) => ({ pattern, categories: [...categories] }));
}
