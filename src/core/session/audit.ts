import type { ModuleFacts } from '../facts/model.js';
import { CacheLost } from '../cache.js';
import type { Observation } from '../program/observation.js';
import type { Program } from '../program/program.js';
import type { Finding, ProgramSummary } from '../rules/rule.js';
import type { SuppressedFinding } from '../rules/engine.js';
import { summarise } from '../rules/summary.js';
import type { AuditOptions, AuditProgress, AuditResult, SkippedFile } from '../session.js';
import { isWithin, parentUri } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import { collect, groupByPolicy } from './auditResult.js';
import { findScope } from './auditScope.js';
import { check, solve, type AnalysedFile } from './check.js';
import { importClosure } from './closure.js';
import { Pace } from './pace.js';
import type { Project } from './project.js';
import { keepResult, readResult, resultKey } from './storedResult.js';

/** Files that are read at once: enough to save calls, few enough to be interruptible. */
const batch = 24;

/** The outcome, and what later findings of single files need of it. */
export interface Audited {
  readonly result: AuditResult;
  readonly summary: ProgramSummary;
}

/** Audits the workspace, or some of it. */
export async function runAudit(project: Project, { paths, signal, onProgress }: AuditOptions): Promise<Audited> {
  const started = performance.now();
  const pace = new Pace(signal);
  const tell = (phase: AuditProgress['phase'], done: number, total: number): void =>
    onProgress?.({ phase, done, total });
  signal?.throwIfAborted();
  project.refresh();
  const { structure } = project;
  tell('list', 0, 0);
  const scope = await findScope(project, paths, pace);
  const { files, skipped } = scope;
  const wanted: Uri[] = [];
  for (const uri of scope.wanted) if (!(await project.isOff(uri))) wanted.push(uri);

  const texts = new Map<Uri, string>();
  const facts = new Map<Uri, ModuleFacts>();
  let done = 0;
  const read = async (uris: readonly Uri[], isWanted: boolean): Promise<void> => {
    for (let at = 0; at < uris.length; at += batch) {
      const results = await readBatch(project, uris.slice(at, at + batch));
      for (const result of results) {
        if (isWanted) tell('read', done++, wanted.length);
        if ('text' in result) {
          const extracted = await project.facts.extract(
            result.uri,
            project.pathOf(result.uri),
            result.text,
            project.workspace.document(result.uri) === undefined,
          );
          if ('facts' in extracted) {
            facts.set(result.uri, extracted.facts);
            if (isWanted) texts.set(result.uri, result.text);
            if (isWanted && extracted.facts.partial) skipped.push({ uri: result.uri, why: ['deepInParts'] });
          } else if (isWanted && !extracted.silent) skipped.push({ uri: result.uri, why: extracted.skipped });
        } else if (isWanted) skipped.push({ uri: result.uri, why: result.why });
        await pace.step();
      }
    }
  };
  await read(wanted, true);
  if (paths !== undefined) {
    await importClosure(facts, files, (uris) => read(uris, false));
  }

  const observed = new Map<Uri, readonly Observation[]>();
  const observe = async (program: Program): Promise<void> => {
    for (const uri of texts.keys()) {
      try {
        observed.set(uri, program.observe(uri));
      } catch (error) {
        if (error instanceof CacheLost) throw error;
        // A mistake of ours in one file must not cost the findings of all others.
        skipped.push({ uri, why: ['failed', String(error)] });
      }
      await pace.step();
    }
  };
  const onDone = (count: number): void => {
    tell('analyse', count, facts.size);
  };
  const { cache } = project.facts;
  const isStorable = cache !== undefined && paths === undefined && !project.whole.isKnown;
  const key = isStorable ? await resultKey(project, facts, files) : '';
  const stored = isStorable ? readResult(cache, key) : undefined;
  if (stored) for (const uri of texts.keys()) observed.set(uri, stored.observations.get(uri) ?? []);
  else if (paths === undefined)
    await project.whole.alone(async () => {
      const program = await project.whole.link(facts, files, pace, onDone);
      project.whole.structure = structure;
      await observe(program);
    });
  else await observe(await solve(project, [...facts.values()], files, pace, onDone));
  const analysed: AnalysedFile[] = [];
  for (const [uri, text] of texts) {
    const own = facts.get(uri);
    const observations = observed.get(uri);
    if (own && observations) analysed.push({ facts: own, text, observations });
  }

  const summary = stored?.summary ?? summarise([...observed.values()].flat(), facts.values());
  if (isStorable && !stored && observed.size === texts.size)
    keepResult(cache, key, { observations: observed, summary });
  cache?.flush();
  const groups = await groupByPolicy(project, analysed, scope.policies);
  const findings = new Map<Uri, Finding[]>();
  const suppressed: SuppressedFinding[] = [];
  let checked = 0;
  for (const [policy, members] of groups) {
    tell('check', checked, analysed.length);
    await pace.step();
    const complete =
      policy !== undefined && scope.whole.some((folder) => isWithin(folder, parentUri(policy.uri) ?? folder));
    for (const finding of await check(project, { policy, files: members, complete, summary }, (each) => {
      suppressed.push(each);
    })) {
      const list = findings.get(finding.uri);
      if (list === undefined) findings.set(finding.uri, [finding]);
      else list.push(finding);
    }
    checked += members.length;
  }
  signal?.throwIfAborted();
  const result = await collect(project, { analysed, groups, findings, skipped, started });
  return { result: { ...result, suppressed }, summary };
}

type Read = { readonly uri: Uri; readonly text: string } | SkippedFile;

/** Reads files, each within the size that its settings allow. */
async function readBatch(project: Project, uris: readonly Uri[]): Promise<readonly Read[]> {
  const bySize = new Map<number, Uri[]>();
  for (const uri of uris) {
    const { maxFileSize } = (await project.governed(uri)).resolved.settings;
    const list = bySize.get(maxFileSize);
    if (list === undefined) bySize.set(maxFileSize, [uri]);
    else list.push(uri);
  }
  const results: Read[] = [];
  for (const [maxFileSize, members] of bySize)
    results.push(...(await project.workspace.readMany(members, maxFileSize)));
  return results;
}
