import type { Language } from '../language/language.js';
import { say } from '../language/text.js';
import type { Decision } from '../policy/decision.js';
import type { Observation, CategoryEvidence } from '../program/observation.js';
import type { DeclaredRecipient } from '../policy/model.js';
import { capital } from '../rules/phrases.js';
import type { HoverContent } from '../session.js';
import type { TextRange } from '../text/range.js';
import { categoryCoverage } from '../policy/coverage.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
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
  language: Language,
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
  const parts = shown.map((evidence) => categoryPart(evidence, policy, path, project, language));
  if (categories.size > shown.length)
    parts.push(language.hover.moreCategories([...categories.keys()].slice(shown.length)));
  const sinks = new Set(
    same.flatMap(({ observation }) => sinkPart(observation, policy, path, project, language) ?? []),
  );
  parts.push(...sinks);
  return parts.length === 0 ? undefined : { markdown: parts.join('\n\n---\n\n'), ...place.at };
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

function categoryPart(
  { category, confidence, evidence, by }: CategoryEvidence,
  policy: HeldPolicy | undefined,
  path: string,
  project: Project,
  language: Language,
): string {
  const { hover, words } = language;
  const certainty = by === 'vocabulary' || by === 'source' ? ` · ${hover.certainty(confidence)}` : '';
  const lines = [
    `**${capital(words.label(category))}** ${code(category)}${certainty}`,
    say(language.evidence, evidence),
  ];
  const decision = policy?.oracle?.collect({ category, file: path });
  if (policy !== undefined && decision !== undefined) {
    lines.push(linked(hover.collecting(decision), decision, policy, project));
    const recipients = declaredRecipients(policy, category);
    if (recipients.length > 0) lines.push(hover.sharedWith(recipients));
    const kept = retentionOf(policy, decision);
    if (kept !== undefined) lines.push(hover.kept(kept));
  }
  return lines.join('\n\n');
}

function sinkPart(
  observation: Observation,
  policy: HeldPolicy | undefined,
  path: string,
  project: Project,
  { hover, words }: Language,
): string | undefined {
  if (observation.kind !== 'call' && observation.kind !== 'flow') return undefined;
  const { recipient, vendor, categories, guarded } = observation;
  if (recipient === undefined) return undefined;
  const to = { class: recipient, ...(vendor === undefined ? {} : { vendor }) };
  const lines = [hover.receivedBy(words.recipientPhrase(to), guarded)];
  const [first] = categories;
  const decision = first && policy?.oracle?.share({ category: first.category, to, file: path });
  if (first !== undefined && policy !== undefined && decision !== undefined)
    lines.push(linked(hover.sharing(first.category, decision), decision, policy, project));
  if (observation.kind === 'call' && observation.autoCollects.length > 0)
    lines.push(hover.alsoCollects(observation.autoCollects));
  return lines.join('\n\n');
}

/** What the policy decides, with a link to the row. */
function linked(decided: string, { row }: Decision, policy: HeldPolicy, project: Project): string {
  const uri = row?.uri ?? policy.uri;
  const line = row !== undefined && uri === policy.uri ? policy.lines.at(row.at.start).line : undefined;
  const name = relativePath(project.boundary.rootOf(uri), uri);
  const link = line === undefined ? `[${name}](${uri})` : `[${name}:${line}](${uri}#L${line})`;
  return `${decided} — ${link}`;
}

/** How long a category is kept: by the row that declares it, else by what holds for all. */
function retentionOf({ policy }: HeldPolicy, { row }: Decision): string | undefined {
  const rule = row?.retention ?? policy?.retention?.rule;
  return rule === undefined ? undefined : rule.replace(/\s+/g, ' ').replace(/[.\s]*$/, '.');
}

/** Everybody with whom rows that count share a category. */
function declaredRecipients({ policy }: HeldPolicy, category: CategoryKey): DeclaredRecipient[] {
  const rows = policy?.shares.filter(
    ({ status, categories }) =>
      status !== 'rejected' && categories.some((declared) => categoryCoverage(declared, category) !== undefined),
  );
  return (rows ?? []).flatMap(({ to }) => to);
}
