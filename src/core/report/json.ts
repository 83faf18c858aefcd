import { english } from '../language/english.js';
import type { Observation } from '../program/observation.js';
import type { AuditResult } from '../session.js';
import { Reporting, type ReportedFinding, type ReportedStep, type ReportOptions } from './report.js';

/** An observation as the JSON report shows it. */
export interface ReportedObservation {
  /** Posix path from the audited folder. */
  readonly file: string;
  /** 1-based, where the call or declaration starts. */
  readonly line: number;
  readonly endLine: number;
  readonly kind: Observation['kind'];
  readonly name: string;
  readonly categories: readonly string[];
  readonly vendor: string | null;
  readonly recipient: string | null;
  /** For calls and flows. */
  readonly guarded?: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  readonly steps: readonly ReportedStep[];
}

export interface JsonReport {
  readonly findings: readonly ReportedFinding[];
  readonly observations: readonly ReportedObservation[];
}

function observationIn(reporting: Reporting, observation: Observation): ReportedObservation {
  const { uri, line, endLine, kind, name, categories, confidence } = observation;
  const sends = kind === 'call' || kind === 'flow';
  // The same step is often part of the way of several categories.
  const steps = new Map(
    reporting
      .steps(categories.flatMap((category) => category.steps))
      .map((step) => [`${step.file}:${step.line}:${step.what}`, step]),
  );
  return {
    file: reporting.path(uri),
    line,
    endLine,
    kind,
    name,
    categories: [...new Set(categories.map(({ category }) => category))],
    vendor: sends ? (observation.vendor ?? null) : null,
    recipient: sends ? (observation.recipient ?? null) : null,
    ...(sends ? { guarded: observation.guarded } : {}),
    confidence,
    steps: [...steps.values()],
  };
}

/** The audit as data: findings down to the least severity, and all observations. */
export function jsonReport(result: AuditResult, options: ReportOptions): JsonReport {
  const reporting = new Reporting(result, { ...options, language: english });
  return {
    findings: reporting.shown().map((finding) => reporting.finding(finding)),
    observations: reporting.observations().map((observation) => observationIn(reporting, observation)),
  };
}
