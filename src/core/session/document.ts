import type { ModuleFacts } from '../facts/model.js';
import { sourceFile } from '../files/defaults.js';
import type { Finding, ProgramSummary, RuleContext } from '../rules/rule.js';
import { joinSummaries, summarise } from '../rules/summary.js';
import type { Uri } from '../workspace.js';
import { bringUpToDate } from './bringUpToDate.js';
import { check, ruleContext, solve, type AnalysedFile } from './check.js';
import { importClosure } from './closure.js';
import { notChecked, type NotChecked } from './decided.js';
import type { Pace } from './pace.js';
import type { HeldPolicy } from './policyStore.js';
import type { Project } from './project.js';
import { readFacts } from './readFacts.js';

/** Modules that are linked with one document at most: what it imports, nearest first. Beyond these, what they do with its data is not followed. */
const mostLinked = 200;

/** Everything that is known of one document in one state of the workspace. */
export interface DocumentAnalysis {
  readonly uri: Uri;
  readonly version: number | undefined;
  /** Undefined for a policy file, and for a file that is not analysed. */
  readonly file: AnalysedFile | undefined;
  readonly policy: HeldPolicy | undefined;
  readonly findings: readonly Finding[];
  readonly context: RuleContext;
  readonly imported: Imported | undefined;
  readonly notChecked?: NotChecked | undefined;
}

/** What a document imports, and what of it counts for the document's findings. */
export interface Imported {
  readonly facts: readonly ModuleFacts[];
  readonly summary: ProgramSummary;
}

/**
 * Analyses one document with what it imports.
 *
 * @param summary of the whole program, where an audit has made one
 * @param before what it imported when it was last analysed: as long as that is the same, it is not summed up again
 */
export async function analyseDocument(
  project: Project,
  uri: Uri,
  pace: Pace,
  summary: ProgramSummary | undefined,
  before: Imported | undefined,
): Promise<DocumentAnalysis> {
  const version = project.workspace.document(uri)?.version;
  const { policy } = await project.governed(uri);
  const bare = async (): Promise<DocumentAnalysis> => {
    const input = { policy, files: [], complete: false, summary };
    const isPolicy = policy?.uri === uri;
    const findings = isPolicy ? (await check(project, input)).filter((finding) => finding.uri === uri) : [];
    return {
      uri,
      version,
      file: undefined,
      policy,
      findings,
      context: ruleContext(project, input),
      imported: undefined,
      notChecked: await notChecked(project, uri, policy?.texts.has(uri) === true),
    };
  };
  if (!sourceFile.test(uri) || (await project.selection.exclusion(uri)) !== undefined || (await project.isOff(uri)))
    return bare();
  if (project.whole.isKnown) return (await inWhole(project, uri, policy, pace)) ?? bare();
  const files = await project.files(pace);
  const own = await readFacts(project, uri);
  if (own === undefined) return bare();
  const facts = new Map<Uri, ModuleFacts>([[uri, own.facts]]);
  await importClosure(facts, files, (uris) => readImported(project, uris, facts, pace), mostLinked);
  const program = await solve(project, [...facts.values()], files, pace, () => undefined);
  const file: AnalysedFile = { ...own, observations: program.observe(uri) };
  const others = [...facts.values()].slice(1);
  const imported =
    before !== undefined && isSame(before.facts, others)
      ? before
      : {
          facts: others,
          summary:
            summary ??
            summarise(
              others.flatMap((linked) => program.observe(linked.uri)),
              others,
            ),
        };
  const whole = joinSummaries(imported.summary, summarise(file.observations, [file.facts]));
  const input = { policy, files: [file], complete: false, summary: whole };
  const findings = (await check(project, input)).filter((finding) => finding.uri === uri);
  return { uri, version, file, policy, findings, context: ruleContext(project, input), imported };
}

/** Analyses a document as an audit does. */
async function inWhole(
  project: Project,
  uri: Uri,
  policy: HeldPolicy | undefined,
  pace: Pace,
): Promise<DocumentAnalysis | undefined> {
  const { whole } = project;
  const found = await whole.alone(async () => {
    const program = await bringUpToDate(project, pace);
    const own = await readFacts(project, uri);
    // Edited meanwhile: whoever asked is told of the edit, and asks again.
    if (own === undefined || whole.facts.get(uri) !== own.facts) return undefined;
    return { file: { ...own, observations: program.observe(uri) }, summary: await whole.summary(pace) };
  });
  if (found === undefined) return undefined;
  const { file, summary } = found;
  const input = { policy, files: [file], complete: false, summary };
  const findings = (await check(project, input)).filter((finding) => finding.uri === uri);
  const context = ruleContext(project, input);
  return { uri, version: file.version, file, policy, findings, context, imported: undefined };
}

/** Takes the facts of imported files into `facts`. Those that were seen before are not read again: who changes them tells. */
async function readImported(
  project: Project,
  uris: readonly Uri[],
  facts: Map<Uri, ModuleFacts>,
  pace: Pace,
): Promise<void> {
  for (const uri of uris) {
    const known = project.facts.get(uri);
    const isOpen = project.workspace.document(uri) !== undefined;
    const own = known !== undefined && !isOpen ? ('facts' in known ? known : undefined) : await readFacts(project, uri);
    if (own !== undefined) facts.set(uri, own.facts);
    await pace.step();
  }
}

function isSame(a: readonly ModuleFacts[], b: readonly ModuleFacts[]): boolean {
  return a.length === b.length && a.every((facts, index) => facts === b[index]);
}
