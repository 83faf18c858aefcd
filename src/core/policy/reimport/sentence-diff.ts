import type { TextRange } from '../../text/range.js';
import { readUnits } from '../import/reading/units.js';
import { formatOf } from '../import/structure/format.js';
import { readDocument } from '../import/structure/read-document.js';
import { skippedBlocks } from '../import/structure/skip.js';
import { normaliseSource } from '../normalise.js';

/** A sentence of a policy, in offsets of its normalised text. */
export interface PolicySentence extends TextRange {
  readonly text: string;
  readonly section: string;
}

export type SentenceChange =
  | { readonly kind: 'new'; readonly after: PolicySentence }
  | { readonly kind: 'changed'; readonly before: PolicySentence; readonly after: PolicySentence }
  | { readonly kind: 'gone'; readonly before: PolicySentence };

/** Sentences with this part of their words in common are versions of each other. */
const nearEnough = 0.45;

/** The sentences of a policy, parts of enumerations each by itself. */
export function sentencesOf(text: string, file: string | undefined): readonly PolicySentence[] {
  const source = normaliseSource(text);
  const document = readDocument(source, formatOf(source, file));
  return readUnits(document, skippedBlocks(document)).flatMap(({ tokens, section }) => {
    const start = tokens[0]?.start;
    const end = tokens.at(-1)?.end;
    return start === undefined || end === undefined ? [] : [{ text: source.slice(start, end), section, start, end }];
  });
}

function bare(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}

interface Open {
  readonly sentence: PolicySentence;
  readonly words: ReadonlySet<string>;
  taken: boolean;
}

/** What a newer version of a policy says that the older did not, no longer says, or says otherwise, in the order of the newer text. */
export function sentenceDiff(before: readonly PolicySentence[], after: readonly PolicySentence[]): SentenceChange[] {
  const counts = new Map<string, number>();
  for (const { text } of before) counts.set(bare(text), (counts.get(bare(text)) ?? 0) + 1);
  const fresh = after.filter(({ text }) => {
    const key = bare(text);
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left === 0 && key !== '';
  });
  const kept = new Map<string, number>();
  for (const { text } of after) kept.set(bare(text), (kept.get(bare(text)) ?? 0) + 1);
  const open = before.flatMap((sentence): Open[] => {
    const key = bare(sentence.text);
    const left = kept.get(key) ?? 0;
    if (left > 0) kept.set(key, left - 1);
    return left > 0 || key === '' ? [] : [{ sentence, words: new Set(key.split(' ')), taken: false }];
  });
  const changes = fresh.map((sentence): SentenceChange => {
    const words = new Set(bare(sentence.text).split(' '));
    let best: { candidate: Open; alike: number } | undefined;
    for (const candidate of open) {
      if (candidate.taken) continue;
      const alike = likeness(candidate.words, words);
      if (alike >= nearEnough && alike > (best?.alike ?? 0)) best = { candidate, alike };
    }
    if (best === undefined) return { kind: 'new', after: sentence };
    best.candidate.taken = true;
    return { kind: 'changed', before: best.candidate.sentence, after: sentence };
  });
  const gone = open
    .filter(({ taken }) => !taken)
    .map(({ sentence }): SentenceChange => ({ kind: 'gone', before: sentence }));
  return [...changes, ...gone];
}
