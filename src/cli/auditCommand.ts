import { english } from '../core/language/english.js';
import { say } from '../core/language/text.js';
import { formatNamed, formatOfFile, type ReportFormatId } from '../core/report/formats.js';
import { renderReport } from '../core/report/render.js';
import { Reporting, type ReportOptions } from '../core/report/report.js';
import { isAtLeast, plural, severities } from '../core/report/severity.js';
import { findingsInWords, hasNoPolicy } from '../core/report/summary.js';
import { uriOf } from '../node/workspace.js';
import { auditScope } from './auditScope.js';
import { againstBaseline, updateBaseline } from './baselineFile.js';
import { UsageFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';
import type { Given } from './options.js';
import { painter } from './paint.js';
import { runAudit } from './runAudit.js';
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
  const result = await runAudit(given, io, root, paths);

  const every = new Reporting(result, { root: uriOf(base) });
  if (updates && baseline !== undefined) {
    updateBaseline(io, baseline, every.shown(), (uri) => every.path(uri));
    io.out(`${plural(every.shown().length, 'finding')} written to ${baseline}\n`);
    return 0;
  }
  const held =
    baseline === undefined ? undefined : againstBaseline(io, baseline, every.shown(), (uri) => every.path(uri));
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
  for (const { uri, why } of skipped) io.err(`pledge: ${reporting.path(uri)} ${say(english.skips, why)}\n`);
  for (const { said } of settingsProblems) io.err(`pledge: ${say(english.settings, said)}\n`);
  if (hasNoPolicy(reporting.result))
    io.err(`pledge: there is no privacy policy file. ${english.report.importHint()}\n`);
}
