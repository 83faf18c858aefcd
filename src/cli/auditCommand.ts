import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { jsonReport } from '../core/report/json.js';
import { markdownReport } from '../core/report/markdown.js';
import { Reporting, type ReportOptions } from '../core/report/report.js';
import { severities } from '../core/report/severity.js';
import { findingsInWords, hasNoPolicy, importHint } from '../core/report/summary.js';
import { textReport } from '../core/report/text.js';
import type { AuditResult } from '../core/session.js';
import { createNodeEngine } from '../node/engine.js';
import { uriOf } from '../node/workspace.js';
import { auditScope } from './auditScope.js';
import { Failure } from './failure.js';
import type { ExitCode, Io } from './io.js';
import type { CommandDefinition, Given } from './options.js';
import { painter } from './paint.js';
import { ProgressLine } from './progress.js';
import { formatOf, writeOutput } from './writeOutput.js';

const formats = ['text', 'json', 'markdown'];

export const auditDefinition: CommandDefinition = {
  name: 'audit',
  usage: '[PATH…] [OPTIONS]',
  summary: 'Compare what code does with personal data with its privacy policy.',
  description: [
    'Analyses the TypeScript and JavaScript below the paths (by default the working directory) and',
    'compares what it does with personal data with the nearest privacy.policy.yaml.',
    'Without such a file, it shows what the code does.',
  ],
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'text (default), json or markdown; else by the ending of --output.',
    },
    { name: 'output', short: 'o', value: 'FILE', description: 'Write the report to a file.' },
    { name: 'force', description: 'Overwrite the output file.' },
    {
      name: 'severity',
      short: 's',
      value: 'SEVERITY',
      choices: severities,
      description: 'The mildest severity that counts and is shown: error, warning, information or hint (default).',
    },
    { name: 'policy', short: 'p', value: 'FILE', description: 'The policy file, for all of the code.' },
  ],
  examples: [
    'pledge audit',
    'pledge audit apps/web --severity warning',
    'pledge audit --format json > audit.json',
    'pledge audit --output report.md',
  ],
};

/** @returns 1 where there are findings that count; those that rules only report do not */
export async function auditCommand(given: Given, io: Io): Promise<ExitCode> {
  const output = given.text('output');
  const format = given.text('format') ?? formatOf(output, { '.json': 'json', '.md': 'markdown' }) ?? 'text';
  const least = severities.find((severity) => severity === given.text('severity'));
  const policyFile = given.text('policy');
  const policy = policyFile === undefined ? undefined : resolve(io.cwd, policyFile);
  if (policy !== undefined && !existsSync(policy)) throw new Failure(`there is no policy file ${policyFile ?? ''}`);
  const { root, paths, base } = auditScope(io.cwd, given.positionals);
  const { session } = createNodeEngine({
    roots: [uriOf(root)],
    ...(policy === undefined ? {} : { policy: uriOf(policy) }),
  });
  const progress = new ProgressLine(io);
  let result: AuditResult;
  try {
    result = await session.audit({
      signal: io.signal,
      onProgress: progress.show,
      ...(paths === undefined ? {} : { paths: paths.map(uriOf) }),
    });
  } finally {
    progress.clear();
    session.dispose();
  }
  const options: ReportOptions = { root: uriOf(base), ...(least === undefined ? {} : { least }) };
  const text = render(format, result, options, io.colours && output === undefined);
  const reporting = new Reporting(result, options);
  if (output === undefined) io.out(text);
  else {
    writeOutput(io, output, text, given.is('force'));
    io.out(`${findingsInWords(reporting)}. The report is in ${output}\n`);
  }
  if (format === 'json' || output !== undefined) tellAside(reporting, io);
  return reporting.shown().some(({ reportOnly }) => !reportOnly) ? 1 : 0;
}

function render(format: string, result: AuditResult, options: ReportOptions, colours: boolean): string {
  if (format === 'json') return `${JSON.stringify(jsonReport(result, options), undefined, 2)}\n`;
  return format === 'markdown' ? markdownReport(result, options) : textReport(result, options, painter(colours));
}

/** What a reader of the terminal must know and the report on standard output does not say. */
function tellAside(reporting: Reporting, io: Io): void {
  const { skipped, settingsProblems } = reporting.result;
  for (const { uri, message } of skipped) io.err(`pledge: ${reporting.path(uri)} ${message}\n`);
  for (const { message } of settingsProblems) io.err(`pledge: ${message}\n`);
  if (hasNoPolicy(reporting.result)) io.err(`pledge: there is no privacy policy file. ${importHint}\n`);
}
