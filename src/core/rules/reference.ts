import type { PolicyRow } from '../policy/model.js';
import type { PolicyReference } from './rule.js';

/** Where the row that decides stands, with its quotation. */
export function referenceTo(row: PolicyRow | undefined): PolicyReference | undefined {
  return row && { uri: row.uri, at: row.at, quote: row.quote };
}
