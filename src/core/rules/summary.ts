import type { ModuleFacts } from '../facts/model.js';
import type { CategoryEvidence, Observation } from '../program/observation.js';
import type { Uri } from '../workspace.js';
import { gatesAge } from './age-gate.js';
import { helpersIn, mergeHelpers } from './helpers.js';
import { hubsIn, joinHubs } from './hubs.js';
import type { ProgramSummary } from './rule.js';
import { declaredFields, joinFields } from './same-field.js';

const consentRoles: ReadonlySet<string | undefined> = new Set(['optOut', 'optIn', 'consent']);

/** A source of a file by what it is and not by its place, so that it is the same after an edit. */
export function sourceKey(uri: Uri, { name, category }: CategoryEvidence): string {
  return `${uri} ${name} ${category}`;
}

/**
 * What all the files of a program do together.
 *
 * @param facts of the files, for what is no observation
 */
export function summarise(observations: Iterable<Observation>, facts: Iterable<ModuleFacts>): ProgramSummary {
  const initialised = new Set<string>();
  const consentControlled = new Set<string>();
  const movingSources = new Set<string>();
  const all = [...observations];
  const modules = [...facts];
  for (const observation of all) {
    if (observation.kind === 'flow') {
      for (const evidence of observation.categories) {
        const [origin] = evidence.steps;
        if (evidence.by === 'source' && origin) movingSources.add(sourceKey(origin.uri, evidence));
      }
    }
    if (observation.kind !== 'call' || observation.sdk === undefined) continue;
    if (observation.role === 'init') initialised.add(observation.sdk);
    if (consentRoles.has(observation.role)) consentControlled.add(observation.sdk);
  }
  return {
    initialised,
    consentControlled,
    movingSources,
    hubs: hubsIn(all),
    declaredFields: declaredFields(all),
    helpers: mergeHelpers(modules.flatMap(helpersIn)),
    gatesAge: modules.some(gatesAge),
  };
}

/** What two parts of a program do together. */
export function joinSummaries(a: ProgramSummary, b: ProgramSummary): ProgramSummary {
  return {
    initialised: new Set([...a.initialised, ...b.initialised]),
    consentControlled: new Set([...a.consentControlled, ...b.consentControlled]),
    movingSources: new Set([...a.movingSources, ...b.movingSources]),
    hubs: joinHubs(a.hubs, b.hubs),
    declaredFields: joinFields(a.declaredFields, b.declaredFields),
    helpers: mergeHelpers([...a.helpers, ...b.helpers]),
    gatesAge: a.gatesAge || b.gatesAge,
  };
}
