import type { CategoryKey, PurposeKey, RecipientClass } from '../vocabulary/taxonomy.js';
import type { TextOf } from '../language/text.js';
import type { reasons } from '../language/en/reasons.js';
import type { PolicyRow, TrackerKind } from './model.js';

/** PoliCheck's five verdicts (Andow et al., USENIX Security 2020). */
export type Verdict = 'clear' | 'vague' | 'omitted' | 'incorrect' | 'ambiguous';

/** Who receives: a class, and the vendor where one is known. */
export interface ObservedRecipient {
  readonly class: RecipientClass;
  readonly vendor?: string;
}

/** Why a policy decides as it does: one clause, without a full stop. */
export type Reason = TextOf<typeof reasons>;

/** What the policy says to one observed practice. */
export interface Decision {
  readonly verdict: Verdict;
  /** The row that decides: the one that declares, covers vaguely, enumerates without it, or denies. */
  readonly row?: PolicyRow;
  /** For `ambiguous`: the row that says the opposite of `row`. */
  readonly against?: PolicyRow;
  /** For `vague`: the declared ancestor, or what is unspecific. For `omitted`: what comes closest. */
  readonly reason: Reason;
}

/** Asks one policy. `file` is the posix path of the code relative to the policy file; it decides which scoped rows hold. */
export interface PolicyOracle {
  collect(practice: { readonly category: CategoryKey; readonly file: string; readonly childData?: boolean }): Decision;
  share(practice: { readonly category: CategoryKey; readonly to: ObservedRecipient; readonly file: string }): Decision;
  /** Whether the category may be used for the purpose at all (`uses`, `collects` and `shares` rows). */
  purpose(practice: { readonly category: CategoryKey; readonly purpose: PurposeKey; readonly file: string }): Decision;
  /** Whether this kind of tracking is declared, or this vendor or its class is named. */
  tracker(practice: {
    readonly kinds: readonly TrackerKind[];
    readonly to: ObservedRecipient | undefined;
    readonly file: string;
  }): Decision;
  /** The row by which server logs are said to hold this category, if any. */
  logRow(category: CategoryKey, file: string): PolicyRow | undefined;
}
