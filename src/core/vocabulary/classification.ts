import type { EvidenceText } from '../language/en/evidence.js';
import type { CategoryKey } from './taxonomy.js';

/** What is known about a name at the place where it stands. All of it is optional but the role: names are evidence, not proof. */
export interface NameContext {
  /** What the name is used for. `read` is a property read, `call` the name of a function whose result is meant. */
  readonly role: 'field' | 'formInput' | 'parameter' | 'variable' | 'read' | 'call' | 'key' | 'column';
  /** The name of what holds it: type, class, schema, table, component, or the variable read from (`user` in `user.name`). */
  readonly owner?: string;
  readonly ownerKind?: 'type' | 'class' | 'schema' | 'table' | 'enum' | 'component' | 'variable' | 'function' | 'form';
  /** The other names beside it (fields of the same type, keys of the same object, inputs of the same form). */
  readonly siblings?: readonly string[];
  /** The declared type, coarsely. `model` is a named type; its name is in `typeName`. */
  readonly type?:
    | 'string'
    | 'number'
    | 'boolean'
    | 'date'
    | 'function'
    | 'node'
    | 'enum'
    | 'literal'
    | 'model'
    | 'array'
    | 'object'
    | 'unknown';
  /** The declared type's name for `model`, or the element's for `array`. */
  readonly typeName?: string;
  /** Literal members where the type is a union of literals or an enum, or the constant value. */
  readonly literals?: readonly string[];
  /** Path of the file, posix, for its role (i18n, generated, styles, tests, stories). */
  readonly file?: string;
  /** Value of `type=` of an input, or an HTML autofill token (`autoComplete`). */
  readonly inputType?: string;
  readonly autoComplete?: string;
  /** What the schema checks it to be. */
  readonly format?: 'email' | 'phone';
}

export interface Classification {
  readonly category: CategoryKey;
  /** 0 to 1; calibrated so that of those at 0.8 and more, nine in ten are right. Below 0.5 nothing is returned. */
  readonly confidence: number;
  /** Why this name is taken for that category. */
  readonly evidence: EvidenceText;
  /** True for opaque identifiers (`userId`), reported apart at a lower severity. */
  readonly opaqueId: boolean;
  /** Further categories that the same value carries (a signed-in profile carries name and e-mail), most often empty. */
  readonly also: readonly CategoryKey[];
}

/**
 * Classifies one name in its context.
 *
 * @returns undefined when the name is no evidence of personal data there
 */
export type ClassifyName = (name: string, context: NameContext) => Classification | undefined;
