import type { CollectEntry, QuoteEntry } from '../schema.js';
import type { Evidence, ImportedRow } from './imported.js';

/** Evidence as a quote of a policy file. */
export function quoteEntry(evidence: Evidence, source: string, section?: string): QuoteEntry {
  return {
    source,
    text: evidence.quote,
    ...(section === undefined ? {} : { section }),
    start: evidence.start,
    end: evidence.end,
  };
}

/** What every proposed row says of where it comes from. */
export function provenance(
  row: ImportedRow,
  source: string,
): Pick<CollectEntry, 'status' | 'confidence' | 'reason' | 'quote' | 'condition'> {
  return {
    status: 'proposed',
    confidence: row.confidence,
    reason: row.reason,
    ...(row.condition === undefined ? {} : { condition: row.condition }),
    quote: quoteEntry(row, source, row.section),
  };
}
