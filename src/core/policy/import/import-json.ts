import type { Evidence, ImportResult, PolicyFacts } from './imported.js';

/** A row as `pledge import --format json` prints it: one category each. */
export interface ImportJsonRow {
  readonly practice: string;
  readonly category: string | null;
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly vendors: readonly string[];
  readonly negated: boolean;
  readonly modality: string;
  readonly from: string | null;
  readonly condition: string | null;
  readonly section: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly confidence: number;
  readonly reason: string;
}

export interface ImportJson {
  readonly rows: readonly ImportJsonRow[];
  readonly facts: Omit<PolicyFacts, 'evidence'> & { readonly evidence: Readonly<Record<string, Evidence>> };
}

/** The result of an import as plain data, a row of several categories split into one for each. */
export function toImportJson(result: ImportResult): ImportJson {
  return {
    rows: result.rows.flatMap((row) =>
      (row.categories.length > 0 ? row.categories : [null]).map((category) => ({
        practice: row.practice,
        category,
        purposes: row.purposes,
        recipients: [...new Set(row.recipients.map((recipient) => recipient.class))],
        vendors: row.recipients.flatMap(({ vendor }) => vendor ?? []),
        negated: row.negated,
        modality: row.modality,
        from: row.from ?? null,
        condition: row.condition ?? null,
        section: row.section,
        start: row.start,
        end: row.end,
        quote: row.quote,
        confidence: row.confidence,
        reason: row.reason,
      })),
    ),
    facts: result.facts,
  };
}
