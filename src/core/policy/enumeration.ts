import { isWithin, type CategoryKey } from '../vocabulary/taxonomy.js';
import type { Declaration } from './active-rows.js';
import type { Quote } from './model.js';

// What introduces a list of examples or members. An open list ("such as") counts as well: what it leaves out was not said.
const marker =
  /\b(?:including|includes?|such as|for example|for instance|namely|as follows|the following|consist(?:s|ing) of|comprises?|comprising)\b|\b[ei]\.g\.|\bi\.e\.|:(?=\s)/i;

/** Where a quote stands inside the sentence that is looked at, in offsets of that sentence's text. */
interface Standing {
  readonly start: number;
  readonly end: number;
}

/** The text in which a list is looked for: the sentence around a quote, or the quote alone where its source was not read. */
function sentenceOf(quote: Quote): { readonly text: string; readonly offset: number | undefined } {
  if (quote.sentence) return { text: quote.sentence.text, offset: quote.sentence.start };
  return { text: quote.text, offset: quote.start };
}

function standing(quote: Quote, text: string, offset: number | undefined, source: string): Standing | undefined {
  if (quote.source !== source) return undefined;
  if (offset !== undefined && quote.start !== undefined) {
    const start = quote.start - offset;
    const inside = start >= 0 && start < text.length;
    return inside && text.startsWith(quote.text, start) ? { start, end: start + quote.text.length } : undefined;
  }
  const start = text.indexOf(quote.text);
  return start < 0 ? undefined : { start, end: start + quote.text.length };
}

/**
 * The categories that the sentence of an umbrella row lists ("personal information, including your name and e-mail address"), as far as other rows were
 * taken from it.
 *
 * @param declarations all that the policy declares of the same kind
 * @returns empty where the sentence lists nothing, or where the row is itself an item of a list
 */
export function enumeratedBy(umbrella: Declaration, declarations: readonly Declaration[]): readonly CategoryKey[] {
  const { quote } = umbrella.row;
  if (!quote) return [];
  const { text, offset } = sentenceOf(quote);
  const own = standing(quote, text, offset, quote.source);
  if (!own) return [];
  const found = marker.exec(text.slice(own.start));
  if (!found) return [];
  // The words of an umbrella come before the list; an item that is general itself ("…, IP address, browser type") comes after its marker. A sentence that
  // begins with "for example" lists nothing by that.
  const opening = /^\W*(?:for example|for instance)\b/i.exec(text)?.[0].length ?? 0;
  const isItem = umbrella.category !== 'user' && marker.test(text.slice(opening, Math.max(opening, own.start)));
  if (isItem) return [];
  const listStart = own.start + found.index;
  const items = declarations.filter((other) => {
    if (other.category === umbrella.category || !isWithin(other.category, umbrella.category) || !other.row.quote)
      return false;
    const place = standing(other.row.quote, text, offset, quote.source);
    return place !== undefined && place.end > listStart;
  });
  // A quote that is the whole sentence leaves open whether the row is its head or an item; all personal data is never an item.
  const wholeIsHead =
    umbrella.category === 'user' ||
    items.every(({ row }) => row.quote?.start !== quote.start || row.quote?.text !== quote.text);
  return wholeIsHead ? [...new Set(items.map(({ category }) => category))] : [];
}
