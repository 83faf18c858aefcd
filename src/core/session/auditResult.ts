import { settings as texts } from '../language/en/settings.js';
import { say } from '../language/text.js';
import type { Finding } from '../rules/rule.js';
import type { AuditedPolicy, AuditResult, DocumentFindings, SkippedFile } from '../session.js';
import type { SettingsProblem } from '../settings.js';
import { LineIndex } from '../text/range.js';
import { byUri, parentUri } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import type { AnalysedFile } from './check.js';
import type { HeldPolicy } from './policyStore.js';
import type { Project } from './project.js';

export type Groups = ReadonlyMap<HeldPolicy | undefined, readonly AnalysedFile[]>;

/** Files by the policy that governs them. Policies that were found but govern no file count as well: they may have mistakes. */
export async function groupByPolicy(
  project: Project,
  analysed: readonly AnalysedFile[],
  policies: readonly Uri[],
): Promise<Groups> {
  const groups = new Map<HeldPolicy | undefined, AnalysedFile[]>();
  for (const uri of policies) {
    const { policy } = await project.governed(uri);
    if (policy?.uri === uri) groups.set(policy, []);
  }
  for (const file of analysed) {
    const { policy } = await project.governed(file.facts.uri);
    const group = groups.get(policy);
    if (group === undefined) groups.set(policy, [file]);
    else group.push(file);
  }
  return groups;
}

interface Collected {
  readonly analysed: readonly AnalysedFile[];
  readonly groups: Groups;
  readonly findings: ReadonlyMap<Uri, readonly Finding[]>;
  readonly skipped: readonly SkippedFile[];
  readonly started: number;
}

/** Puts together what an audit gives. */
export async function collect(
  project: Project,
  { analysed, groups, findings, skipped, started }: Collected,
): Promise<AuditResult> {
  const lines = new Map<Uri, LineIndex>();
  const documents: DocumentFindings[] = [];
  const policies: AuditedPolicy[] = [];
  let lineCount = 0;
  for (const { facts, text, observations } of analysed) {
    const { policy } = await project.governed(facts.uri);
    lineCount += facts.lineStarts.length;
    const own = findings.get(facts.uri) ?? [];
    if (own.length > 0 || observations.length > 0) lines.set(facts.uri, new LineIndex(text));
    documents.push({
      uri: facts.uri,
      version: project.workspace.document(facts.uri)?.version,
      findings: own,
      observations,
      policy: policy?.uri,
    });
  }
  for (const policy of groups.keys()) {
    if (policy === undefined) continue;
    const { uri } = policy;
    lines.set(uri, policy.lines);
    for (const [file, text] of policy.texts) lines.set(file, new LineIndex(text));
    policies.push({
      uri,
      policy: policy.unreadable === undefined ? policy.policy : undefined,
      problems: policy.problems,
    });
    const version = project.workspace.document(uri)?.version;
    documents.push({ uri, version, findings: findings.get(uri) ?? [], observations: [], policy: uri });
  }
  return {
    documents: documents.sort((a, b) => byUri(a.uri, b.uri)),
    policies: policies.sort((a, b) => byUri(a.uri, b.uri)),
    skipped: [...skipped].sort((a, b) => byUri(a.uri, b.uri)),
    settingsProblems: await settingsProblems(project, documents),
    lines,
    files: analysed.length,
    lineCount,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** What is wrong with the settings of the audited files, each mistake once. */
async function settingsProblems(project: Project, documents: readonly DocumentFindings[]): Promise<SettingsProblem[]> {
  const problems = new Map<string, SettingsProblem>();
  for (const folder of new Set([...project.workspace.roots, ...documents.map(({ uri }) => parentUri(uri) ?? uri)]))
    for (const problem of (await project.settingsOf(folder)).problems)
      problems.set(`${problem.file ?? ''} ${say(texts, problem.said)}`, problem);
  return [...problems.values()];
}
