import type { Observation } from '../program/observation.js';
import type { ProgramSummary } from './rule.js';

const consentRoles: ReadonlySet<string | undefined> = new Set(['optOut', 'optIn', 'consent']);

/** What all the files of a program do together. */
export function summarise(observations: Iterable<Observation>): ProgramSummary {
  const initialised = new Set<string>();
  const consentControlled = new Set<string>();
  for (const observation of observations) {
    if (observation.kind !== 'call' || observation.sdk === undefined) continue;
    if (observation.role === 'init') initialised.add(observation.sdk);
    if (consentRoles.has(observation.role)) consentControlled.add(observation.sdk);
  }
  return { initialised, consentControlled };
}
