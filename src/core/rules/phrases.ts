import type { CallObservation, FlowObservation } from '../program/observation.js';
import type { Quote } from '../policy/model.js';
import type { ObservedRecipient } from '../policy/decision.js';
import { labelOf, recipientLabel, type CategoryKey, type RecipientClass } from '../vocabulary/taxonomy.js';

/** Longer quotations are cut at a word, so that a message stays one that people read. */
const longestQuote = 160;
const mostListed = 4;

/** `a`, `a and b`, `a, b and c`; beyond four, `a, b, c and 2 more`. */
export function listed(names: Iterable<string>): string {
  const all = [...new Set(names)];
  const shown =
    all.length > mostListed ? [...all.slice(0, mostListed - 1), `${all.length - mostListed + 1} more`] : all;
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}

/** A sentence's first letter as a capital; words such as `IP` stay as they are. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Categories as the subject of a sentence: `E-mail address`, `E-mail address and IP address`. */
export function subject(categories: readonly CategoryKey[]): string {
  return capital(listed(categories.map(labelOf)));
}

/** Categories inside a sentence. */
export function labels(categories: readonly CategoryKey[]): string {
  return listed(categories.map(labelOf));
}

/** Whether the subject that these categories make takes a plural verb. */
export function isPlural(categories: readonly CategoryKey[]): boolean {
  const all = [...new Set(categories.map(labelOf))];
  // "contact details", "account settings"; not "e-mail address", "browsing status".
  return all.length > 1 || /[^sui]s$/.test(all[0] ?? '');
}

/** `is` or `are`, to fit the subject. */
export function be(categories: readonly CategoryKey[]): string {
  return isPlural(categories) ? 'are' : 'is';
}

/** `it` or `them`, to fit the subject. */
export function it(categories: readonly CategoryKey[]): string {
  return isPlural(categories) ? 'them' : 'it';
}

/** One of a class: `analytics provider`, `unspecified third party`. */
export function recipientKind(recipient: RecipientClass): string {
  const label = recipientLabel(recipient);
  if (recipient === 'first_party' || recipient === 'public') return label;
  return label.replace(/ies$/, 'y').replace(/s$/, '');
}

/** A recipient with what it is: `Mixpanel (analytics provider)`, or `analytics providers` where no vendor is known. */
export function recipientPhrase({ class: kind, vendor }: ObservedRecipient): string {
  if (vendor === undefined) return recipientLabel(kind);
  return kind === 'unspecified_third_parties' ? vendor : `${vendor} (${recipientKind(kind)})`;
}

/** A function as a reader calls it: `mixpanel.track()`; what is no plain name stays as it is. */
export function callPhrase(name: string): string {
  return /^(?:new )?[\w$.#?!]+$/.test(name) ? `${name}()` : name;
}

/**
 * What a call or its like is, as it is written: `mixpanel.track()`, `<Script>` for an element, `document.cookie = …` for an assignment.
 *
 * @param text of the file, in which the ranges lie
 */
export function doing({ name, range, calleeRange }: CallObservation | FlowObservation, text: string): string {
  const written = text.slice(calleeRange.start, calleeRange.end);
  if (calleeRange.start === range.start && text.startsWith(`<${name}`, range.start)) return `<${name}>`;
  if (/^\s*[|&?+]*=(?!=)/.test(text.slice(calleeRange.end, range.end))) {
    return `${/^[\w$.]+$/.test(written) ? written : name} = …`;
  }
  return callPhrase(name);
}

/** How a path of the project's own leads to the recipient, as a clause behind `doing`; empty where the call goes there straight. */
export function byway({ proxy }: CallObservation | FlowObservation): string {
  return proxy ? ` by way of “${proxy.path}” (${proxy.file})` : '';
}

/** A quotation in one line without Markdown marks, at most 160 characters, in quotation marks. */
export function quotation(quote: Quote): string {
  const [part, whole] = [plain(quote.text), plain(quote.sentence?.text ?? '')];
  return `“${shorten(whole.length <= longestQuote && whole.includes(part) ? whole : part)}”`;
}

function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|(?<!\S)[*_](?=\S)|(?<=\S)[*_](?!\S)|^[-#>*\s]+/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts a text at the last word that leaves room for the ellipsis. */
export function shorten(text: string, longest = longestQuote): string {
  if (text.length <= longest) return text;
  const room = text.slice(0, longest - 1);
  const blank = room.lastIndexOf(' ');
  return `${(blank > longest / 2 ? room.slice(0, blank) : room.slice(0, -1)).replace(/[\s,;:.(–-]+$/, '')} …`;
}
