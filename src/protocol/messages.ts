/** What client and server say to each other beyond the Language Server Protocol. Plain data, so that both sides can import it. */

/** One setting that a quick fix writes: the client knows where the user's settings are. */
export interface SettingChange {
  /** Whole name, such as `pledge.fields`. */
  readonly setting: string;
  /** Key inside the setting's object. */
  readonly key: string;
  readonly value: string | boolean;
  /** URI of the resource for which it shall hold. */
  readonly scope: string;
}

/** Client command that a code action runs; its arguments are `SettingChange`s. */
export const applySettingCommand = 'pledge.applySetting';

export const auditMethod = 'pledge/audit';

export interface AuditParams {
  /** By which the server reports `AuditStep`s with `$/progress`. */
  readonly progressToken: string;
}

export interface AuditStep {
  readonly phase: 'list' | 'read' | 'analyse' | 'check';
  readonly done: number;
  readonly total: number;
}

export interface AuditAnswer {
  readonly findings: number;
  /** Errors and warnings among them that no baseline knows: what makes the command line exit with 1. */
  readonly grave: number;
  readonly files: number;
  readonly skipped: number;
  readonly milliseconds: number;
}

export const importMethod = 'pledge/import';

export interface ImportParams {
  /** URI of the document with the policy's text. */
  readonly uri: string;
  readonly text: string;
}

export interface ImportAnswer {
  /** The proposed `privacy.policy.yaml`. */
  readonly yaml: string;
  readonly rows: number;
  /** Policy files that were made from this text already, and what bringing them up to date would do. */
  readonly updates: readonly PolicyUpdate[];
}

/** A policy file brought up to date with its text: decisions stay, what differs is marked. */
export interface PolicyUpdate {
  readonly uri: string;
  /** The whole file as it would be. */
  readonly text: string;
  /** `3 new, 1 changed, 2 gone, 8 only quoted anew`; undefined where nothing differs. */
  readonly differences: string | undefined;
}

export const stateMethod = 'pledge/state';

/** Sent after each computation of a document's findings. */
export interface DocumentState {
  readonly uri: string;
  /** Those that the editor shows. */
  readonly findings: number;
  /** Those that it does not show, since the baseline knows them. */
  readonly known: number;
  /** URI of the policy file that decides for the document. */
  readonly policy: string | undefined;
  readonly milliseconds: number;
  /** One line, where the document could not be analysed, or not be held against its policy. */
  readonly problem: string | undefined;
  /** One line, where the document is none that is checked. */
  readonly notChecked: string | undefined;
}

export const fieldMethod = 'pledge/field';

export interface FieldParams {
  readonly uri: string;
  /** 0-based, as in the editor. */
  readonly line: number;
  readonly character: number;
}

/** One entry of the list of data categories. */
export interface CategoryChoice {
  readonly key: string;
  readonly label: string;
  readonly description: string;
}

/** What can be mapped at a place in code, and to what. */
export interface FieldAnswer {
  /** Patterns for `pledge.fields`, the most specific first; empty where there is no name at the place. */
  readonly patterns: readonly string[];
  /** What the name is taken for now. */
  readonly current: readonly string[];
  readonly categories: readonly CategoryChoice[];
}
