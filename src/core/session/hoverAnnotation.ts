import type { Annotation, AnnotationWord } from '../facts/annotations.js';
import type { HoverContent } from '../session.js';
import { describeWord } from './describeWord.js';

const vocabularies = { categories: 'category', purposes: 'purpose', recipients: 'recipient' } as const;

const meanings: Readonly<Record<Annotation['tag'], string>> = {
  pii: '`@pii <categories> [for <purposes>] [to <recipients>] [-- note]` says which personal data the declaration holds.',
  tracks: '`@tracks <categories> for <purposes> to <recipients> [-- note]` says what the call sends, why and to whom.',
  notPii: '`@notPii <reason>` says that the declaration holds no personal data, and why.',
};

/** What a word of an annotation means, or the annotation itself. */
export function hoverAnnotation(annotations: readonly Annotation[], offset: number): HoverContent | undefined {
  const annotation = annotations.find(({ range }) => range.start <= offset && offset <= range.end);
  if (annotation === undefined) return undefined;
  for (const list of ['categories', 'purposes', 'recipients'] as const) {
    const words: readonly AnnotationWord<unknown>[] = annotation[list];
    const word = words.find(({ range }) => range.start <= offset && offset <= range.end);
    const markdown = word && describeWord(vocabularies[list], word.text);
    if (word && markdown !== undefined) return { markdown, ...word.range };
  }
  const end = annotation.range.start + annotation.tag.length + 1;
  return offset > end ? undefined : { markdown: meanings[annotation.tag], start: annotation.range.start, end };
}
