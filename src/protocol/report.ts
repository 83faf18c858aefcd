import type { ReportFormatId } from '../core/report/formats.js';
import type { AuditRecord } from '../core/report/trend.js';
import type { Severity } from '../core/rules/rule.js';

// What client and server say to each other of findings and reports.

export const findingsMethod = 'pledge/findings';
/** Sent when other findings are shown than before; the client asks for them when it needs them. */
export const findingsChangedMethod = 'pledge/findingsChanged';

export interface FindingsChanged {
  /** The files whose findings are others now. */
  readonly uris: readonly string[];
}

export interface FindingsParams {
  /** Only the findings of these files: a key press in one of a thousand shall not send them all again. */
  readonly uris?: readonly string[];
}

/** A finding as the tree shows it. Lines and characters are 0-based, as in the editor. */
export interface FindingItem {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fingerprint: string;
  /** Whether the baseline knows it: the editor does not underline it then. */
  readonly isKnown: boolean;
  /** Noun phrases for the data categories that it speaks of. */
  readonly categories: readonly string[];
  /** Who receives the data, where somebody does. */
  readonly recipient: string | undefined;
}

export interface FindingsAnswer {
  readonly findings: readonly FindingItem[];
  /** Whether the whole workspace has been audited, and not only what is open. */
  readonly audited: boolean;
  /** Whether nothing has changed since that audit. */
  readonly current: boolean;
  /** Whether a policy governs any of it. */
  readonly hasPolicy: boolean;
  /** Whether any folder has a baseline. */
  readonly hasBaseline: boolean;
}

export const reportMethod = 'pledge/report';

/** What the baselines know is left out. */
export interface ReportParams {
  readonly format: ReportFormatId;
  /** The audit before, for the trend. */
  readonly previous?: AuditRecord;
  /** Set for the panel: what its script and style carry. */
  readonly nonce?: string;
}

export interface ReportAnswer {
  readonly text: string;
  /** What the next audit is compared with. */
  readonly record: AuditRecord;
}

export const baselineMethod = 'pledge/baseline';

export interface BaselineParams {
  /** URI of the folder whose findings are written down. */
  readonly folder: string;
}

export interface BaselineAnswer {
  /** The text of the baseline file. */
  readonly text: string;
  readonly findings: number;
}
