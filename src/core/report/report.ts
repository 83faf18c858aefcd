import { english } from '../language/english.js';
import type { Language } from '../language/language.js';
import { say } from '../language/text.js';
import type { FlowStep, Observation } from '../program/observation.js';
import type { Finding, PolicyReference, Severity } from '../rules/rule.js';
import type { AuditResult } from '../session.js';
import type { TextRange } from '../text/range.js';
import { relativePath } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import { isAtLeast } from './severity.js';

export interface ReportOptions {
  /** The folder that paths are shown from. */
  readonly root: Uri;
  /** In which a report for people speaks; English where left out. Formats for machines are always in English. */
  readonly language?: Language;
  /** The mildest severity that is shown; all where left out. */
  readonly least?: Severity;
  /** Findings that the baseline knows: they are not shown. */
  readonly known?: ReadonlySet<Finding>;
  /** Whether a finding stands where one looks, such as on changed lines; everywhere where left out. */
  readonly within?: (finding: Finding) => boolean;
}

export interface ReportedPolicy {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly quote: string | null;
}

/** 1-based lines and columns; the end is the place behind the last character. */
export interface ReportedPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A step of a flow. */
export interface ReportedStep {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly what: string;
}

/** A finding as reports show it: 1-based lines and columns (UTF-16), posix paths from the audited folder. */
export interface ReportedFinding extends ReportedPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly message: string;
  readonly categories: readonly string[];
  /** The recipient's class; its name where no class is known. */
  readonly recipient: string | null;
  readonly policy: ReportedPolicy | null;
  readonly steps: readonly ReportedStep[];
  /** The same after lines moved. */
  readonly fingerprint: string;
}

/** Turns what an audit gives into what reports show. */
export class Reporting {
  readonly result: AuditResult;
  readonly language: Language;
  readonly #root: Uri;
  readonly #shown: readonly Finding[];
  readonly #known: readonly Finding[];

  constructor(result: AuditResult, { root, language = english, least = 'hint', known, within }: ReportOptions) {
    this.result = result;
    this.language = language;
    this.#root = root;
    const asked = result.documents.flatMap(({ findings }) =>
      findings.filter((finding) => isAtLeast(finding.severity, least) && (within?.(finding) ?? true)),
    );
    this.#shown = known === undefined ? asked : asked.filter((finding) => !known.has(finding));
    this.#known = known === undefined ? [] : asked.filter((finding) => known.has(finding));
  }

  /** The findings that are shown, by file and place. */
  shown(): readonly Finding[] {
    return this.#shown;
  }

  /** The findings that would be shown if the baseline did not know them. */
  known(): readonly Finding[] {
    return this.#known;
  }

  observations(): readonly Observation[] {
    return this.result.documents.flatMap(({ observations }) => observations);
  }

  path(uri: Uri): string {
    return relativePath(this.#root, uri);
  }

  /** Where a range of a file is; undefined where the lines of the file are not known. */
  place(uri: Uri, range: TextRange): ReportedPlace | undefined {
    const lines = this.result.lines.get(uri);
    if (lines === undefined) return undefined;
    const start = lines.at(range.start);
    const end = lines.at(range.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  finding(finding: Finding): ReportedFinding {
    const { rule, severity, said, categories, recipient, policy, steps, fingerprint } = finding;
    const { line, column, endLine, endColumn } = this.place(finding.uri, finding.range) ?? unknownPlace;
    return {
      rule,
      severity,
      file: this.path(finding.uri),
      line,
      column,
      endLine,
      endColumn,
      message: say(this.language.findings, said),
      categories,
      recipient: recipient?.class ?? recipient?.vendor ?? null,
      policy: policy === undefined ? null : this.#policy(policy),
      steps: this.steps(steps),
      fingerprint,
    };
  }

  steps(steps: readonly FlowStep[]): ReportedStep[] {
    return steps.map(({ uri, line, what }) => ({ file: this.path(uri), line, what: say(this.language.steps, what) }));
  }

  #policy({ uri, at, quote }: PolicyReference): ReportedPolicy {
    return { file: this.path(uri), line: this.place(uri, at)?.line ?? 1, quote: quote?.text ?? null };
  }
}

const unknownPlace: ReportedPlace = { line: 1, column: 1, endLine: 1, endColumn: 1 };

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
