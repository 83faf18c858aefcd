import type { CallRole, SinkKind } from '../catalogue/records.js';
import type { EvidenceText } from '../language/en/evidence.js';
import type { StepText } from '../language/en/steps.js';
import type { TextRange } from '../text/range.js';
import type { CategoryKey, PurposeKey, RecipientClass } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';

/** The name of what has none: a text of a page that shows data. Each language says it in its words. */
export const thisText = 'this text';

/** One step of a flow: what happens where. */
export interface FlowStep {
  readonly uri: Uri;
  readonly range: TextRange;
  /** 1-based. */
  readonly line: number;
  /** `email of User`, `passed to track`, `sent to PostHog`. */
  readonly what: StepText;
}

/** Why a value is taken for personal data. */
export interface CategoryEvidence {
  readonly category: CategoryKey;
  readonly confidence: number;
  readonly evidence: EvidenceText;
  readonly opaqueId: boolean;
  /** Who said so, first that speaks wins. */
  readonly by: 'annotation' | 'settings' | 'policy' | 'vocabulary' | 'source';
  /** The field or identifier that carries it, as written. */
  readonly name: string;
  /** The path from there to here, at most 12 steps. */
  readonly steps: readonly FlowStep[];
  /** The expression at the sink that carries it (a property of an object literal, an argument), for fixes. */
  readonly at?: TextRange;
  /** True at a sink where only callers of the function around hand it in: it is observed at their calls as well. */
  readonly handedIn?: true;
}

interface ObservationBase {
  readonly uri: Uri;
  /** Where the call or declaration starts and ends. */
  readonly range: TextRange;
  /** 1-based lines of `range`. */
  readonly line: number;
  readonly endLine: number;
  readonly name: string;
  readonly categories: readonly CategoryEvidence[];
  /** 0 to 1: the best of its categories', or how sure the callee is for a bare call. */
  readonly confidence: number;
}

/** A declaration that holds personal data. */
export interface FieldObservation extends ObservationBase {
  readonly kind: 'field';
  readonly owner: string | undefined;
  readonly form:
    | 'interface'
    | 'type'
    | 'class'
    | 'schema'
    | 'model'
    | 'table'
    | 'formInput'
    | 'parameter'
    | 'enum'
    | 'inline'
    | 'annotated';
  /**
   * Design section 4: `inventory` for a bare field of a type, `collection` when it is a form input, a request or schema field, a stored column, or when its
   * value comes from a source or reaches a sink.
   */
  readonly practice: 'inventory' | 'collection';
  /** Range of the name alone. */
  readonly nameRange: TextRange;
}

/** A read of a source such as an IP address, a user agent or a cookie. */
export interface IdentifierObservation extends ObservationBase {
  readonly kind: 'identifier';
}

interface CallBase extends ObservationBase {
  readonly vendor: string | undefined;
  readonly recipient: RecipientClass | undefined;
  readonly purpose: PurposeKey | undefined;
  readonly sink: SinkKind;
  readonly role: CallRole | undefined;
  /** True when a consent test or the declared opt-out setting stands before it. */
  readonly guarded: boolean;
  /** The project's own function through which it goes, where the call is of a wrapper. */
  readonly via: string | undefined;
  /** How many of the project's functions lie between this call and the sink, where any do. */
  readonly distance?: number;
  /** Host, for network sinks with a literal URL. */
  readonly host: string | undefined;
  /** The path of the project's own server by which it goes there, and the name of the file that says so. */
  readonly proxy?: { readonly path: string; readonly file: string };
  /** Set for `http:` to a host that is not local or private. */
  readonly insecure: boolean;
  /** Range of the callee expression. */
  readonly calleeRange: TextRange;
}

/** A call that sends to a third party or tracker (categories may be empty), wrappers included. */
export interface CallObservation extends CallBase {
  readonly kind: 'call';
  /** What the SDK collects by itself where this call loads or initialises it. */
  readonly autoCollects: readonly CategoryKey[];
  readonly tracker: boolean;
  /** Id of the catalogue record, where one decided. */
  readonly sdk: string | undefined;
  /** The options by which it collects more than it would have to, where this call starts the SDK. */
  readonly settings?: readonly ObservedSetting[];
}

/** An option of an SDK that is written with a value that lessens privacy. */
export interface ObservedSetting {
  /** Dotted path inside the options. */
  readonly option: string;
  readonly value: string | boolean;
  /** What the value does, a clause that fits after "which". */
  readonly effect: string;
  /** Where it is written: in the call, or where its options are. */
  readonly uri: Uri;
  /** The whole property, and its value alone. */
  readonly range: TextRange;
  readonly valueRange: TextRange;
}

/** A sink that personal data reaches; at the sink call, and at the call of a wrapper that hands it on. */
export interface FlowObservation extends CallBase {
  readonly kind: 'flow';
  readonly tracker: boolean;
  readonly sdk: string | undefined;
}

export type Observation = FieldObservation | IdentifierObservation | CallObservation | FlowObservation;
