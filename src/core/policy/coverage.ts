import {
  coversRecipient,
  isWithin,
  labelOf,
  recipientLabel,
  sensitivityOf,
  type CategoryKey,
} from '../vocabulary/taxonomy.js';
import type { ObservedRecipient } from './decision.js';
import type { DeclaredRecipient } from './model.js';

/** How far a declaration reaches: it names the thing itself, or only something around it. */
export type Coverage = 'clear' | 'vague' | undefined;

/** The weaker of two that must both hold. */
export function weaker(a: Coverage, b: Coverage): Coverage {
  if (a === undefined || b === undefined) return undefined;
  return a === 'vague' || b === 'vague' ? 'vague' : 'clear';
}

/** Whether a declared category may speak for one below it: not where that one is protected and the declared one does not lie in the same protection. */
export function mayCover(ancestor: CategoryKey, category: CategoryKey): boolean {
  const sensitivity = sensitivityOf(category);
  return sensitivity === undefined || sensitivityOf(ancestor) === sensitivity;
}

/**
 * How far a declared category covers an observed one (design, section 4). A declared ancestor covers vaguely unless the observed one is protected; a
 * declared descendant covers vaguely what is observed only in general.
 */
export function categoryCoverage(declared: CategoryKey, observed: CategoryKey): Coverage {
  if (declared === observed) return 'clear';
  if (isWithin(observed, declared)) return mayCover(declared, observed) ? 'vague' : undefined;
  return isWithin(declared, observed) ? 'vague' : undefined;
}

/** A vendor's name without case, punctuation and legal form. */
function vendorWords(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(?:inc|llc|ltd|gmbh|corp|corporation|limited|com|io)$/.test(word));
}

/** The same vendor, clearly; or one that is a product of the other by its name (Google, Google Analytics), vaguely. */
export function vendorCoverage(declared: string, observed: string): Coverage {
  const [left, right] = [vendorWords(declared), vendorWords(observed)];
  if (left.length === 0 || right.length === 0) return undefined;
  if (left.join('') === right.join('')) return 'clear';
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.every((word, index) => word === long[index]) ? 'vague' : undefined;
}

/** How far a declared recipient covers an observed one: a class covers its vendors, a vendor only itself. */
export function recipientCoverage(declared: DeclaredRecipient, observed: ObservedRecipient): Coverage {
  if ('class' in declared) return coversRecipient(declared.class, observed.class);
  return observed.vendor === undefined ? undefined : vendorCoverage(declared.vendor, observed.vendor);
}

/** The best that one of several recipients does. */
export function recipientsCoverage(declared: readonly DeclaredRecipient[], observed: ObservedRecipient): Coverage {
  const all = declared.map((each) => recipientCoverage(each, observed));
  return all.includes('clear') ? 'clear' : all.includes('vague') ? 'vague' : undefined;
}

/** A recipient as a sentence names it: the vendor where one is known. */
export function recipientName(recipient: ObservedRecipient | DeclaredRecipient): string {
  if ('class' in recipient) {
    const vendor = 'vendor' in recipient ? recipient.vendor : undefined;
    return vendor ?? recipientLabel(recipient.class);
  }
  return recipient.vendor;
}

/** `a`, `a and b`, `a, b and c`; at most five are named. */
export function listed(names: Iterable<string>, conjunction: 'and' | 'or' = 'and'): string {
  const all = [...new Set(names)];
  const shown = all.length > 5 ? [...all.slice(0, 4), `${all.length - 4} more`] : all;
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} ${conjunction} ${last}` : last;
}

export function labels(keys: Iterable<string>): string {
  return listed([...keys].map(labelOf));
}
