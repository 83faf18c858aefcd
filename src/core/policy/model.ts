import type { ProblemText } from '../language/en/problems.js';
import type { TextRange } from '../text/range.js';
import type { CategoryKey, PurposeKey, RecipientClass } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';

/** An exact substring of a source document. Offsets are UTF-16 units over the text without byte-order mark and with LF line ends. */
export interface Quote {
  /** Id of the source document. */
  readonly source: string;
  readonly text: string;
  readonly section?: string;
  readonly start?: number;
  readonly end?: number;
  /** The sentence of the source around it, with the list that it introduces; known where the source could be read when the policy was loaded. */
  readonly sentence?: SourceSentence;
}

/** A sentence of a source, in offsets like those of a quote. */
export interface SourceSentence extends TextRange {
  readonly text: string;
}

export interface PolicySource {
  readonly id: string;
  /** Path relative to the policy file, posix. */
  readonly file: string;
  readonly sha256?: string;
  readonly title?: string;
  /** ISO date. */
  readonly lastModified?: string;
}

export type RowStatus = 'proposed' | 'accepted' | 'rejected';
export type RowKind = 'collects' | 'uses' | 'shares' | 'denies' | 'choices' | 'trackers';

/** What every row has. */
export interface RowBase {
  readonly kind: RowKind;
  readonly id?: string;
  readonly status: RowStatus;
  readonly quote?: Quote;
  /** Name of a scope of the policy; the row holds everywhere where it is left out. */
  readonly scope?: string;
  /** The globs that `scope` stands for, relative to the policy that was asked for (not to a parent that the row may come from). */
  readonly scopeGlobs?: readonly string[];
  readonly condition?: string;
  readonly dataSubjects?: readonly string[];
  readonly legalBasis?: string;
  readonly retention?: string;
  readonly reviewedBy?: string;
  /** ISO date. */
  readonly reviewedOn?: string;
  /** Why the importer proposed it. */
  readonly reason?: string;
  /** 0 to 1, of the importer. */
  readonly confidence?: number;
  /** Where the row stands in the policy file (whole row), and the policy file itself (rows may come from a parent). */
  readonly at: TextRange;
  readonly uri: Uri;
}

export interface CollectRow extends RowBase {
  readonly kind: 'collects';
  readonly category: CategoryKey;
  readonly modality?: 'may' | 'does';
  readonly from?: 'user_provided' | 'automatic' | 'third_party';
  readonly purposes: readonly PurposeKey[];
}
export interface UseRow extends RowBase {
  readonly kind: 'uses';
  readonly categories: readonly CategoryKey[];
  readonly purposes: readonly PurposeKey[];
}

/** A declared class covers its vendors; a declared vendor only itself. */
export type DeclaredRecipient = { readonly class: RecipientClass } | { readonly vendor: string };

export interface ShareRow extends RowBase {
  readonly kind: 'shares';
  readonly to: readonly DeclaredRecipient[];
  readonly categories: readonly CategoryKey[];
  readonly purposes: readonly PurposeKey[];
  readonly only?: 'aggregated' | 'anonymised';
}
export interface DenyRow extends RowBase {
  readonly kind: 'denies';
  readonly practice: 'collect' | 'use' | 'share' | 'track' | 'sell';
  readonly category?: CategoryKey;
  readonly to: readonly DeclaredRecipient[];
  readonly purposes: readonly PurposeKey[];
  /** For `track`: the kinds of tracking that are denied; empty means all. */
  readonly trackers: readonly TrackerKind[];
  /** A denial with a condition holds only where the condition is met. */
  readonly when?: string;
}
export interface ChoiceRow extends RowBase {
  readonly kind: 'choices';
  readonly choice: ChoiceKind;
  readonly key?: string;
  readonly value?: string;
  readonly disables: readonly string[];
  readonly except?: string;
}
/** A kind of tracking that the policy declares. */
export interface TrackerRow extends RowBase {
  readonly kind: 'trackers';
  readonly tracker: TrackerKind;
}
export type PolicyRow = CollectRow | UseRow | ShareRow | DenyRow | ChoiceRow | TrackerRow;

export const choiceKinds = [
  'setting',
  'unsubscribe',
  'browser',
  'account',
  'opt_out_link',
  'consent',
  'device',
  'contact',
] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

export const trackerKinds = [
  'cookies',
  'log_files',
  'web_beacons',
  'email_beacons',
  'device_ids',
  'third_party_analytics',
  'third_party_ads',
  'local_storage',
  'session_replay',
  'fingerprinting',
  'social_plugins',
] as const;
export type TrackerKind = (typeof trackerKinds)[number];

/** How this code base spells things (`code:`), and what the workspace settings say in the same words. */
export interface CodeMapping {
  /** Pattern (`handle`, `User.handle`, `*.tenantId`, `src/billing/**#email`) to category, or false for "not personal". */
  readonly fields: readonly {
    readonly pattern: string;
    readonly category: CategoryKey | false;
    readonly at?: TextRange;
  }[];
  /** `path#export` to recipient. */
  readonly recipients: readonly { readonly symbol: string; readonly to: DeclaredRecipient; readonly at?: TextRange }[];
  /** Names, or `path#export`, of helpers that end a flow. */
  readonly redactors: readonly string[];
  /** Globs relative to the policy file. */
  readonly exclude: readonly string[];
}

/** A loaded policy file with its parents' rows joined in. */
export interface Policy {
  readonly uri: Uri;
  readonly version: 1;
  readonly sources: readonly PolicySource[];
  /** Scope name to globs relative to the policy file. */
  readonly scopes: ReadonlyMap<string, readonly string[]>;
  readonly collects: readonly CollectRow[];
  readonly uses: readonly UseRow[];
  readonly shares: readonly ShareRow[];
  readonly denies: readonly DenyRow[];
  readonly choices: readonly ChoiceRow[];
  readonly signals: {
    readonly doNotTrack: SignalStance;
    readonly gpc: SignalStance;
    readonly quote?: Quote;
    readonly places?: { readonly doNotTrack?: PartPlace; readonly gpc?: PartPlace };
  };
  /** The kinds of `trackerRows` that are not rejected, each once. */
  readonly trackers: readonly TrackerKind[];
  readonly trackerRows: readonly TrackerRow[];
  readonly retention?: { readonly rule?: string; readonly exceptions: readonly string[]; readonly quote?: Quote };
  readonly transfer?: { readonly countries: readonly string[]; readonly elsewhere?: boolean; readonly quote?: Quote };
  readonly children?: {
    readonly minAge?: number;
    readonly onDiscovery?: string;
    readonly quote?: Quote;
    readonly place?: PartPlace;
  };
  readonly security?: { readonly safeguards?: boolean; readonly breachNotice?: boolean; readonly quote?: Quote };
  readonly contacts: readonly string[];
  readonly code: CodeMapping;
}
/** Where a part that is no row stands: in this policy file or in a parent. */
export interface PartPlace {
  readonly uri: Uri;
  readonly at: TextRange;
}

export type SignalStance = 'honoured' | 'ignored' | 'unstated';

/** A mistake in a policy file, at its place in that file. Loading never throws. */
export interface PolicyProblem {
  readonly uri: Uri;
  readonly at: TextRange;
  readonly severity: 'error' | 'warning';
  /** Stable code, e.g. `unknown-key`, `unknown-category`, `duplicate-id`, `quote-not-in-source`, `stale-quote`, `syntax`. */
  readonly code: string;
  readonly said: ProblemText;
  /** The same in English. */
  readonly message: string;
  /** What to write instead, best first. */
  readonly suggestions: readonly string[];
}
