import type { Annotation, AnnotationWord } from '../facts/annotations.js';
import type { Language } from '../language/language.js';
import type { HoverContent } from '../session.js';
import { describeWord } from './describeWord.js';

const vocabularies = { categories: 'category', purposes: 'purpose', recipients: 'recipient' } as const;

/** What a word of an annotation means, or the annotation itself. */
export function hoverAnnotation(
  annotations: readonly Annotation[],
  offset: number,
  language: Language,
): HoverContent | undefined {
  const annotation = annotations.find(({ range }) => range.start <= offset && offset <= range.end);
  if (annotation === undefined) return undefined;
  for (const list of ['categories', 'purposes', 'recipients'] as const) {
    const words: readonly AnnotationWord<unknown>[] = annotation[list];
    const word = words.find(({ range }) => range.start <= offset && offset <= range.end);
    const markdown = word && describeWord(vocabularies[list], word.text, language);
    if (word && markdown !== undefined) return { markdown, ...word.range };
  }
  const end = annotation.range.start + annotation.tag.length + 1;
  return offset > end
    ? undefined
    : { markdown: language.hover.tag(annotation.tag), start: annotation.range.start, end };
}
