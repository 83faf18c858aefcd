import type { ObservedRecipient } from '../policy/decision.js';
import type { FieldObservation, FlowObservation } from '../program/observation.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';

/** Where a field is declared, and how. */
export type NamedField = Pick<FieldObservation, 'owner' | 'name' | 'form' | 'practice'>;

/** How a path of the project's own leads to the recipient; none where data goes there straight. */
export interface Byway {
  readonly path: string;
  /** The file that says where it leads, as people read its path. */
  readonly file: string;
}

/** What the code does with some categories, as facts that each language makes its sentence of. */
export type Action =
  | { readonly kind: 'field'; readonly categories: readonly CategoryKey[]; readonly field: NamedField }
  | { readonly kind: 'identifier'; readonly categories: readonly CategoryKey[]; readonly name: string }
  | {
      readonly kind: 'sent';
      readonly categories: readonly CategoryKey[];
      readonly sink: FlowObservation['sink'];
      readonly host: string | undefined;
      /** Undefined where nobody else receives it. */
      readonly to: ObservedRecipient | undefined;
      /** What does it, as it is written: `mixpanel.track()`. */
      readonly by: string;
      readonly byway?: Byway | undefined;
    };

/** What a call does by itself: it starts a tracker, or uses one. */
export interface Tracking {
  readonly kind: 'tracking';
  readonly to: ObservedRecipient | undefined;
  readonly starts: boolean;
  readonly by: string;
  readonly byway?: Byway | undefined;
}

/** What one place says of a field; no categories where it says that the field is not personal. */
export interface Statement {
  readonly by: 'annotation' | 'settings' | 'policy';
  /** The pattern by which settings or policy file name the field; empty for an annotation. */
  readonly pattern: string;
  readonly categories: readonly CategoryKey[];
}
