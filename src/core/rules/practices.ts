import type { Decision, ObservedRecipient } from '../policy/decision.js';
import type {
  CallObservation,
  CategoryEvidence,
  FieldObservation,
  FlowObservation,
  FlowStep,
  IdentifierObservation,
  Observation,
} from '../program/observation.js';
import { LineIndex, type TextRange } from '../text/range.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { referenceTo } from './reference.js';
import type { FindingText, RuleFile, RuleReport, Severity } from './rule.js';
import { boundOf, milder } from './severity.js';

/** Several categories of one observation about which the policy says the same. */
export interface PracticeGroup {
  readonly evidence: readonly CategoryEvidence[];
  readonly categories: readonly CategoryKey[];
  readonly decision: Decision;
}

/**
 * Joins the categories of an observation that have the same verdict by the same row, so that one cause is one finding. Opaque identifiers stay apart, since
 * they weigh less.
 */
export function groupByDecision(
  evidence: readonly CategoryEvidence[],
  decide: (evidence: CategoryEvidence) => Decision | undefined,
): PracticeGroup[] {
  return grouped(evidence, decide);
}

function grouped<D extends Omit<Decision, 'reason'>>(
  evidence: readonly CategoryEvidence[],
  decide: (evidence: CategoryEvidence) => D | undefined,
): (Omit<PracticeGroup, 'decision'> & { readonly decision: D })[] {
  const groups = new Map<string, { evidence: CategoryEvidence[]; decision: D }>();
  for (const each of evidence) {
    const decision = decide(each);
    if (!decision) continue;
    const { row, against } = decision;
    const place = (of: typeof row): string => (of ? `${of.uri}#${of.at.start}` : '');
    const key = `${decision.verdict} ${place(row)} ${place(against)} ${String(each.opaqueId)}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { evidence: [each], decision });
    else if (!group.evidence.some(({ category }) => category === each.category)) group.evidence.push(each);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    categories: group.evidence.map(({ category }) => category),
  }));
}

/** Evidence split into what is opaque and what is not, for rules that ask no policy. */
export function groupByWeight(evidence: readonly CategoryEvidence[]): Omit<PracticeGroup, 'decision'>[] {
  return grouped(evidence, () => ({ verdict: 'omitted' }) as const);
}

/**
 * Who receives what a call sends; undefined where it stays with the first party or nobody is known. A vendor whose class is unknown counts as an unspecified
 * third party, but only for sinks that are third parties by their nature: a logging library has a vendor too.
 */
export function recipientOf(call: CallObservation | FlowObservation): ObservedRecipient | undefined {
  const { recipient, vendor, sink } = call;
  if (recipient === 'first_party') return undefined;
  const isThirdParty = sink === 'thirdParty' || sink === 'tracker' || sink === 'llm';
  const kind = recipient ?? (isThirdParty && vendor !== undefined ? 'unspecified_third_parties' : undefined);
  return kind && { class: kind, ...(vendor !== undefined && { vendor }) };
}

export function isFlow(observation: Observation): observation is FlowObservation {
  return observation.kind === 'flow';
}

/**
 * The flows of a file with the data that enters there. What a function is only handed by its callers is reported where they hand it in: each of them may be
 * right or wrong by itself.
 */
export function flowsOf({ observations }: Pick<RuleFile, 'observations'>): FlowObservation[] {
  return observations.filter(isFlow).flatMap(enteringHere);
}

/** A flow with the data alone that enters there; none where its callers hand in all of it. */
export function enteringHere(flow: FlowObservation): FlowObservation[] {
  const own = flow.categories.filter(({ handedIn }) => handedIn !== true);
  if (own.length === flow.categories.length) return [flow];
  return own.length > 0 ? [{ ...flow, categories: own }] : [];
}

export function isCall(observation: Observation): observation is CallObservation {
  return observation.kind === 'call';
}
export function isField(observation: Observation): observation is FieldObservation {
  return observation.kind === 'field';
}
export function isIdentifier(observation: Observation): observation is IdentifierObservation {
  return observation.kind === 'identifier';
}

/** Where to put the finding: the name of a field, the expression that carries the value where it stands on the line of the call, else the callee. */
export function placeOf(observation: Observation, evidence: readonly CategoryEvidence[], lines: LineIndex): TextRange {
  if (observation.kind === 'field') return observation.nameRange;
  if (observation.kind === 'identifier') return observation.range;
  const { calleeRange, range } = observation;
  const [first, ...others] = evidence.map(({ at }) => at);
  const one = first && others.every((at) => at?.start === first.start && at.end === first.end) ? first : undefined;
  const inside = one && one.start >= range.start && one.end <= range.end;
  return inside && lines.at(one.start).line === lines.at(calleeRange.start).line ? one : calleeRange;
}

const mostSteps = 12;

function stepsOf(evidence: readonly CategoryEvidence[]): FlowStep[] {
  const seen = new Map<string, FlowStep>();
  for (const step of evidence.flatMap(({ steps }) => steps)) {
    const key = `${step.uri}#${step.range.start}-${step.range.end}`;
    if (!seen.has(key)) seen.set(key, step);
  }
  return [...seen.values()].slice(0, mostSteps);
}

const lineIndexes = new WeakMap<RuleFile, LineIndex>();

/** The lines of a file, counted once. */
export function linesOf(file: RuleFile): LineIndex {
  const known = lineIndexes.get(file);
  if (known) return known;
  const lines = new LineIndex(file.text);
  lineIndexes.set(file, lines);
  return lines;
}

/** A report on an observation, with what every such report has. */
export function reportOn(
  file: RuleFile,
  observation: Observation,
  group: { readonly evidence: readonly CategoryEvidence[]; readonly decision?: Decision },
  said: FindingText,
  options: { readonly atMost?: Severity | undefined; readonly range?: TextRange } = {},
): RuleReport {
  const { evidence, decision } = group;
  const bound = evidence.length > 0 ? boundOf(evidence) : undefined;
  const atMost = options.atMost === undefined ? bound : milder(options.atMost, bound);
  const call = observation.kind === 'call' || observation.kind === 'flow' ? observation : undefined;
  const to = call && recipientOf(call);
  return {
    uri: file.uri,
    range: options.range ?? placeOf(observation, evidence, linesOf(file)),
    said,
    categories: evidence.map(({ category }) => category),
    recipient: to && { class: to.class, vendor: to.vendor },
    policy: referenceTo(decision?.row),
    against: referenceTo(decision?.against),
    steps: stepsOf(evidence),
    observation,
    ...(atMost !== undefined && { atMost }),
  };
}
