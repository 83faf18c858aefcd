import type { Policy, PolicyProblem } from './policy/model.js';
import type { Observation } from './program/observation.js';
import type { Finding, Fix } from './rules/rule.js';
import type { SettingsProblem } from './settings.js';
import type { Uri } from './workspace.js';

/** Findings of one document. `version` is that of the text they were computed from; undefined for files that are not open. */
export interface DocumentFindings {
  readonly uri: Uri;
  readonly version: number | undefined;
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  /** The policy file that decides for it. */
  readonly policy: Uri | undefined;
}

export interface AuditProgress {
  readonly phase: 'list' | 'read' | 'analyse' | 'check';
  readonly done: number;
  readonly total: number;
}

/** A file that could not be analysed, and why, in one line. */
export interface SkippedFile {
  readonly uri: Uri;
  readonly message: string;
}

export interface AuditResult {
  readonly documents: readonly DocumentFindings[];
  readonly policies: readonly { readonly uri: Uri; readonly policy: Policy | undefined; readonly problems: readonly PolicyProblem[] }[];
  readonly skipped: readonly SkippedFile[];
  readonly settingsProblems: readonly SettingsProblem[];
  readonly files: number;
  readonly lines: number;
  readonly milliseconds: number;
}

/** What the hover shows for one place. Markdown. */
export interface HoverContent {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The only door to the engine: the CLI, the server and tests come through here. Methods that take a signal reject with an `AbortError` when it fires,
 * within 100 ms. Nothing is written: fixes are returned as edits.
 */
export interface Session {
  open(uri: Uri, version: number, text: string): void;
  change(uri: Uri, version: number, text: string): void;
  close(uri: Uri): void;
  /** Tells of changes on disk: code, policy files, policy prose, `.gitignore`, settings. */
  filesChanged(uris: readonly Uri[]): void;
  /** Findings of one open or closed file, code or policy. */
  findings(uri: Uri, signal?: AbortSignal): Promise<DocumentFindings>;
  audit(options: { readonly paths?: readonly Uri[]; readonly signal?: AbortSignal; readonly onProgress?: (progress: AuditProgress) => void }): Promise<AuditResult>;
  /** The fixes for a finding that `findings` or `audit` returned. */
  fixes(finding: Finding): Promise<readonly Fix[]>;
  hover(uri: Uri, offset: number): Promise<HoverContent | undefined>;
  dispose(): void;
}
