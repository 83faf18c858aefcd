import type { Decision } from '../policy/decision.js';
import type { Observation, CategoryEvidence } from '../program/observation.js';
import { capital, listed, quotation, recipientPhrase } from '../rules/phrases.js';
import type { HoverContent } from '../session.js';
import type { TextRange } from '../text/range.js';
import { categoryCoverage } from '../policy/coverage.js';
import { labelOf, recipientLabel, type CategoryKey } from '../vocabulary/taxonomy.js';
import { relativePath } from '../workspace/uris.js';
import type { AnalysedFile } from './check.js';
import type { DocumentAnalysis } from './document.js';
import { placesOf } from './observedPlaces.js';
import type { HeldPolicy } from './policyStore.js';
import type { Project } from './project.js';

/** Categories told of one place; more would hide what stands below. */
const mostCategories = 4;

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** What is known of the data at a place in code: its category and why, what the policy says of it, and who receives it. */
export function hoverCode(
  project: Project,
  { policy }: Pick<DocumentAnalysis, 'policy'>,
  file: AnalysedFile,
  offset: number,
): HoverContent | undefined {
  const found = file.observations
    .flatMap(placesOf)
    .filter(({ at }) => holds(at, offset))
    .sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start));
  const [place] = found;
  if (place === undefined) return undefined;
  const same = found.filter(({ at }) => at.start === place.at.start && at.end === place.at.end);
  const categories = new Map<CategoryKey, CategoryEvidence>();
  for (const { categories: carried } of same)
    for (const evidence of carried) if (!categories.has(evidence.category)) categories.set(evidence.category, evidence);
  const path = project.policyPathOf(file.facts.uri, policy?.uri);
  const shown = [...categories.values()].slice(0, mostCategories);
  const parts = shown.map((evidence) => categoryPart(evidence, policy, path, project));
  if (categories.size > shown.length)
    parts.push(`…and ${listed([...categories.keys()].slice(shown.length).map(labelOf))}.`);
  const sinks = new Set(same.flatMap(({ observation }) => sinkPart(observation, policy, path, project) ?? []));
  parts.push(...sinks);
  return parts.length === 0 ? undefined : { markdown: parts.join('\n\n---\n\n'), ...place.at };
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

function sure(confidence: number): string {
  return `${Math.round(confidence * 100)} % sure`;
}

function categoryPart(
  { category, confidence, evidence, by }: CategoryEvidence,
  policy: HeldPolicy | undefined,
  path: string,
  project: Project,
): string {
  const certainty = by === 'vocabulary' || by === 'source' ? ` · ${sure(confidence)}` : '';
  const lines = [`**${capital(labelOf(category))}** ${code(category)}${certainty}`, evidence];
  const decision = policy?.oracle?.collect({ category, file: path });
  if (policy !== undefined && decision !== undefined) {
    lines.push(decisionPart('Collecting it', decision, policy, project));
    const recipients = declaredRecipients(policy, category);
    if (recipients.length > 0) lines.push(`The policy shares it with ${listed(recipients)}.`);
    const kept = retentionOf(policy, decision);
    if (kept !== undefined) lines.push(`Kept: ${kept}`);
  }
  return lines.join('\n\n');
}

function sinkPart(
  observation: Observation,
  policy: HeldPolicy | undefined,
  path: string,
  project: Project,
): string | undefined {
  if (observation.kind !== 'call' && observation.kind !== 'flow') return undefined;
  const { recipient, vendor, categories, guarded } = observation;
  if (recipient === undefined) return undefined;
  const to = { class: recipient, ...(vendor === undefined ? {} : { vendor }) };
  const lines = [`Received by **${recipientPhrase(to)}**${guarded ? ', behind a test of consent' : ''}`];
  const [first] = categories;
  const decision = first && policy?.oracle?.share({ category: first.category, to, file: path });
  if (first !== undefined && policy !== undefined && decision !== undefined)
    lines.push(decisionPart(`Sharing ${labelOf(first.category)} there`, decision, policy, project));
  if (observation.kind === 'call' && observation.autoCollects.length > 0)
    lines.push(`By itself, it also collects ${everything(observation.autoCollects.map(labelOf))}.`);
  return lines.join('\n\n');
}

const verdictWords: Readonly<Record<Decision['verdict'], string>> = {
  clear: 'is declared',
  vague: 'is declared only vaguely',
  omitted: 'is not declared',
  incorrect: 'is what the policy says is not done',
  ambiguous: 'is both declared and denied',
};

function decisionPart(what: string, { verdict, row, reason }: Decision, policy: HeldPolicy, project: Project): string {
  const why = verdict === 'clear' || reason === '' ? '' : ` (${reason})`;
  const quote = row?.quote === undefined ? '' : `: ${quotation(row.quote)}`;
  const uri = row?.uri ?? policy.uri;
  const line = row !== undefined && uri === policy.uri ? policy.lines.at(row.at.start).line : undefined;
  const name = relativePath(project.boundary.rootOf(uri), uri);
  const link = line === undefined ? `[${name}](${uri})` : `[${name}:${line}](${uri}#L${line})`;
  return `${what} ${verdictWords[verdict]}${why}${quote} — ${link}`;
}

/** How long a category is kept: by the row that declares it, else by what holds for all. */
function retentionOf({ policy }: HeldPolicy, { row }: Decision): string | undefined {
  const rule = row?.retention ?? policy?.retention?.rule;
  return rule === undefined ? undefined : rule.replace(/\s+/g, ' ').replace(/[.\s]*$/, '.');
}

function everything(names: readonly string[]): string {
  const all = [...new Set(names)];
  const last = all.pop() ?? '';
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}

/** Everybody with whom rows that count share a category, as people read it. */
function declaredRecipients({ policy }: HeldPolicy, category: CategoryKey): string[] {
  const rows = policy?.shares.filter(
    ({ status, categories }) =>
      status !== 'rejected' && categories.some((declared) => categoryCoverage(declared, category) !== undefined),
  );
  return [
    ...new Set(
      (rows ?? []).flatMap(({ to }) => to.map((one) => ('class' in one ? recipientLabel(one.class) : one.vendor))),
    ),
  ];
}
