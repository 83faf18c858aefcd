import { practiceOf } from '../../core/session/practice.js';
import type { Practice } from '../../core/policy/declared-by.js';
import type { Annotation, AnnotationWord } from '../../core/facts/annotations.js';
import type { Observation } from '../../core/program/observation.js';
import { placesOf } from '../../core/session/observedPlaces.js';
import type { DocumentView } from '../../core/session.js';
import type { TextRange } from '../../core/text/range.js';

/** What stands at a place in code. */
export interface PlaceInCode {
  readonly at: TextRange;
  readonly practices: readonly Practice[];
}

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The word of an annotation at an offset. */
export function annotationWordAt(
  annotations: readonly Annotation[],
  offset: number,
):
  | {
      readonly annotation: Annotation;
      readonly list: 'categories' | 'purposes' | 'recipients';
      readonly word: AnnotationWord<unknown>;
    }
  | undefined {
  const annotation = annotations.find(({ range }) => holds(range, offset));
  if (annotation === undefined) return undefined;
  for (const list of ['categories', 'purposes', 'recipients'] as const) {
    const word = annotation[list].find(({ range }) => holds(range, offset));
    if (word !== undefined) return { annotation, list, word };
  }
  return undefined;
}

function practiceOfAnnotation({ categories, recipients }: Annotation): Practice[] {
  const keys = categories.flatMap(({ value }) => value ?? []);
  const base: Practice = { categories: keys, to: undefined, trackers: [] };
  const shared = recipients.flatMap(({ value }): Practice[] => {
    if (value === undefined) return [];
    const to =
      'class' in value ? { class: value.class } : { class: 'unspecified_third_parties' as const, vendor: value.vendor };
    return [{ ...base, to }];
  });
  return [base, ...shared];
}

/** The observation or annotation at an offset, the narrowest first, and what it does. */
export function placeAt(view: DocumentView, offset: number): PlaceInCode | undefined {
  const annotations = view.annotations?.annotations ?? [];
  const annotation = annotations.find(({ range }) => holds(range, offset));
  if (annotation !== undefined) {
    const found = annotationWordAt(annotations, offset);
    const key = found?.list === 'categories' ? found.word.value : undefined;
    const practices = practiceOfAnnotation(annotation);
    return typeof key === 'string'
      ? {
          at: found?.word.range ?? annotation.range,
          practices: practices.map((each) => ({ ...each, categories: [key] })),
        }
      : { at: annotation.range, practices };
  }
  const found = view.observations
    .flatMap(placesOf)
    .filter(({ at }) => holds(at, offset))
    .sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start));
  const [place] = found;
  if (place === undefined) return undefined;
  const same = found.filter(({ at }) => at.start === place.at.start && at.end === place.at.end);
  return { at: place.at, practices: same.map((each) => narrowed(each.observation, each)) };
}

/** What an observation does with the data that stands at a place of it. */
function narrowed(
  observation: Observation,
  { categories }: { readonly categories: Observation['categories'] },
): Practice {
  const practice = practiceOf(observation);
  const whole = categories.length === observation.categories.length;
  return whole ? practice : { ...practice, categories: categories.map(({ category }) => category) };
}
