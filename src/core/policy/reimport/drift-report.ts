import type { Language } from '../../language/language.js';
import type { TextRange } from '../../text/range.js';
import { hashSource } from '../normalise.js';
import { renderFlow } from '../render.js';
import type { PolicyFile } from '../schema.js';
import { SourceText } from '../source-text.js';
import { compareRows } from './compare.js';
import { describeRow } from './describe-row.js';
import { compareFacts } from './facts.js';
import { sentenceDiff, sentencesOf, type SentenceChange } from './sentence-diff.js';

/** One thing in which a policy file and its text differ. */
export interface DriftEntry {
  readonly kind: 'new' | 'changed' | 'gone';
  /** What the row or the section declares, in a few words. */
  readonly what: string;
  /** The words below it, before and now. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Where it stands in the policy file; undefined for what is new. */
  readonly at: TextRange | undefined;
  /** Where the text says it, in offsets of the normalised text. */
  readonly inText: TextRange | undefined;
}

/** How a policy file and one of its texts differ. */
export interface DriftReport {
  /** Whether the text is, to the letter, the one from which the rows were taken. */
  readonly sameText: boolean;
  readonly dates: { readonly before: string | undefined; readonly after: string | undefined };
  /** Rows that quote the text, and how many of these quotes only moved. */
  readonly quotes: number;
  readonly moved: number;
  readonly entries: readonly DriftEntry[];
  /** What the sentences of the text themselves say differently; only where the older text is known. */
  readonly sentences: readonly SentenceChange[] | undefined;
}

export interface DriftInput {
  /** The text of the policy file. */
  readonly policy: string;
  readonly source: {
    readonly id: string;
    readonly file: string;
    readonly sha256?: string;
    readonly lastModified?: string;
  };
  /** Whether the file has no other source. */
  readonly only: boolean;
  /** The text as it is now. */
  readonly text: string;
  /** What reading it proposes. */
  readonly proposed: PolicyFile;
  /** The text as it was, where somebody still has it. */
  readonly previous?: string;
}

/**
 * Compares a policy file with one of its texts: the quotes, the rows that reading the text anew would propose, and what holds for the policy as a whole. New rows are
 * told only where the text changed: in the text from which the file was made, they are what a person left out.
 */
export function driftReport(
  { policy, source, only, text, proposed, previous }: DriftInput,
  language: Language,
): DriftReport {
  const now = new SourceText(text);
  const { rows, added } = compareRows(policy, { id: source.id, only, text: now }, proposed);
  const sameText = source.sha256 !== undefined && source.sha256 === hashSource(text);
  const entries: DriftEntry[] = rows.flatMap(({ kind, row, entry, before, after }) =>
    kind === 'kept' || kind === 'moved' || row.status === 'rejected'
      ? []
      : [
          {
            kind,
            what: describeRow(row.section, entry, language),
            before: before?.text,
            after: after?.text,
            at: row.at,
            inText: rangeOf(after),
          },
        ],
  );
  if (!sameText) {
    for (const { section, entry, quote } of added)
      entries.push({
        kind: 'new',
        what: describeRow(section, entry, language),
        before: undefined,
        after: quote?.start === undefined ? quote?.text : now.sentenceAt(quote.start).text,
        at: undefined,
        inText: rangeOf(quote),
      });
    for (const { section, kind, before, after, quote, at, node } of compareFacts(policy, now, proposed)) {
      if (kind === 'moved') continue;
      const end = node?.range?.[1];
      entries.push({
        kind,
        what: section,
        before: before === undefined ? undefined : renderFlow(before),
        after:
          after === undefined || kind === 'gone'
            ? undefined
            : kind === 'new' && quote !== undefined
              ? quote.text
              : renderFlow(after),
        at: at === undefined || end === undefined ? undefined : { start: at, end },
        inText: rangeOf(quote),
      });
    }
  }
  return {
    sameText,
    dates: { before: source.lastModified, after: proposed.sources?.[0]?.lastModified },
    quotes: rows.filter(({ before }) => before !== undefined).length,
    moved: rows.filter(({ kind }) => kind === 'moved').length,
    entries,
    sentences:
      previous === undefined
        ? undefined
        : sentenceDiff(sentencesOf(previous, source.file), sentencesOf(text, source.file)),
  };
}

function rangeOf(quote: { readonly start?: number; readonly end?: number } | undefined): TextRange | undefined {
  return quote?.start === undefined || quote.end === undefined ? undefined : { start: quote.start, end: quote.end };
}

/** Whether anything differs that a person should look at. */
export function hasDrift({ entries, sentences }: DriftReport): boolean {
  return entries.length > 0 || (sentences?.length ?? 0) > 0;
}
