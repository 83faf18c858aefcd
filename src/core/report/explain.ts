import { english } from '../language/english.js';
import { say } from '../language/text.js';
import type { Decision, PolicyOracle } from '../policy/decision.js';
import { createOracle } from '../policy/verdict.js';
import type { CategoryEvidence, FlowStep, Observation } from '../program/observation.js';
import { capital, quotation, recipientPhrase } from '../rules/phrases.js';
import { recipientOf } from '../rules/practices.js';
import type { Finding } from '../rules/rule.js';
import type { AuditResult, DocumentFindings } from '../session.js';
import { labelOf } from '../vocabulary/taxonomy.js';
import { parentUri, relativePath } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import type { Paint } from './text.js';

/** Steps that are shown of one way. */
const mostSteps = 12;

const verdictWords: Readonly<Record<Decision['verdict'], string>> = {
  clear: 'declared',
  vague: 'declared only vaguely',
  omitted: 'not declared',
  incorrect: 'what the policy says is not done',
  ambiguous: 'both declared and denied',
};

const said: Readonly<Record<CategoryEvidence['by'], string>> = {
  annotation: 'an annotation',
  settings: 'the workspace settings',
  policy: 'the policy file',
  vocabulary: 'the vocabulary',
  source: 'the source',
};

/**
 * In English, everything that is known of one line of code: what is there, which category it has and why, the way that the data takes, the sentence of the policy, the
 * verdict, and which file decided.
 *
 * @param line 1-based
 * @param root that paths are shown from
 * @returns undefined where nothing is known of the line
 */
export function explainLine(
  result: AuditResult,
  document: DocumentFindings,
  line: number,
  root: Uri,
  paint: Paint = (_, text) => text,
): string | undefined {
  const lines = result.lines.get(document.uri);
  const startsHere = (offset: number): boolean => lines?.at(offset).line === line;
  const observations = document.observations.filter(
    (observation) => observation.line === line || startsHere(startOf(observation)),
  );
  const findings = document.findings.filter(({ range }) => startsHere(range.start));
  if (observations.length === 0 && findings.length === 0) return undefined;
  const policy = result.policies.find(({ uri }) => uri === document.policy)?.policy;
  const told: Told = {
    path: (uri) => relativePath(root, uri),
    oracle: policy && createOracle(policy),
    file: relativePath(parentUri(document.policy ?? root) ?? root, document.uri),
    lineOf: (uri, offset) => result.lines.get(uri)?.at(offset).line,
    paint,
  };
  const parts = [paint('underline', `${told.path(document.uri)}:${line}`)];
  for (const observation of distinct(observations)) parts.push(observationPart(observation, told));
  if (findings.length > 0) parts.push([paint('bold', 'Findings'), ...findings.map(findingRow)].join('\n'));
  parts.push(
    document.policy === undefined
      ? 'No policy file governs this file.'
      : `${told.path(document.policy)} decides for this file.`,
  );
  return `${parts.join('\n\n')}\n`;
}

interface Told {
  readonly path: (uri: Uri) => string;
  readonly oracle: PolicyOracle | undefined;
  /** The path by which the policy knows the file. */
  readonly file: string;
  readonly lineOf: (uri: Uri, offset: number) => number | undefined;
  readonly paint: Paint;
}

function startOf(observation: Observation): number {
  return observation.kind === 'field' ? observation.nameRange.start : observation.range.start;
}

/** A call of which a flow tells more is told once. */
function distinct(observations: readonly Observation[]): readonly Observation[] {
  return observations.filter(
    (one) =>
      one.kind !== 'call' ||
      one.categories.length === 0 ||
      !observations.some(
        (other) => other.kind === 'flow' && other.range.start === one.range.start && other.vendor === one.vendor,
      ),
  );
}

function observationPart(observation: Observation, told: Told): string {
  const rows = [told.paint('bold', headOf(observation))];
  for (const evidence of observation.categories) rows.push(...categoryRows(observation, evidence, told));
  if (observation.kind === 'call' && observation.autoCollects.length > 0)
    rows.push(`  By itself it also collects ${observation.autoCollects.map(labelOf).join(', ')}.`);
  return rows.join('\n');
}

function headOf(observation: Observation): string {
  const { kind, name } = observation;
  if (kind === 'field') {
    const owner = observation.owner === undefined ? '' : ` of ${observation.owner}`;
    return `${name}${owner}: ${observation.practice === 'collection' ? 'collected' : 'declared, not seen to be collected'}`;
  }
  if (kind === 'identifier') return `${name}: read`;
  const to = recipientOf(observation);
  const where = to ? recipientPhrase(to) : observation.sink;
  const via = observation.via === undefined ? '' : ` through ${observation.via}`;
  const purpose = observation.purpose === undefined ? '' : ` for ${labelOf(observation.purpose)}`;
  const guarded = observation.guarded ? ', behind a test of consent' : '';
  return `${name}: ${where}${via}${purpose}${guarded}`;
}

function categoryRows(observation: Observation, evidence: CategoryEvidence, told: Told): string[] {
  const { category, confidence, evidence: why, by, steps } = evidence;
  const sure = `${Math.round(confidence * 100)} % sure`;
  const rows = [
    `  ${capital(labelOf(category))} ${told.paint('dim', `(${category}, ${sure}, by ${said[by]})`)}: ${say(english.evidence, why)}`,
  ];
  for (const [index, step] of steps.slice(0, mostSteps).entries()) rows.push(`    ${stepRow(step, index, told)}`);
  const decision = decide(observation, evidence, told);
  if (decision) rows.push(`    ${decisionRow(decision, told)}`);
  return rows;
}

function stepRow({ uri, line, what }: FlowStep, index: number, { path, paint }: Told): string {
  return `${index + 1}. ${say(english.steps, what)} ${paint('dim', `${path(uri)}:${line}`)}`;
}

function decide(
  observation: Observation,
  { category }: CategoryEvidence,
  { oracle, file }: Told,
): Decision | undefined {
  if (!oracle) return undefined;
  const to = observation.kind === 'call' || observation.kind === 'flow' ? recipientOf(observation) : undefined;
  return to ? oracle.share({ category, to, file }) : oracle.collect({ category, file });
}

function decisionRow({ verdict, row, reason }: Decision, { path, lineOf, paint }: Told): string {
  const why = verdict === 'clear' ? '' : ` (${say(english.reasons, reason)})`;
  if (!row) return `The policy: ${verdictWords[verdict]}${why}.`;
  const line = lineOf(row.uri, row.at.start);
  const place = paint('dim', `${path(row.uri)}${line === undefined ? '' : `:${line}`}`);
  const quote = row.quote === undefined ? '' : `: ${quotation(row.quote)}`;
  return `The policy: ${verdictWords[verdict]}${why}${quote} ${place}`;
}

function findingRow({ severity, message, rule }: Finding): string {
  return `  ${severity}: ${message} (${rule})`;
}
