import type { ModuleAnnotations } from './facts/annotations.js';
import type { AnalysisCache } from './cache.js';
import type { Language } from './language/language.js';
import type { ProblemText } from './language/en/problems.js';
import type { SkipText } from './language/en/skips.js';
import type { ParseSource } from './parse.js';
import type { Policy, PolicyProblem } from './policy/model.js';
import type { Observation } from './program/observation.js';
import type { SuppressedFinding } from './rules/engine.js';
import type { Finding, Fix } from './rules/rule.js';
import type { Decided, NotChecked } from './session/decided.js';
import type { HeldPolicy } from './session/policyStore.js';
import type { SettingsProblem, SettingsSource } from './settings.js';
import type { LineIndex } from './text/range.js';
import type { Uri, Workspace } from './workspace.js';

/** Findings of one document. `version` is that of the text they were computed from; undefined for files that are not open. */
export interface DocumentFindings {
  readonly uri: Uri;
  readonly version: number | undefined;
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  /** The policy file that decides for it. */
  readonly policy: Uri | undefined;
  /** Why nothing could be held against that policy, where that is so. Not of audits: they have the problems of each policy. */
  readonly unreadable?: ProblemText | undefined;
  /** Why it is not checked, where that is so. Not of audits, which leave such files out. */
  readonly notChecked?: NotChecked | undefined;
}

export interface AuditProgress {
  /** `list` finds files, `read` reads and parses them, `analyse` follows values, `check` holds them against the policy. */
  readonly phase: 'list' | 'read' | 'analyse' | 'check';
  readonly done: number;
  /** 0 where it is not known yet. */
  readonly total: number;
}

/** A file that could not be analysed, and why. */
export interface SkippedFile {
  readonly uri: Uri;
  readonly why: SkipText;
}

export interface AuditedPolicy {
  readonly uri: Uri;
  readonly policy: Policy | undefined;
  readonly problems: readonly PolicyProblem[];
}

export interface AuditResult {
  /** Every analysed file and every policy file, in order of URI, those without findings included. */
  readonly documents: readonly DocumentFindings[];
  readonly policies: readonly AuditedPolicy[];
  /** What comments silence, with the reasons that they give. */
  readonly suppressed?: readonly SuppressedFinding[];
  readonly skipped: readonly SkippedFile[];
  readonly settingsProblems: readonly SettingsProblem[];
  /** Lines of every file that a finding, an observation or a policy row stands in. */
  readonly lines: ReadonlyMap<Uri, LineIndex>;
  /** Analysed source files, and their lines together. */
  readonly files: number;
  readonly lineCount: number;
  readonly milliseconds: number;
}

export interface AuditOptions {
  /** Files and folders to audit; all of the workspace where left out. What is named here is audited whatever leaves it out elsewhere. */
  readonly paths?: readonly Uri[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AuditProgress) => void;
}

/** What the hover shows for one place. Markdown. */
export interface HoverContent {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/** One document with what governs it: what navigation and reading aids look at. */
export interface DocumentView {
  readonly uri: Uri;
  /** Of the text that all ranges are of; undefined for files that are not open. */
  readonly version: number | undefined;
  readonly observations: readonly Observation[];
  /** Undefined where the document is no code that is analysed. */
  readonly annotations: ModuleAnnotations | undefined;
  /** The policy that decides for it, or that it is. */
  readonly policy: HeldPolicy | undefined;
  /** The path by which that policy knows it. */
  readonly path: string;
}

export interface SessionOptions {
  readonly workspace: Workspace;
  readonly settings: SettingsSource;
  /** Loads the parser with the first file that needs it. */
  readonly parser: () => Promise<ParseSource>;
  /** The policy file that decides for every file, whatever the settings and the folders say. */
  readonly policy?: Uri;
  /** Remembers facts and results beyond this session. Left out, nothing is remembered. */
  readonly cache?: AnalysisCache;
  /** Whether rows of policies count only where a person has accepted them. */
  readonly requireAccepted?: boolean;
}

/**
 * The only door to the engine: the CLI, the server and tests come through here. Methods that take a signal reject with an `AbortError` when it fires,
 * within 100 ms. Nothing is written: fixes are returned as edits.
 */
export interface Session {
  /** Raised with everything that the session is told and that other findings may come of. */
  readonly revision: number;
  open(uri: Uri, version: number, text: string): void;
  change(uri: Uri, version: number, text: string): void;
  close(uri: Uri): void;
  /** Tells of changes on disk: code, policy files, policy prose, `.gitignore`, settings. */
  filesChanged(uris: readonly Uri[]): void;
  /**
   * Reads and links the whole workspace. From then on findings of single files are those that an audit gives; before, a file is followed into what it imports,
   * but not to who imports it.
   *
   * @returns false where that was known already
   */
  know(signal?: AbortSignal): Promise<boolean>;
  /** Findings of one open or closed file, code or policy. Empty for a file that is not analysed. */
  findings(uri: Uri, signal?: AbortSignal): Promise<DocumentFindings>;
  audit(options: AuditOptions): Promise<AuditResult>;
  /** The fixes for a finding that `findings` or `audit` returned, for the text as it is now. */
  fixes(finding: Finding): Promise<readonly Fix[]>;
  hover(uri: Uri, offset: number, language: Language): Promise<HoverContent | undefined>;
  view(uri: Uri, signal?: AbortSignal): Promise<DocumentView>;
  /** Which files decide what is said of a file, and why they do. */
  decided(uri: Uri): Promise<Decided>;
  /** The code files of the workspace, those included that are open. */
  sources(signal?: AbortSignal): Promise<readonly Uri[]>;
  /** The policy files that lie in the workspace. */
  policies(signal?: AbortSignal): Promise<readonly Uri[]>;
  dispose(): void;
}
