import type { ImportedRow, PolicyFacts } from '../imported.js';
import { countriesIn } from './places.js';

const moves =
  /\b(?:transfer|transmi|stor(?:e|ed|age|ing)\b|process|us(?:e|ed|ing)\b|sen[dt]\b|host|locat|export|replicat|maintain|kept|access|shield|contractual clauses|adequa)/i;
const moved = /\b(?:transfer|transmit|sent|stored|processed)/i;
const abroad =
  /\b(?:countr(?:y|ies)|jurisdictions?|cross[- ]border|international|internationally|EEA|European|outside|abroad|overseas|world|globally|shield|contractual clauses)\b/i;
const elsewhere =
  /\b(?:any other country|other countries|another country|other jurisdictions|outside (?:of )?(?:the|your)|around the world|worldwide|a country|countr(?:y|ies) (?:other than|outside)|elsewhere|globally)/i;
/** Agreements on transfers, and regions as a whole, are no places that data goes to. */
const regions = new Set(['EU', 'EEA', 'CH', 'GB']);

/** Where data goes: what the rows say that tell both of moving or keeping it and of a place. */
export function transferOf(document: { readonly text: string }, rows: readonly ImportedRow[]): PolicyFacts['transfer'] {
  const told = rows.filter(
    ({ practice, negated, quote }) =>
      practice === 'transfer' && !negated && moves.test(quote) && (abroad.test(quote) || countriesIn(quote).length > 0),
  );
  const [first] = told;
  if (!first) return undefined;
  // A heading or the name of an agreement tells less than a sentence.
  const { start, end } = told.find(({ quote }) => quote.length > 50 && moved.test(quote)) ?? first;
  return {
    countries: [...new Set(told.flatMap(({ quote }) => countriesIn(quote)))].filter((code) => !regions.has(code)),
    elsewhere: told.some(({ quote }) => elsewhere.test(quote)),
    evidence: { start, end, quote: document.text.slice(start, end) },
  };
}
