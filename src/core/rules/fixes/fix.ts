import type { Finding, Fix, FixContext, RuleFile, TextEdit } from '../rule.js';

/** A fix before it is known which one is preferred. */
export type DraftFix = Omit<Fix, 'isPreferred'>;

/**
 * Puts fixes in order and prefers the first of the best. Where there is no best, none is preferred: what silences a finding is never what "auto fix" should do.
 */
export function preferFirst(best: readonly DraftFix[], others: readonly DraftFix[] = []): Fix[] {
  return [
    ...best.map((fix, index) => ({ ...fix, isPreferred: index === 0 })),
    ...others.map((fix) => ({ ...fix, isPreferred: false })),
  ];
}

/** Where words that an edit writes stand once it is made; no other edit of the file may come before it. */
export function placeOf({ uri, range, newText }: TextEdit, words: string): Fix['selects'] {
  const start = range.start + newText.indexOf(words);
  return { uri, range: { start, end: start + words.length } };
}

/** The file of a finding with its text as it is now; undefined where it is gone. */
export function fileOf(
  finding: Finding,
  context: FixContext,
): { readonly text: string; readonly file: RuleFile | undefined } | undefined {
  const text = context.textOf(finding.uri);
  return text === undefined ? undefined : { text, file: context.files.find(({ uri }) => uri === finding.uri) };
}
