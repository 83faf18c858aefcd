import type { Finding, Severity } from '../rules/rule.js';
import { countBySeverity, severities } from './severity.js';

/** What is kept of an audit, for the next one to be compared with. */
export interface AuditRecord {
  /** ISO date and time. */
  readonly at: string;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fingerprints: readonly string[];
}

/** How an audit differs from the one before. */
export interface Trend {
  /** When the one before was, as an ISO date and time. */
  readonly since: string;
  readonly added: number;
  readonly gone: number;
  readonly change: Readonly<Record<Severity, number>>;
}

export function recordAudit(findings: readonly Finding[], at: Date): AuditRecord {
  return {
    at: at.toISOString(),
    counts: countBySeverity(findings),
    fingerprints: findings.map(({ fingerprint }) => fingerprint),
  };
}

export function trendSince(before: AuditRecord, findings: readonly Finding[]): Trend {
  const known = new Set(before.fingerprints);
  const now = new Set(findings.map(({ fingerprint }) => fingerprint));
  const counts = countBySeverity(findings);
  const change = { ...counts };
  for (const severity of severities) change[severity] -= before.counts[severity];
  return {
    since: before.at,
    added: [...now].filter((each) => !known.has(each)).length,
    gone: [...known].filter((each) => !now.has(each)).length,
    change,
  };
}
