import type { TextRange } from '../../text/range.js';
import type { DriftEntry, DriftReport } from './drift-report.js';
import type { SentenceChange } from './sentence-diff.js';
import { wordDiff } from './word-diff.js';

/** Longest piece of unchanged text that is shown around what changed. */
const context = 60;

/** How places read on a terminal: `privacy.md:12`. */
export interface DriftPlaces {
  inPolicy(range: TextRange): string;
  inText(range: TextRange): string;
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= context) return text;
  // Cut between words.
  const head = text.slice(0, context / 2).replace(/\s+\S*$/, '');
  const tail = text.slice(-context / 2).replace(/^\S*\s+/, '');
  return isFirst ? `… ${tail}` : isLast ? `${head} …` : `${head} … ${tail}`;
}

/** Both versions in one line, as `git diff --word-diff` shows them. */
function changed(before: string, after: string): string {
  const parts = wordDiff(before, after);
  return parts
    .map(({ kind, text }, index) =>
      kind === 'added'
        ? `{+${text}+}`
        : kind === 'removed'
          ? `[-${text}-]`
          : shortened(text, index === 0, index === parts.length - 1),
    )
    .join(' ');
}

function detail({ before, after }: Pick<DriftEntry, 'before' | 'after'>): string {
  if (before !== undefined && after !== undefined) return changed(before, after);
  if (after !== undefined) return `“${after.replace(/\s+/g, ' ')}”`;
  return before === undefined ? '' : `was “${before.replace(/\s+/g, ' ')}”`;
}

function ofSentence(
  change: SentenceChange,
): Pick<DriftEntry, 'before' | 'after'> & { readonly at: TextRange | undefined } {
  const before = change.kind === 'new' ? undefined : change.before.text;
  if (change.kind === 'gone') return { before, after: undefined, at: undefined };
  return { before, after: change.after.text, at: change.after };
}

/** The differences for a terminal or a log: a line for the place and a line for the words. */
export function driftText({ entries, sentences }: DriftReport, places: DriftPlaces): string {
  const lines = entries.map((entry) => {
    const place = entry.inText && entry.kind !== 'gone' ? places.inText(entry.inText) : undefined;
    const at = entry.at && entry.kind !== 'new' ? places.inPolicy(entry.at) : place;
    const words = detail(entry);
    return `${at === undefined ? '' : `${at}  `}${entry.kind}: ${entry.what}\n${words === '' ? '' : `    ${words}\n`}`;
  });
  for (const change of sentences ?? []) {
    const { at, ...words } = ofSentence(change);
    lines.push(`${at === undefined ? '' : `${places.inText(at)}  `}${change.kind} sentence\n    ${detail(words)}\n`);
  }
  return lines.join('');
}
