import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import { quoteDrift } from '../drift.js';
import type { PolicyFile, QuoteEntry } from '../schema.js';
import type { SourceText } from '../source-text.js';

/** The sections that say one thing of the policy as a whole. */
export const factSections = ['signals', 'retention', 'transfer', 'children', 'security', 'contacts'] as const;
export type FactSection = (typeof factSections)[number];

/** What the text, as it is now, makes of such a section. */
export interface FactChange {
  readonly section: FactSection;
  /** `moved`: says the same, with other offsets or words. */
  readonly kind: 'new' | 'moved' | 'changed' | 'gone';
  /** Without the quote; undefined where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  readonly quote: QuoteEntry | undefined;
  /** Offset of the section's key in the file. */
  readonly at: number | undefined;
  readonly node: Node | undefined;
}

function withoutQuote(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'quote'));
}

/** Whether a section says anything: the reader writes down what it did not find as well. */
function speaks(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(speaks);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(speaks);
  return value !== undefined && value !== null && value !== false && value !== 'unstated' && value !== '';
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).sort());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, held]) => speaks(held));
  return JSON.stringify(entries.map(([key, held]) => [key, canonical(held)]).sort());
}

function quoteOf(value: unknown): QuoteEntry | undefined {
  if (typeof value !== 'object' || value === null || !('quote' in value)) return undefined;
  return value.quote as QuoteEntry | undefined;
}

/**
 * Compares what a policy file says of the policy as a whole with what its text says now. What a person wrote stays out of it as long as the words below it
 * stand.
 */
export function compareFacts(text: string, source: SourceText, proposed: PolicyFile): readonly FactChange[] {
  const { contents } = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const pairs = isMap(contents) ? (contents.items as Pair[]) : [];
  return factSections.flatMap((section): FactChange[] => {
    const pair = pairs.find(({ key }) => isScalar(key) && key.value === section);
    const node = isMap(pair?.value) || isSeq(pair?.value) ? pair.value : undefined;
    const held: unknown = node?.toJSON();
    const now: unknown = proposed[section];
    const at = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    const change = { section, before: withoutQuote(held), after: withoutQuote(now), quote: quoteOf(now), at, node };
    if (node === undefined) return pair === undefined && speaks(withoutQuote(now)) ? [{ ...change, kind: 'new' }] : [];
    const before = quoteOf(held);
    const drift = before && quoteDrift(before, source);
    const same = canonical(change.before) === canonical(change.after);
    if (same) {
      const moved = before !== undefined && change.quote !== undefined && before.start !== change.quote.start;
      return moved ? [{ ...change, kind: 'moved' }] : [];
    }
    if (drift?.kind === 'unchanged') return [];
    if (drift?.kind === 'moved') return [{ ...change, kind: 'moved', quote: { ...before, ...drift.at } as QuoteEntry }];
    if (!speaks(change.after)) return drift === undefined ? [] : [{ ...change, kind: 'gone' }];
    return section === 'contacts' ? addedContacts(change) : [{ ...change, kind: 'changed' }];
  });
}

/** Only addresses that are new count: a person may have left others out. */
function addedContacts(change: Omit<FactChange, 'kind'>): FactChange[] {
  const held = new Set(Array.isArray(change.before) ? (change.before as unknown[]) : []);
  const added = (Array.isArray(change.after) ? (change.after as unknown[]) : []).filter((each) => !held.has(each));
  return added.length > 0 ? [{ ...change, kind: 'changed', after: added }] : [];
}
