import type { Language } from '../language/language.js';
import type { Reason, Verdict } from '../policy/decision.js';
import { recipientClasses, type CategoryKey, type RecipientClass } from '../vocabulary/taxonomy.js';
import { gravest, type Practice } from './practices.js';

/** Who stands over a column: the first party, or a recipient. */
export interface MatrixColumn {
  readonly key: string;
  readonly label: string;
  /** Undefined for the first party's own collection. */
  readonly class: RecipientClass | undefined;
}

/** What is done with one category towards one recipient. */
export interface MatrixCell {
  /** The gravest of its practices; undefined where no policy governs them. */
  readonly verdict: Verdict | undefined;
  readonly places: number;
  /** Those of them that have the verdict. */
  readonly ofVerdict: number;
  /** What the policy says to the gravest; undefined where there is nothing to say. */
  readonly reason: Reason | undefined;
}

export interface MatrixRow {
  readonly category: CategoryKey;
  readonly label: string;
  /** One for each column; undefined where nothing was seen. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

/** Category × recipient, with the gravest verdict in each cell. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

function columnOf({ to }: Practice, { report, words }: Language): MatrixColumn {
  if (to === undefined) return { key: '', label: report.collected(), class: undefined };
  const label = to.vendor ?? words.recipient(to.class);
  return { key: `${to.class} ${to.vendor ?? ''}`, label, class: to.class };
}

function order({ class: kind }: MatrixColumn): number {
  return kind === undefined ? -1 : recipientClasses.indexOf(kind);
}

function cellOf(practices: readonly Practice[]): MatrixCell | undefined {
  if (practices.length === 0) return undefined;
  const verdict = gravest(practices.map(({ decision }) => decision?.verdict));
  const decide = practices.filter(({ decision }) => decision?.verdict === verdict);
  return {
    verdict,
    places: practices.length,
    ofVerdict: decide.length,
    reason: decide[0]?.decision?.reason,
  };
}

/** Rows in order of their keys, so that what belongs together stands together; columns by class and name, the first party first. */
export function matrixOf(practices: readonly Practice[], language: Language): Matrix {
  const columns = new Map<string, MatrixColumn>();
  const byRow = new Map<CategoryKey, Map<string, Practice[]>>();
  for (const practice of practices) {
    const column = columnOf(practice, language);
    columns.set(column.key, column);
    let row = byRow.get(practice.category);
    if (row === undefined) byRow.set(practice.category, (row = new Map<string, Practice[]>()));
    const cell = row.get(column.key);
    if (cell === undefined) row.set(column.key, [practice]);
    else cell.push(practice);
  }
  const sorted = [...columns.values()].sort((a, b) => order(a) - order(b) || (a.label < b.label ? -1 : 1));
  const rows = [...byRow].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    columns: sorted,
    rows: rows.map(([category, cells]) => ({
      category,
      label: language.words.label(category),
      cells: sorted.map(({ key }) => cellOf(cells.get(key) ?? [])),
    })),
  };
}
