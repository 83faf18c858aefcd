import type { SinkKind } from '../catalogue/records.js';
import type { PolicyOracle } from '../policy/decision.js';
import type { CategoryEvidence, FlowObservation, Observation } from '../program/observation.js';
import { isWithin, type CategoryKey } from '../vocabulary/taxonomy.js';
import {
  flowsOf,
  groupByDecision,
  isField,
  isFlow,
  isIdentifier,
  recipientOf,
  type PracticeGroup,
} from './practices.js';
import type { ProgramSummary, RuleContext, RuleFile, Severity } from './rule.js';
import { askedAgain, repeatsDeclared } from './same-field.js';
import { sourceKey } from './summary.js';

/** Data that the code collects or stores, and what the policy says to that. */
export interface Collected {
  readonly file: RuleFile;
  readonly observation: Observation;
  readonly group: PracticeGroup;
  /** Information for what is there but not seen to be collected (design, section 4). */
  readonly atMost: Severity | undefined;
}

/** Sinks of the first party where data is collected or kept; logs, URLs and web storage have rules of their own. */
const keeping: ReadonlySet<SinkKind> = new Set([
  'database',
  'file',
  'cache',
  'message',
  'network',
  'thirdParty',
  'llm',
]);

/** Starts of the declarations and reads of a file, which are reported where they stand and not at each use. */
function reportedStarts(file: RuleFile): (offset: number) => boolean {
  const ranges = file.observations.filter((each) => isField(each) || isIdentifier(each)).map(({ range }) => range);
  return (offset) => ranges.some(({ start, end }) => start <= offset && offset < end);
}

/** What of a flow is named nowhere but in it: no declared field, no read of a source, nothing from another file. */
function ownEvidence(
  file: RuleFile,
  flow: FlowObservation,
  isReported: (offset: number) => boolean,
): CategoryEvidence[] {
  return flow.categories.filter(({ steps, by, handedIn }) => {
    const [origin] = steps;
    if (by === 'source' || handedIn === true) return false;
    return !origin || (origin.uri === file.uri && !isReported(origin.range.start));
  });
}

/** The reads of sources in a file that count as collection: of each source whose value reaches a sink somewhere, the read that does here, else the first. */
function collectingReads(file: RuleFile, summary: ProgramSummary | undefined): Map<Observation, CategoryEvidence[]> {
  const places = flowsOf(file).flatMap(({ categories }) =>
    categories.flatMap(({ steps }) => steps.filter(({ uri }) => uri === file.uri).map(({ range }) => range)),
  );
  const reaches = ({ range }: Observation): boolean =>
    places.some((place) => place.start < range.end && range.start < place.end);
  const chosen = new Map<string, { read: Observation; evidence: CategoryEvidence; isSure: boolean }>();
  for (const read of file.observations.filter(isIdentifier)) {
    for (const evidence of read.categories) {
      const key = sourceKey(file.uri, evidence);
      const isSure = reaches(read);
      const known = chosen.get(key);
      const isMoving = isSure || summary?.movingSources.has(key) === true;
      if (isMoving && (!known || (isSure && !known.isSure))) chosen.set(key, { read, evidence, isSure });
    }
  }
  const reads = new Map<Observation, CategoryEvidence[]>();
  for (const { read, evidence } of chosen.values()) reads.set(read, [...(reads.get(read) ?? []), evidence]);
  return reads;
}

function isCookie({ category }: CategoryEvidence): boolean {
  return isWithin(category, 'user.device.cookie_id') || isWithin(category, 'user.device.cookie');
}

/** Whether a flow keeps what it is given; a query only asks for it. */
function keeps({ sink, role }: FlowObservation): boolean {
  return keeping.has(sink) && role !== 'query';
}

/**
 * What the files collect: fields at their declaration, sources where they are read whose value goes on, and flows into stores of the first party whose data is
 * declared nowhere else. Opaque identifiers count only where they are collected by a declaration: every store has them.
 *
 * @param wanted which categories the asking rule looks at
 */
export function* collected(
  { files, summary, policy }: RuleContext,
  oracle: PolicyOracle,
  wanted: (category: CategoryKey) => boolean,
): Generator<Collected> {
  // Who declares cookies declares that they are read.
  const declaresCookies = policy?.trackers.includes('cookies') === true;
  for (const file of files) {
    const decide = ({ category }: CategoryEvidence): ReturnType<PolicyOracle['collect']> =>
      oracle.collect({ category, file: file.path });
    const isReported = reportedStarts(file);
    const reads = collectingReads(file, summary);
    const repeated = askedAgain(file.observations);
    for (const observation of file.observations) {
      let evidence: readonly CategoryEvidence[] = [];
      let atMost: Severity | undefined;
      if (isField(observation)) {
        const repeats = repeatsDeclared(observation, file, summary?.declaredFields, policy);
        // Asked for by a form, it is the same as what the schema collects that the form is for.
        if (repeated.has(observation) || (repeats && observation.form === 'formInput')) continue;
        const isInventory = observation.practice === 'inventory' || repeats;
        evidence = isInventory ? observation.categories.filter(({ opaqueId }) => !opaqueId) : observation.categories;
        if (isInventory) atMost = 'information';
      } else if (isIdentifier(observation)) {
        evidence = (reads.get(observation) ?? []).filter((each) => !isCookie(each) || !declaresCookies);
      } else if (isFlow(observation) && !recipientOf(observation) && keeps(observation)) {
        evidence = ownEvidence(file, observation, isReported).filter(({ opaqueId }) => !opaqueId);
      }
      const groups = groupByDecision(
        evidence.filter(({ category }) => wanted(category)),
        decide,
      );
      for (const group of groups) yield { file, observation, group, atMost };
    }
  }
}
