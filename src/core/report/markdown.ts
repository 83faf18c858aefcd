import type { Language } from '../language/language.js';
import type { AuditResult } from '../session.js';
import { childUri } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import { inventoryOf, placesInWords, thirdPartiesOf } from './inventory.js';
import { byFile, Reporting, type ReportedFinding, type ReportedStep, type ReportOptions } from './report.js';
import { severities } from './severity.js';
import { say } from '../language/text.js';
import { findingsInWords, hasNoPolicy, scopeInWords } from './summary.js';

export interface MarkdownOptions extends ReportOptions {
  /** Gives the target of a link to a line of a file; without it, places are plain text. */
  readonly link?: (uri: Uri, line: number) => string;
}

/** Text that Markdown shall show as it is. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, '\\$&').replace(/\s+/g, ' ');
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

type Place = (file: string, line: number, label: string) => string;

/** The audit as a document: summary, findings with the policy's sentences and the ways of the data, and what the code does with personal data. */
export function markdownReport(result: AuditResult, options: MarkdownOptions): string {
  const reporting = new Reporting(result, options);
  const findings = reporting.shown().map((finding) => reporting.finding(finding));
  const place: Place = (file, line, label) => {
    if (options.link === undefined) return plain(label);
    const uri = file
      .split('/')
      .reduce(
        (folder, name) => (name === '..' ? folder.slice(0, folder.lastIndexOf('/')) : childUri(folder, name)),
        options.root,
      );
    return `[${plain(label)}](${options.link(uri, line)})`;
  };
  const { report, skips, settings } = reporting.language;
  const sections = [`# ${report.title()}`, `**${findingsInWords(reporting)}.** ${plain(scopeInWords(reporting))}.`];
  if (hasNoPolicy(result)) sections.push(`${report.noPolicyFile()} ${plain(report.importHint())}`);
  if (findings.length > 0) sections.push(`## ${report.findings()}`, ruleTable(findings, reporting.language));
  for (const [file, own] of byFile(findings))
    sections.push(
      `### ${place(file, own[0]?.line ?? 1, file)}`,
      own.map((finding) => item(finding, place, reporting.language)).join('\n'),
    );
  sections.push(...inventorySections(reporting));
  if (result.skipped.length > 0)
    sections.push(
      `## ${report.notAnalysed()}`,
      result.skipped.map(({ uri, why }) => `- ${code(reporting.path(uri))} ${plain(say(skips, why))}`).join('\n'),
    );
  if (result.settingsProblems.length > 0)
    sections.push(
      `## ${report.settings()}`,
      result.settingsProblems.map(({ said }) => `- ${say(settings, said)}`).join('\n'),
    );
  return `${sections.join('\n\n')}\n`;
}

function ruleTable(findings: readonly ReportedFinding[], { report, words }: Language): string {
  const counts = new Map<string, { readonly finding: ReportedFinding; count: number }>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.severity}`;
    const entry = counts.get(key);
    if (entry === undefined) counts.set(key, { finding, count: 1 });
    else entry.count++;
  }
  const rows = [...counts.values()].sort(
    (a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) || b.count - a.count,
  );
  return table(
    [report.rule(), report.what(), report.severity(), report.findings()],
    rows.map(({ finding: { rule, severity }, count }) => [
      code(rule),
      plain(words.ruleTitle(rule)),
      words.severity(severity),
      String(count),
    ]),
  );
}

function item(finding: ReportedFinding, place: Place, language: Language): string {
  const { file, line, column, severity, rule, message, policy, steps } = finding;
  const rows = [
    `- ${place(file, line, `${line}:${column}`)} **${language.words.severity(severity)}** ${plain(message)} ${code(rule)}`,
  ];
  if (policy !== null)
    rows.push(
      `  - ${place(policy.file, policy.line, `${policy.file}:${policy.line}`)}${policy.quote === null ? '' : `: ${language.report.quoted(plain(policy.quote))}`}`,
    );
  if (steps.length > 1) rows.push(`  - ${steps.map((step) => way(step, file, place, language)).join(' → ')}`);
  return rows.join('\n');
}

function way({ file, line, what }: ReportedStep, own: string, place: Place, { report }: Language): string {
  return `${plain(what)} (${place(file, line, file === own ? report.line(line) : `${file}:${line}`)})`;
}

function inventorySections(reporting: Reporting): string[] {
  const observations = reporting.observations();
  const { language } = reporting;
  const { report } = language;
  const inventory = inventoryOf(observations, language);
  const parties = thirdPartiesOf(observations, language);
  const sections: string[] = [];
  if (inventory.length > 0)
    sections.push(
      `## ${report.inventory()}`,
      table(
        [report.data(), report.category(), report.seenIn(), report.goesTo()],
        inventory.map((entry) => [
          plain(entry.label),
          code(entry.category),
          placesInWords(entry, language),
          entry.destinations.map(plain).join(', '),
        ]),
      ),
    );
  if (parties.length > 0)
    sections.push(
      `## ${report.thirdParties()}`,
      table(
        [report.who(), report.calls()],
        parties.map(([name, calls]) => [plain(name), String(calls)]),
      ),
    );
  return sections;
}
