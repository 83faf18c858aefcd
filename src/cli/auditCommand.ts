import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatNamed, formatOfFile, type ReportFormatId } from '../core/report/formats.js';
import { renderReport } from '../core/report/render.js';
import { Reporting, type ReportOptions } from '../core/report/report.js';
import { isAtLeast, plural, severities } from '../core/report/severity.js';
import { findingsInWords, hasNoPolicy, importHint } from '../core/report/summary.js';
import type { AuditResult } from '../core/session.js';
import { cacheFolderOf } from '../node/cacheFolder.js';
import { createNodeEngine } from '../node/engine.js';
import { uriOf } from '../node/workspace.js';
import { auditScope } from './auditScope.js';
import { againstBaseline, updateBaseline } from './baselineFile.js';
import { Failure, UsageFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';
import type { Given } from './options.js';
import { painter } from './paint.js';
import { ProgressLine } from './progress.js';
import { sinceRevision } from './sinceRevision.js';
import { writeOutput } from './writeOutput.js';

/** Formats whose reader sees nothing of what could not be analysed. */
const forMachines: ReadonlySet<ReportFormatId> = new Set(['json', 'sarif', 'csv', 'fides']);

/** @returns 1 where there are findings that count; those that rules only report do not */
export async function auditCommand(given: Given, io: Io): Promise<ExitCode> {
  const output = given.text('output');
  const format = formatNamed(given.text('format') ?? '') ?? (output === undefined ? undefined : formatOfFile(output));
  const least = severities.find((severity) => severity === given.text('severity'));
  const baseline = given.text('baseline');
  const since = given.text('since');
  const updates = given.is('update-baseline');
  if (updates && baseline === undefined)
    throw new UsageFailure('--update-baseline needs the file: --baseline FILE', 'audit');
  if (updates && since !== undefined)
    throw new UsageFailure('--update-baseline takes all findings, and --since leaves some out', 'audit');
  const { root, paths, base } = auditScope(io.cwd, given.positionals);
  const result = await audit(given, io, root, paths);

  const every = new Reporting(result, { root: uriOf(base) });
  if (updates && baseline !== undefined) {
    updateBaseline(io, baseline, every.shown(), (uri) => every.path(uri));
    io.out(`${plural(every.shown().length, 'finding')} written to ${baseline}\n`);
    return 0;
  }
  const held = baseline === undefined ? undefined : againstBaseline(io, baseline, every.shown());
  const options: ReportOptions = {
    root: uriOf(base),
    ...(least === undefined ? {} : { least }),
    ...(held === undefined ? {} : { known: new Set(held.known) }),
    ...(since === undefined ? {} : { within: await sinceRevision(since, root, result) }),
  };
  const id = format?.id ?? 'text';
  const text = renderReport(id, result, { ...options, paint: painter(io.colours && output === undefined) });
  const reporting = new Reporting(result, options);
  if (output === undefined) io.out(text);
  else {
    writeOutput(io, output, text, given.is('force'));
    io.out(`${findingsInWords(reporting)}. The report is in ${output}\n`);
  }
  if (forMachines.has(id) || output !== undefined) tellAside(reporting, io);
  if (held !== undefined && held.gone.length > 0 && paths === undefined)
    io.err(
      `pledge: ${plural(held.gone.length, 'finding')} of the baseline ${held.gone.length === 1 ? 'is' : 'are'} gone: --update-baseline takes them out\n`,
    );
  return counts(reporting, given) ? 1 : 0;
}

/** @throws Failure where the policy file that is named does not exist */
async function audit(given: Given, io: Io, root: string, paths: readonly string[] | undefined): Promise<AuditResult> {
  const policyFile = given.text('policy');
  const policy = policyFile === undefined ? undefined : resolve(io.cwd, policyFile);
  if (policy !== undefined && !existsSync(policy)) throw new Failure(`there is no policy file ${policyFile ?? ''}`);
  const cacheFolder = cacheOf(given, io, root);
  const { session } = createNodeEngine({
    roots: [uriOf(root)],
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    requireAccepted: given.is('require-accepted'),
    ...(policy === undefined ? {} : { policy: uriOf(policy) }),
  });
  const progress = new ProgressLine(io);
  try {
    return await session.audit({
      signal: io.signal,
      onProgress: progress.show,
      ...(paths === undefined ? {} : { paths: paths.map(uriOf) }),
    });
  } finally {
    progress.clear();
    session.dispose();
  }
}

/** Where facts are kept from one run to the next. */
function cacheOf(given: Given, io: Io, root: string): string | undefined {
  if (given.is('no-cache')) return undefined;
  const named = given.text('cache-dir');
  return named === undefined ? cacheFolderOf(root, io.platformCache) : resolve(io.cwd, named);
}

/** Whether something was found that the exit code shall tell of. */
function counts(reporting: Reporting, given: Given): boolean {
  const asked = given.text('fail-on') ?? given.text('severity') ?? 'warning';
  const least = severities.find((severity) => severity === asked);
  if (least === undefined) return false;
  return reporting.shown().some(({ reportOnly, severity }) => !reportOnly && isAtLeast(severity, least));
}

/** What a reader of the terminal must know and the report on standard output does not say. */
function tellAside(reporting: Reporting, io: Io): void {
  const { skipped, settingsProblems } = reporting.result;
  for (const { uri, message } of skipped) io.err(`pledge: ${reporting.path(uri)} ${message}\n`);
  for (const { message } of settingsProblems) io.err(`pledge: ${message}\n`);
  if (hasNoPolicy(reporting.result)) io.err(`pledge: there is no privacy policy file. ${importHint}\n`);
}
