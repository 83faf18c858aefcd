/** What a row is about first, how sure it is next, and the words that it rests on last. */
export const orderedKeys: readonly string[] = [
  'id',
  'practice',
  'kind',
  'to',
  'category',
  'categories',
  'only',
  'purposes',
  'trackers',
  'key',
  'value',
  'disables',
  'except',
  'when',
  'scope',
  'modality',
  'from',
  'condition',
  'dataSubjects',
  'legalBasis',
  'retention',
  'status',
  'reviewedBy',
  'reviewedOn',
  'confidence',
  'reason',
  'quote',
];

/** A row as a person writes it: its keys in a fixed order, and nothing empty. */
export function orderedRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const place = (key: string): number => {
    const index = orderedKeys.indexOf(key);
    return index < 0 ? orderedKeys.length : index;
  };
  const kept = Object.entries(row).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const sorted = kept.sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(sorted.map(([key, value]) => [key, key === 'quote' ? orderedQuote(value) : value]));
}

const quoteOrder: readonly string[] = ['source', 'section', 'start', 'end', 'text'];

function orderedQuote(quote: unknown): unknown {
  if (typeof quote !== 'object' || quote === null) return quote;
  return Object.fromEntries(Object.entries(quote).sort(([a], [b]) => quoteOrder.indexOf(a) - quoteOrder.indexOf(b)));
}
