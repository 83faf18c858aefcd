import type { DeclaredRecipient } from '../policy/model.js';
import type { AnnotationText } from '../language/en/annotations.js';
import {
  resolveCategory,
  resolvePurpose,
  resolveRecipient,
  type CategoryKey,
  type PurposeKey,
  type Resolution,
} from '../vocabulary/taxonomy.js';
import type { PlacedText } from './annotation-lines.js';
import { itemWords, listItems, type ListItem } from './annotation-words.js';
import {
  annotationProblem,
  changes,
  type AnnotationProblem,
  type AnnotationProblemCode,
  type AnnotationWord,
} from './annotations.js';

/** What one written word turned out to be; `names` are what may be written in its place. */
type Read<T> =
  | { readonly value: T }
  | { readonly code: AnnotationProblemCode; readonly said: AnnotationText; readonly names: readonly string[] };

interface ListKind<T> {
  readonly noun: 'category' | 'purpose' | 'recipient';
  /** Whether a single name may hold blanks (vendors do). */
  readonly spaces: boolean;
  readonly read: (written: string) => Read<T>;
}

/** The last segment of a key where that alone says it, else the whole key. */
function shortest(key: string, resolve: (written: string) => Resolution): string {
  const last = key.slice(key.lastIndexOf('.') + 1);
  const resolution = resolve(last);
  return 'key' in resolution && resolution.key === key ? last : key;
}

/** How a category is written in an annotation: as short as it is unique. */
export function writtenCategory(key: CategoryKey): string {
  return shortest(key, resolveCategory);
}

function fromTaxonomy(
  noun: 'category' | 'purpose',
  resolve: (written: string) => Resolution,
): (written: string) => Read<string> {
  return (written) => {
    const resolution = resolve(written);
    if ('key' in resolution) return { value: resolution.key };
    if ('ambiguous' in resolution) {
      const names = resolution.ambiguous;
      return { code: `ambiguous-${noun}`, said: ['ambiguousWord', noun, written, names], names };
    }
    const names = resolution.suggestions.map((key) => shortest(key, resolve));
    return { code: `unknown-${noun}`, said: ['unknownWord', noun, written, names], names };
  };
}

function readRecipient(written: string): Read<DeclaredRecipient> {
  const resolution = resolveRecipient(written);
  if (!('unknown' in resolution)) return { value: resolution };
  const names = resolution.suggestions;
  return { code: 'unknown-recipient', said: ['unknownRecipient', written, names], names };
}

export const categoryList: ListKind<CategoryKey> = {
  noun: 'category',
  spaces: false,
  read: fromTaxonomy('category', resolveCategory),
};
export const purposeList: ListKind<PurposeKey> = {
  noun: 'purpose',
  spaces: false,
  read: fromTaxonomy('purpose', resolvePurpose),
};
export const recipientList: ListKind<DeclaredRecipient> = {
  noun: 'recipient',
  spaces: true,
  read: readRecipient,
};

/** Reads the list in `[start, end)`; each mistake goes to `problems` and the rest is read all the same. */
export function readList<T>(
  placed: PlacedText,
  start: number,
  end: number,
  kind: ListKind<T>,
  problems: AnnotationProblem[],
): AnnotationWord<T>[] {
  return listItems(placed, start, end).flatMap((item) => {
    if (item.text === '') {
      const before = placed.text.lastIndexOf(',', item.start - 1);
      const comma = before >= start ? before : placed.text.indexOf(',', item.start);
      const range = placed.range(comma, comma + 1);
      problems.push(annotationProblem('empty-item', range, ['emptyItem', kind.noun]));
      return [];
    }
    return readItem(placed, item, kind, problems);
  });
}

function readItem<T>(
  placed: PlacedText,
  item: ListItem,
  kind: ListKind<T>,
  problems: AnnotationProblem[],
): AnnotationWord<T>[] {
  const whole = kind.read(item.text);
  if ('value' in whole) return [{ text: item.text, range: item.range, value: whole.value }];
  const words = kind.spaces ? [] : itemWords(placed, item);
  const [first] = words;
  const lead = first && words.length > 1 ? kind.read(first.text) : undefined;
  if (!first || !lead || !('value' in lead)) {
    problems.push(unknown(item, whole));
    return [{ text: item.text, range: item.range, value: undefined }];
  }
  const read = words.map((word) => ({ word, result: kind.read(word.text) }));
  const known = read.flatMap(({ word, result }) =>
    'value' in result ? [{ text: word.text, range: word.range, value: result.value }] : [],
  );
  if (known.length === words.length) {
    const newText = words.map(({ text }) => text).join(', ');
    const { range } = item;
    problems.push(
      annotationProblem('missing-comma', range, ['missingComma', kind.noun], [{ range, newText, title: ['addComma'] }]),
    );
    return known;
  }
  const rest = { start: (words[1] ?? first).range.start, end: item.range.end };
  const before = { start: rest.start, end: rest.start };
  problems.push(
    annotationProblem(
      'stray-text',
      rest,
      ['strayText', kind.noun],
      [{ range: before, newText: '-- ', title: ['makeNote'] }],
    ),
  );
  return [{ text: first.text, range: first.range, value: lead.value }];
}

function unknown(
  item: ListItem,
  read: Extract<Read<unknown>, { readonly names: readonly string[] }>,
): AnnotationProblem {
  return annotationProblem(read.code, item.range, read.said, changes(item.range, read.names));
}
