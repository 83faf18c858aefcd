import type { FlowStep, Observation } from '../program/observation.js';
import type { Finding, PolicyReference, Severity } from '../rules/rule.js';
import type { AuditResult } from '../session.js';
import { LineIndex } from '../text/range.js';
import { relativePath } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import { isAtLeast } from './severity.js';

export interface ReportOptions {
  /** The folder that paths are shown from. */
  readonly root: Uri;
  /** The mildest severity that is shown; all where left out. */
  readonly least?: Severity;
}

export interface ReportedPolicy {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly quote: string | null;
}

/** A step of a flow. */
export interface ReportedStep {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly what: string;
}

/** A finding as reports show it: 1-based lines and columns (UTF-16), posix paths from the audited folder. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly categories: readonly string[];
  /** The recipient's class; its name where no class is known. */
  readonly recipient: string | null;
  readonly policy: ReportedPolicy | null;
  readonly steps: readonly ReportedStep[];
}

/** Turns what an audit gives into what reports show. */
export class Reporting {
  readonly result: AuditResult;
  readonly #root: Uri;
  readonly #least: Severity;

  constructor(result: AuditResult, { root, least = 'hint' }: ReportOptions) {
    this.result = result;
    this.#root = root;
    this.#least = least;
  }

  /** The findings that are shown, by file and place. */
  shown(): readonly Finding[] {
    return this.result.documents.flatMap(({ findings }) =>
      findings.filter(({ severity }) => isAtLeast(severity, this.#least)),
    );
  }

  observations(): readonly Observation[] {
    return this.result.documents.flatMap(({ observations }) => observations);
  }

  path(uri: Uri): string {
    return relativePath(this.#root, uri);
  }

  finding(finding: Finding): ReportedFinding {
    const lines = this.#linesOf(finding.uri);
    const start = lines.at(finding.range.start);
    const end = lines.at(finding.range.end);
    const { rule, severity, message, categories, recipient, policy, steps } = finding;
    return {
      rule,
      severity,
      file: this.path(finding.uri),
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      message,
      categories,
      recipient: recipient?.class ?? recipient?.vendor ?? null,
      policy: policy === undefined ? null : this.#policy(policy),
      steps: this.steps(steps),
    };
  }

  steps(steps: readonly FlowStep[]): ReportedStep[] {
    return steps.map(({ uri, line, what }) => ({ file: this.path(uri), line, what }));
  }

  #policy({ uri, at, quote }: PolicyReference): ReportedPolicy {
    return { file: this.path(uri), line: this.#linesOf(uri).at(at.start).line, quote: quote?.text ?? null };
  }

  #linesOf(uri: Uri): LineIndex {
    return this.result.lines.get(uri) ?? noLines;
  }
}

const noLines = new LineIndex('');

/** Findings by the file that they stand in, in the order in which they come. */
export function byFile(findings: readonly ReportedFinding[]): ReadonlyMap<string, readonly ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const own = files.get(finding.file);
    if (own === undefined) files.set(finding.file, [finding]);
    else own.push(finding);
  }
  return files;
}
