import type { ChoiceKind, SignalStance, TrackerKind } from '../model.js';
import type { CategoryKey, PurposeKey, RecipientClass } from '../../vocabulary/taxonomy.js';
import type { TextRange } from '../../text/range.js';

/** What a sentence of a policy can declare. */
export const practices = [
  'collect',
  'use',
  'share',
  'retain',
  'secure',
  'transfer',
  'choice',
  'track-tech',
  'dnt',
  'children',
  'contact',
  'change',
  'third-party-link',
] as const;
export type Practice = (typeof practices)[number];

export type Modality = 'may' | 'does' | 'will' | 'does-not';
export type DataOrigin = 'user_provided' | 'automatic' | 'third_party';

/** A recipient as the text has it: its class, and the name where the text names a vendor. */
export interface ImportedRecipient {
  readonly class: RecipientClass;
  readonly vendor?: string;
}

/** What a sentence on choices tells. */
export interface ImportedChoice {
  readonly kind: ChoiceKind;
  /** Name and value of a setting that opts out. */
  readonly key?: string;
  readonly value?: string;
  /** What goes on all the same, in the words of the policy. */
  readonly except?: string;
  readonly links: readonly string[];
}

/** One mention of a practice. Offsets are UTF-16 units over the normalised text; the quote is the text between them. */
export interface ImportedRow extends TextRange {
  readonly practice: Practice;
  readonly categories: readonly CategoryKey[];
  readonly purposes: readonly PurposeKey[];
  readonly recipients: readonly ImportedRecipient[];
  readonly negated: boolean;
  readonly modality: Modality;
  readonly from: DataOrigin | undefined;
  /** When it holds, in the words of the policy. */
  readonly condition: string | undefined;
  /** Data is shared or used in this form only. */
  readonly only: 'aggregated' | 'anonymised' | undefined;
  readonly choice: ImportedChoice | undefined;
  readonly trackers: readonly TrackerKind[];
  readonly section: string;
  readonly quote: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The steps of the reading that led to the row, in a sentence each. */
  readonly reason: string;
}

/** A statement of fact with the words that it rests on. */
export interface Evidence extends TextRange {
  readonly quote: string;
}

/** Two sentences of one policy that cannot both be true. */
export interface Contradiction {
  readonly category: CategoryKey;
  readonly about: string;
  readonly first: Evidence;
  readonly second: Evidence;
}

/** What holds for the policy as a whole. */
export interface PolicyFacts {
  readonly title: string | undefined;
  /** ISO date, of the policy itself and not of an archive that kept it. */
  readonly lastModified: string | undefined;
  readonly doNotTrack: SignalStance;
  readonly gpc: SignalStance;
  readonly trackers: readonly TrackerKind[];
  readonly minAge: number | undefined;
  /** What happens when data of a child is found. */
  readonly onDiscovery: 'delete' | undefined;
  readonly retention:
    { readonly rule: string; readonly exceptions: readonly string[]; readonly evidence: Evidence } | undefined;
  readonly transfer:
    { readonly countries: readonly string[]; readonly elsewhere: boolean; readonly evidence: Evidence } | undefined;
  readonly safeguards: boolean;
  readonly breachNotice: boolean;
  readonly contacts: readonly string[];
  /** How changes of the policy are told: `none` where people have to look for themselves. */
  readonly changeNotice: 'email' | 'notice' | 'posting' | 'none' | undefined;
  readonly optOuts: readonly ImportedChoice[];
  readonly contradictions: readonly Contradiction[];
  /** Where facts come from, by the name of the fact. */
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** What was read from one document. */
export interface ImportResult {
  readonly rows: readonly ImportedRow[];
  readonly facts: PolicyFacts;
}
