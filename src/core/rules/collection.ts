import type { SinkKind } from '../catalogue/records.js';
import type { PolicyOracle } from '../policy/decision.js';
import type { CategoryEvidence, FlowObservation, Observation } from '../program/observation.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { groupByDecision, isField, isFlow, isIdentifier, recipientOf, type PracticeGroup } from './practices.js';
import type { RuleContext, RuleFile, Severity } from './rule.js';

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

/** Whether something of this file sends or keeps what is read at an offset. */
function reachesSink(file: RuleFile): (start: number, end: number) => boolean {
  const flows = file.observations.filter(isFlow);
  const places = flows.flatMap(({ categories }) =>
    categories.flatMap(({ steps, at }) => [
      ...steps.filter(({ uri }) => uri === file.uri).map(({ range }) => range),
      ...(at ? [at] : []),
    ]),
  );
  return (start, end) => places.some((place) => place.start < end && start < place.end);
}

/**
 * What the files collect: fields at their declaration, sources where they are first read, and flows into stores of the first party whose data is declared
 * nowhere else.
 *
 * @param wanted which categories the asking rule looks at
 */
export function* collected(
  { files }: RuleContext,
  oracle: PolicyOracle,
  wanted: (category: CategoryKey) => boolean,
): Generator<Collected> {
  for (const file of files) {
    const decide = ({ category }: CategoryEvidence): ReturnType<PolicyOracle['collect']> =>
      oracle.collect({ category, file: file.path });
    const reaches = reachesSink(file);
    const isReported = reportedStarts(file);
    const read = new Set<string>();
    for (const observation of file.observations) {
      let evidence = observation.categories.filter(({ category }) => wanted(category));
      let atMost: Severity | undefined;
      if (isField(observation)) {
        if (observation.practice === 'inventory') atMost = 'information';
      } else if (isIdentifier(observation)) {
        const { range, name } = observation;
        if (!reaches(range.start, range.end)) atMost = 'information';
        // One source is one cause, however often it is read.
        evidence = evidence.filter(({ category }) => !read.has(`${name} ${category} ${atMost ?? ''}`));
        for (const { category } of evidence) read.add(`${name} ${category} ${atMost ?? ''}`);
      } else if (isFlow(observation) && !recipientOf(observation) && keeping.has(observation.sink)) {
        const own = new Set(ownEvidence(file, observation, isReported));
        evidence = evidence.filter((each) => own.has(each));
      } else continue;
      for (const group of groupByDecision(evidence, decide)) yield { file, observation, group, atMost };
    }
  }
}
