import type { SourceComment } from '../parse.js';
import type { TextRange } from '../text/range.js';
import type { CategoryKey, PurposeKey } from '../vocabulary/taxonomy.js';
import type { DeclaredRecipient } from '../policy/model.js';
import type { AnnotationText } from '../language/en/annotations.js';
import type { AnnotationTitle } from '../language/en/fixes.js';

/** A word of an annotation, as written and as resolved. */
export interface AnnotationWord<T> {
  readonly text: string;
  readonly range: TextRange;
  readonly value: T | undefined;
}

/** `@pii`, `@tracks` or `@notPii` in a comment. */
export interface Annotation {
  readonly tag: 'pii' | 'tracks' | 'notPii';
  /** The comment that holds it. */
  readonly comment: TextRange;
  /** From the `@` to the end of the annotation's text. */
  readonly range: TextRange;
  readonly categories: readonly AnnotationWord<CategoryKey>[];
  readonly purposes: readonly AnnotationWord<PurposeKey>[];
  readonly recipients: readonly AnnotationWord<DeclaredRecipient>[];
  /** The note after `--`, or the reason of `@notPii`. */
  readonly note: string | undefined;
}

/** `pledge-ignore`, `pledge-ignore-next-line`, or `pledge-ignore-line`. */
export interface Suppression {
  readonly scope: 'file' | 'next-line' | 'line';
  readonly range: TextRange;
  readonly comment: TextRange;
  /**
   * Empty means that none was named, which is a mistake. `value` is undefined for what cannot be a rule id; whether such a rule exists is for the rules to
   * say.
   */
  readonly rules: readonly AnnotationWord<string>[];
  readonly reason: string | undefined;
  /** 1-based line that it speaks of; undefined for `file`. */
  readonly line: number | undefined;
}

export const annotationProblemCodes = [
  'unknown-tag',
  'no-category',
  'unknown-category',
  'ambiguous-category',
  'unknown-purpose',
  'ambiguous-purpose',
  'unknown-recipient',
  'missing-comma',
  'stray-text',
  'empty-item',
  'empty-section',
  'missing-purpose',
  'missing-recipient',
  'contradiction',
  'unknown-directive',
  'no-rule',
  'malformed-rule',
  'missing-reason',
  'not-at-top',
  'malformed-event',
  'disagreement',
] as const;
/** What is wrong with an annotation or a suppression; stable, for tests and documents. */
export type AnnotationProblemCode = (typeof annotationProblemCodes)[number];

export interface AnnotationProblem {
  readonly code: AnnotationProblemCode;
  readonly range: TextRange;
  readonly said: AnnotationText;
  readonly suggestions: readonly AnnotationChange[];
}

/** One way to mend an annotation. */
export interface AnnotationChange {
  readonly range: TextRange;
  readonly newText: string;
  /** The name of the file comes last to it. */
  readonly title: AnnotationTitle;
}

export function annotationProblem(
  code: AnnotationProblemCode,
  range: TextRange,
  said: AnnotationText,
  suggestions: readonly AnnotationChange[] = [],
): AnnotationProblem {
  return { code, range, said, suggestions };
}

/** Offers other words for what stands at a place. */
export function changes(range: TextRange, words: readonly string[]): AnnotationChange[] {
  return words.map((newText) => ({ range, newText, title: ['changeTo', newText] }));
}

/** One property of a declared telemetry event, as somebody classified it. */
export interface DeclaredProperty {
  /** `prefix*` for all that start so. */
  readonly name: string;
  readonly range: TextRange;
  /** The word that is written; undefined where there is none. */
  readonly classification: string | undefined;
  /** Null where the classification says that it is no personal data; undefined where we do not know the word. */
  readonly category: CategoryKey | null | undefined;
  readonly purpose: PurposeKey | undefined;
  readonly comment: string | undefined;
}

/** A telemetry event that a `__GDPR__` comment declares; a fragment that others include; or a property that all events carry. */
export interface DeclaredEvent {
  readonly kind: 'event' | 'fragment' | 'common';
  readonly name: string;
  /** The comment that declares it. */
  readonly comment: TextRange;
  readonly owner: string | undefined;
  /** What it is for, in words for people. */
  readonly note: string | undefined;
  readonly properties: readonly DeclaredProperty[];
  /** Names of fragments whose properties it has too. */
  readonly includes: readonly string[];
}

export interface ModuleAnnotations {
  readonly annotations: readonly Annotation[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly AnnotationProblem[];
  /** Left out where there are none. */
  readonly events?: readonly DeclaredEvent[];
}

/**
 * Reads the annotations and suppressions of one file's comments. Never throws; every mistake is a problem at its place.
 */
export type ReadAnnotations = (text: string, comments: readonly SourceComment[]) => ModuleAnnotations;
