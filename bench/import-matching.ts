import type { ImportedRow } from '../src/core/policy/import/imported.js';
import { allCategories, parentOf } from '../src/core/vocabulary/taxonomy.js';

export interface LabelRow {
  readonly id: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly practice: string;
  readonly categories: readonly string[];
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly negated: boolean;
}
export interface LabelFile {
  readonly meta: {
    readonly file: string;
    /** Parts of the policy that were labelled, where not all of it was. */
    readonly ranges?: readonly (readonly [number, number])[];
  };
  readonly rows: readonly LabelRow[];
}

interface LabelMention {
  readonly label: LabelRow;
  readonly category: string | null;
}
interface RowMention {
  readonly row: ImportedRow;
  readonly category: string | null;
}
export interface Rates {
  readonly precision: number;
  readonly recall: number;
}
export interface ImportScore {
  readonly documentF1: number;
  /** Over pairs of a category and a part of the text between two blank lines. */
  readonly segmentF1: number;
  readonly mention: Rates;
  readonly exact: Rates;
  readonly anyPractice: Rates;
  readonly rows: Rates;
  readonly negation: number;
  readonly quotes: number;
  /** Of the found labels, the share of labelled purposes (recipients) that a finding row has, or an ancestor or descendant of them. */
  readonly purposes: number;
  readonly recipients: number;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly notFound: readonly LabelMention[];
  readonly unexpected: readonly RowMention[];
  readonly wrongPolarity: readonly { readonly label: LabelRow; readonly row: ImportedRow }[];
}

const own = new Set(
  allCategories()
    .filter((term) => term.own)
    .map(({ key }) => key),
);

/** The key itself, or for a key of ours its nearest ancestor in the taxonomy. */
export function inTaxonomy(key: string): string {
  let at = key;
  while (own.has(at)) at = parentOf(at) ?? 'user';
  return at;
}

function mentionsOf<T extends { readonly categories: readonly string[] }>(
  rows: readonly T[],
): { readonly of: T; readonly category: string | null }[] {
  return rows.flatMap((row) => {
    const keys = [...new Set(row.categories.map(inTaxonomy))];
    const categories: readonly (string | null)[] = keys.length > 0 ? keys : [null];
    return categories.map((category) => ({ of: row, category }));
  });
}

function practiceClass(practice: string): string {
  return practice === 'track-tech' ? 'collect' : practice;
}

function overlaps(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return a.start < b.end && b.start < a.end;
}

function related(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return a === b || parentOf(a) === b || parentOf(b) === a;
}

function within(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** The parts of a text between blank lines, each by where it ends. */
function segmentEnds(text: string): number[] {
  return [...[...text.matchAll(/\n[ \t]*\n/g)].map(({ index }) => index), text.length];
}

function f1<T>(labelled: ReadonlySet<T>, found: ReadonlySet<T>): number {
  return share(2 * [...labelled].filter((key) => found.has(key)).length, labelled.size + found.size);
}

type Matches = (label: LabelMention, row: RowMention) => boolean;

function rates(labels: readonly LabelMention[], rows: readonly RowMention[], matches: Matches): Rates {
  return {
    precision: share(rows.filter((row) => labels.some((label) => matches(label, row))).length, rows.length),
    recall: share(labels.filter((label) => rows.some((row) => matches(label, row))).length, labels.length),
  };
}

/** Compares imported rows with labels; see `import-score.ts` for how. */
export function scoreImport(
  labelRows: readonly LabelRow[],
  imported: readonly ImportedRow[],
  text: string,
  ranges?: LabelFile['meta']['ranges'],
): ImportScore {
  const inside = imported.filter(
    (row) => !ranges || ranges.some(([start, end]) => row.start >= start && row.end <= end + 1),
  );
  const labels = mentionsOf(labelRows).map(({ of, category }): LabelMention => ({ label: of, category }));
  const rows = mentionsOf(inside).map(({ of, category }): RowMention => ({ row: of, category }));
  const place: Matches = ({ label, category }, { row, category: other }) =>
    overlaps(label, row) && related(category, other);
  const usual: Matches = (label, row) =>
    place(label, row) && practiceClass(label.label.practice) === practiceClass(row.row.practice);
  const exact: Matches = (label, row) =>
    overlaps(label.label, row.row) && label.category === row.category && label.label.practice === row.row.practice;
  const labelled = new Set(labels.flatMap(({ category }) => category ?? []));
  const found = new Set(rows.flatMap(({ category }) => category ?? []));
  const ends = segmentEnds(text);
  const placed = (start: number, category: string | null): string[] =>
    category === null ? [] : [`${ends.findIndex((end) => end > start)} ${category}`];
  const labelledParts = new Set(labels.flatMap(({ label, category }) => placed(label.start, category)));
  const foundParts = new Set(rows.flatMap(({ row, category }) => placed(row.start, category)));
  const notFound = labels.filter((label) => !rows.some((row) => usual(label, row)));
  const unexpected = rows.filter((row) => !labels.some((label) => usual(label, row)));
  const wrongPolarity: { label: LabelRow; row: ImportedRow }[] = [];
  let judged = 0;
  let purposes = 0;
  let purposesFound = 0;
  let recipients = 0;
  let recipientsFound = 0;
  for (const label of labels) {
    const finders = rows.filter((row) => usual(label, row));
    const overlap = ({ row }: RowMention): number =>
      Math.min(row.end, label.label.end) - Math.max(row.start, label.label.start);
    const best = finders.sort((a, b) => overlap(b) - overlap(a))[0];
    if (!best) continue;
    judged++;
    if (best.row.negated !== label.label.negated) wrongPolarity.push({ label: label.label, row: best.row });
    purposes += label.label.purposes.length;
    purposesFound += label.label.purposes.filter((key) =>
      finders.some(({ row }) => row.purposes.some((other) => within(key, other))),
    ).length;
    recipients += label.label.recipients.length;
    recipientsFound += label.label.recipients.filter((key) =>
      finders.some(({ row }) => row.recipients.some((other) => other.class === key)),
    ).length;
  }
  return {
    documentF1: f1(labelled, found),
    segmentF1: f1(labelledParts, foundParts),
    mention: rates(labels, rows, usual),
    exact: rates(labels, rows, exact),
    anyPractice: rates(labels, rows, place),
    rows: {
      precision: share(
        new Set(inside).size -
          new Set(
            inside.filter((row) =>
              rows.filter((other) => other.row === row).every((other) => unexpected.includes(other)),
            ),
          ).size,
        inside.length,
      ),
      recall: share(
        labelRows.filter((row) => labels.some((label) => label.label === row && !notFound.includes(label))).length,
        labelRows.length,
      ),
    },
    negation: share(judged - wrongPolarity.length, judged),
    quotes: share(inside.filter((row) => row.quote === text.slice(row.start, row.end)).length, inside.length),
    purposes: share(purposesFound, purposes),
    recipients: share(recipientsFound, recipients),
    missing: [...labelled].filter((key) => !found.has(key)),
    extra: [...found].filter((key) => !labelled.has(key)),
    notFound,
    unexpected,
    wrongPolarity,
  };
}
