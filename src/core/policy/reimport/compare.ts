import { isMap, isScalar } from 'yaml';
import type { TextRange } from '../../text/range.js';
import { quoteDrift, type QuoteDrift } from '../drift.js';
import type { RowKind } from '../model.js';
import { rowSections, writtenRows, type WrittenRow } from '../review/written-rows.js';
import type { PolicyFile, QuoteEntry } from '../schema.js';
import type { SourceText } from '../source-text.js';
import { coversEntry, subjectOf, type Entry } from './subject.js';

/** A row that reading the text anew proposes. */
export interface ProposedRow {
  readonly section: RowKind;
  readonly entry: Entry;
  readonly quote: QuoteEntry | undefined;
}

/** What the text, as it is now, makes of a row that the file holds. */
export interface ComparedRow {
  readonly row: WrittenRow;
  readonly entry: Entry;
  /** The words that it rests on, where they are taken from the text that is compared. */
  readonly before: QuoteEntry | undefined;
  /** What reading the text anew proposes in its place. */
  readonly match: ProposedRow | undefined;
  /** `kept`: nothing changes, as for rows without a quote; `moved`: the same words stand elsewhere. */
  readonly kind: 'kept' | 'moved' | 'changed' | 'gone';
  /** The words that it rests on now, for what moved or changed. */
  readonly after: QuoteEntry | undefined;
}

export interface Comparison {
  /** The rows of the file, in order; those that quote another document are `kept`. */
  readonly rows: readonly ComparedRow[];
  /** Proposed rows that no row of the file stands for. */
  readonly added: readonly ProposedRow[];
}

function isQuote(value: unknown): value is QuoteEntry {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

function entryOf({ node }: WrittenRow): Entry {
  if (isScalar(node)) return { kind: node.value };
  return isMap(node) ? (node.toJSON() as Entry) : {};
}

function proposedRows(file: PolicyFile): ProposedRow[] {
  return rowSections.flatMap((section) =>
    (file[section] ?? []).map((row) => {
      const entry: Entry = typeof row === 'string' ? { kind: row } : row;
      return { section, entry, quote: isQuote(entry['quote']) ? entry['quote'] : undefined };
    }),
  );
}

interface Candidate {
  readonly row: WrittenRow;
  readonly entry: Entry;
  readonly subject: string;
  readonly before: QuoteEntry | undefined;
  /** Quotes another document. */
  readonly foreign: boolean;
  readonly drift: QuoteDrift | undefined;
  match: ProposedRow | undefined;
}

function placeOf(drift: QuoteDrift | undefined): TextRange | undefined {
  return drift === undefined || drift.kind === 'gone' ? undefined : drift.at;
}

function overlaps(a: TextRange | undefined, quote: QuoteEntry | undefined): boolean {
  if (a === undefined || quote?.start === undefined || quote.end === undefined) return false;
  return a.start < quote.end && quote.start < a.end;
}

/** Whether a quote lies where a row's words stand, but for a few characters. */
function isMostly(a: TextRange | undefined, quote: QuoteEntry | undefined): boolean {
  if (a === undefined || quote?.start === undefined || quote.end === undefined) return false;
  const both = Math.min(a.end, quote.end) - Math.max(a.start, quote.start);
  return both >= 0.8 * Math.max(a.end - a.start, quote.end - quote.start);
}

type Way = (candidate: Candidate, proposed: ProposedRow, subject: string) => boolean;

/** Ways in which a row of the file may stand for a proposed one, the surest first. Each row stands for one. */
const same: readonly Way[] = [
  ({ subject, before }, { quote }, proposed) => subject === proposed && before?.text === quote?.text,
  ({ subject, drift }, { quote }, proposed) => subject === proposed && overlaps(placeOf(drift), quote),
  // Elsewhere in the text. What was rejected for its own words may be right for others.
  ({ subject, row }, _, proposed) => subject === proposed && row.status !== 'rejected',
];

/** The same words, or nearly: a person made something else of them. */
const sameWords: Way = ({ before, drift }, { quote }) => before !== undefined && isMostly(placeOf(drift), quote);

/** What a person wrote declares all that is proposed. A row may do so for many. */
const declares: Way = ({ row, entry, drift }, proposed) =>
  coversEntry(row.section, entry, proposed.entry) &&
  (row.status !== 'rejected' || overlaps(placeOf(drift), proposed.quote));

/** Notes in each candidate what it stands for, and gives back the proposed rows for which none does. */
function match(candidates: readonly Candidate[], proposed: readonly ProposedRow[]): ProposedRow[] {
  let open = proposed.map((row) => ({ row, subject: subjectOf(row.section, row.entry) }));
  const take = (way: Way, many: boolean): void => {
    open = open.filter(({ row, subject }) => {
      const found = candidates.find(
        (candidate) =>
          (many || candidate.match === undefined) &&
          !candidate.foreign &&
          candidate.row.section === row.section &&
          way(candidate, row, subject),
      );
      if (found) found.match ??= row;
      return found === undefined;
    });
  };
  for (const way of same) take(way, false);
  take(declares, true);
  take(sameWords, false);
  return open.map(({ row }) => row);
}

function moved(before: QuoteEntry, to: QuoteEntry): boolean {
  return before.start !== undefined && before.start !== to.start;
}

function outcome({ row, entry, before, drift, match: found }: Candidate): ComparedRow {
  const same = { row, entry, before, match: found };
  const kept: ComparedRow = { ...same, kind: 'kept', after: undefined };
  if (before === undefined || drift === undefined) return kept;
  if (found?.quote?.text === before.text)
    return moved(before, found.quote) ? { ...same, kind: 'moved', after: found.quote } : kept;
  switch (drift.kind) {
    case 'unchanged':
      return kept;
    case 'moved':
      return { ...same, kind: 'moved', after: { ...before, ...drift.at } };
    case 'changed':
      return {
        ...same,
        kind: 'changed',
        after: found?.quote ?? { ...before, text: drift.text, start: drift.at.start, end: drift.at.end },
      };
    case 'gone':
      return found?.quote
        ? { ...same, kind: 'changed', after: found.quote }
        : { ...same, kind: 'gone', after: undefined };
  }
}

/**
 * Compares the rows of a policy file with what reading its text anew proposes.
 *
 * @param text of the policy file; its rows are those of `writtenRows`
 * @param source the text as it is now, and the id by which rows quote it
 * @param proposed what was read from that text
 */
export function compareRows(
  text: string,
  source: { readonly id: string; readonly only: boolean; readonly text: SourceText },
  proposed: PolicyFile,
): Comparison {
  const candidates = writtenRows(text).map((row): Candidate => {
    const entry = entryOf(row);
    const quote = isQuote(entry['quote']) ? entry['quote'] : undefined;
    const own = quote !== undefined && (quote.source === source.id || (quote.source === undefined && source.only));
    return {
      row,
      entry,
      subject: subjectOf(row.section, entry),
      before: own ? quote : undefined,
      foreign: quote !== undefined && !own,
      drift: own ? quoteDrift(quote, source.text) : undefined,
      match: undefined,
    };
  });
  const added = match(candidates, proposedRows(proposed));
  return { rows: candidates.map(outcome), added };
}
