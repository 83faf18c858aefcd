import { english } from '../language/english.js';
import { say } from '../language/text.js';
import type { Severity } from '../rules/rule.js';
import type { AuditResult } from '../session.js';
import { inventoryOf, placesInWords, thirdPartiesOf } from './inventory.js';
import { byFile, Reporting, type ReportedFinding, type ReportOptions } from './report.js';
import { plural } from './severity.js';
import { findingsInWords, hasNoPolicy, scopeInWords } from './summary.js';

export type Style = 'bold' | 'dim' | 'underline' | 'red' | 'yellow' | 'blue' | 'green';
/** Colours a text, or gives it back as it is. */
export type Paint = (style: Style, text: string) => string;

const noPaint: Paint = (_, text) => text;

const severityStyles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};
/** Kinds of personal data, and third parties, that the inventory lists at most. */
const mostListed = 40;

/** The audit for a terminal, in English: findings by file, what was left out, and a summary; without a policy, the inventory and how to get one. */
export function textReport(result: AuditResult, options: ReportOptions, paint: Paint = noPaint): string {
  const reporting = new Reporting(result, { ...options, language: english });
  const sections: string[] = [];
  const findings = reporting.shown().map((finding) => reporting.finding(finding));
  for (const [file, own] of byFile(findings)) sections.push(fileSection(file, own, paint));
  if (hasNoPolicy(result)) sections.push(inventorySection(reporting, paint));
  if (result.skipped.length > 0)
    sections.push(
      [
        paint('bold', 'Not analysed:'),
        ...result.skipped.map(({ uri, why }) => `  ${reporting.path(uri)} ${say(english.skips, why)}`),
      ].join('\n'),
    );
  if (result.settingsProblems.length > 0)
    sections.push(
      [
        paint('bold', 'Settings:'),
        ...result.settingsProblems.map(({ said }) => `  ${say(english.settings, said)}`),
      ].join('\n'),
    );
  sections.push(summary(reporting, paint));
  return `${sections.join('\n\n')}\n`;
}

function fileSection(file: string, findings: readonly ReportedFinding[], paint: Paint): string {
  const place = Math.max(...findings.map(({ line, column }) => `${line}:${column}`.length));
  const severity = Math.max(...findings.map((finding) => finding.severity.length));
  const rows = findings.map((finding) => {
    const at = `${finding.line}:${finding.column}`.padStart(place);
    const grade = finding.severity.padEnd(severity);
    return `  ${paint('dim', at)}  ${paint(severityStyles[finding.severity], grade)}  ${finding.message}  ${paint('dim', finding.rule)}`;
  });
  return [paint('underline', file), ...rows].join('\n');
}

function inventorySection(reporting: Reporting, paint: Paint): string {
  const observations = reporting.observations();
  const inventory = inventoryOf(observations, reporting.language);
  const rows = [paint('bold', 'There is no privacy policy file, so this is what the code does:')];
  if (inventory.length === 0) rows.push('  No personal data was seen.');
  const width = Math.max(0, ...inventory.slice(0, mostListed).map(({ label }) => label.length));
  for (const entry of inventory.slice(0, mostListed)) {
    const to = entry.destinations.length === 0 ? '' : ` → ${entry.destinations.slice(0, 6).join(', ')}`;
    rows.push(`  ${entry.label.padEnd(width)}  ${paint('dim', placesInWords(entry, reporting.language))}${to}`);
  }
  if (inventory.length > mostListed) rows.push(`  and ${inventory.length - mostListed} more`);
  const parties = thirdPartiesOf(observations, reporting.language);
  if (parties.length > 0)
    rows.push(
      `  Third parties: ${parties
        .slice(0, mostListed)
        .map(([name, calls]) => `${name} (${plural(calls, 'call')})`)
        .join(', ')}`,
    );
  rows.push('', english.report.importHint());
  return rows.join('\n');
}

function summary(reporting: Reporting, paint: Paint): string {
  const shown = reporting.shown();
  const grave = shown.some(({ severity }) => severity === 'error');
  const head =
    shown.length === 0
      ? paint('green', '✔ No findings')
      : paint(grave ? 'red' : 'yellow', `✖ ${findingsInWords(reporting)}`);
  return `${head}\n${scopeInWords(reporting)}`;
}
