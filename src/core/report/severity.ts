import type { Finding, Severity } from '../rules/rule.js';

/** From the gravest to the mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a severity is at least as grave as another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

/** `3 errors, 1 warning`: what there is of each severity, the gravest first; empty where there is nothing. */
export function countsInWords(findings: readonly Pick<Finding, 'severity'>[]): string {
  return severities
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === 'information' ? `${count} information` : plural(count, severity)))
    .join(', ');
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  const number = count.toLocaleString('en-US');
  if (count === 1) return `${number} ${noun}`;
  return `${number} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
