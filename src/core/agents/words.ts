import { didYouMean } from '../policy/spelling.js';
import type { ObservedRecipient } from '../policy/decision.js';
import { resolveRecipient } from '../vocabulary/recipients.js';
import { resolveCategory, resolvePurpose, type Resolution } from '../vocabulary/taxonomy.js';
import { loadCatalogue } from '../catalogue/load.js';
import { BadInput } from './input.js';

function keyOf(kind: string, written: string, resolution: Resolution): string {
  if ('key' in resolution) return resolution.key;
  if ('ambiguous' in resolution)
    throw new BadInput(`"${written}" may be ${resolution.ambiguous.join(' or ')}: write the whole key.`);
  throw new BadInput(`There is no ${kind} "${written}".${didYouMean(resolution.suggestions)}`);
}

/** @throws BadInput where there is no such data category */
export function categoryOf(written: string): string {
  return keyOf('data category', written, resolveCategory(written));
}

/** @throws BadInput where there is no such purpose */
export function purposeOf(written: string): string {
  return keyOf('purpose', written, resolvePurpose(written));
}

/**
 * A class of recipients, or a vendor with the class that the catalogue gives it. Of other vendors nothing is known.
 *
 * @throws BadInput for a misspelt class
 */
export function recipientOf(written: string): ObservedRecipient {
  const known = resolveRecipient(written);
  if ('unknown' in known)
    throw new BadInput(`There is no class of recipients "${written}".${didYouMean(known.suggestions)}`);
  if ('class' in known) return { class: known.class };
  const { vendor } = known;
  return { class: loadCatalogue().recipientOf(vendor) ?? 'unspecified_third_parties', vendor };
}
