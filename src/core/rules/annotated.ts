import type { Annotation, AnnotationWord } from '../facts/annotations.js';
import type { Decision } from '../policy/decision.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { referenceTo } from './reference.js';
import type { FindingText, RuleFile, RuleReport } from './rule.js';

/** A word of an annotation that says what is done with its categories, and what a policy says to that. */
export interface Stated<T> {
  readonly words: (annotation: Annotation) => readonly AnnotationWord<T>[];
  readonly decide: (category: CategoryKey, value: T) => Decision;
  readonly said: (categories: readonly CategoryKey[], value: T, decision: Decision) => FindingText;
  readonly recipient?: (value: T) => RuleReport['recipient'];
}

/** What annotations say that the policy omits: an annotation says what is done as much as a call does it. One report for each word. */
export function* statedByAnnotations<T>(file: RuleFile, stated: Stated<T>): Generator<RuleReport> {
  for (const annotation of file.annotations.annotations) {
    const keys = annotation.categories.flatMap(({ value }) => value ?? []);
    for (const { value, range } of stated.words(annotation)) {
      if (value === undefined) continue;
      const omitted = keys
        .map((category) => ({ category, decision: stated.decide(category, value) }))
        .filter(({ decision }) => decision.verdict === 'omitted');
      const [first] = omitted;
      if (!first) continue;
      const categories = omitted.map(({ category }) => category);
      yield {
        uri: file.uri,
        range,
        said: stated.said(categories, value, first.decision),
        categories,
        recipient: stated.recipient?.(value),
        policy: referenceTo(first.decision.row),
        against: undefined,
        steps: [],
        observation: undefined,
      };
    }
  }
}
