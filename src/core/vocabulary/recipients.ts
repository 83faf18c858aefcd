import recipientData from '../../../catalogue/recipients.json';
import type { DeclaredRecipient } from '../policy/model.js';
import { nearestKeys } from './suggestions.js';

/** The recipient classes of this project; the Fides taxonomy has none. */
export const recipientClasses = [
  'first_party',
  'affiliates',
  'service_providers',
  'payment_processors',
  'analytics_providers',
  'advertising_networks',
  'social_networks',
  'business_partners',
  'acquirer',
  'legal_authorities',
  'other_users',
  'public',
  'unspecified_third_parties',
] as const;
export type RecipientClass = (typeof recipientClasses)[number];

interface RecipientRecord {
  readonly class: string;
  readonly label: string;
  readonly description: string;
  /** How a declaration of this class covers its own kind. */
  readonly self: string;
  /** Other classes that a declaration of this one covers without naming them. */
  readonly vaguely: readonly string[];
  readonly aliases: readonly string[];
}

const records: readonly RecipientRecord[] = recipientData.recipients;
const byClass = new Map(records.map((record) => [record.class, record]));

function normal(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

const classByName = new Map<string, RecipientClass>();
for (const name of recipientClasses) {
  const record = byClass.get(name);
  for (const alias of [name, record?.label ?? name, ...(record?.aliases ?? [])]) classByName.set(normal(alias), name);
}

/** A noun phrase for a recipient class (`analytics providers`). */
export function recipientLabel(recipient: RecipientClass): string {
  return byClass.get(recipient)?.label ?? recipient;
}

/** One sentence on who belongs to a recipient class. */
export function describeRecipient(recipient: RecipientClass): string {
  return byClass.get(recipient)?.description ?? '';
}

/**
 * Whether a declared class covers an observed one. Service providers cover those who process on behalf, vaguely; business partners and unspecified third
 * parties cover no other class, and their own kind no more than vaguely.
 */
export function coversRecipient(declared: RecipientClass, observed: RecipientClass): 'clear' | 'vague' | undefined {
  const record = byClass.get(declared);
  if (declared === observed) return record?.self === 'clear' ? 'clear' : 'vague';
  return record?.vaguely.includes(observed) ? 'vague' : undefined;
}

/**
 * The recipient that somebody wrote: a class by its key, label or another usual name, or else a vendor by name.
 *
 * @returns `unknown` for an empty name and for what looks like a misspelt class
 */
export function resolveRecipient(
  written: string,
): DeclaredRecipient | { readonly unknown: true; readonly suggestions: readonly RecipientClass[] } {
  const name = written.trim();
  const known = classByName.get(normal(name));
  if (known) return { class: known };
  const candidates = recipientClasses.map((key) => ({ key, label: recipientLabel(key) }));
  const near = nearestKeys(name, candidates);
  const suggestions = near.flatMap((key) => recipientClasses.find((known) => known === key) ?? []);
  // Vendors are proper names or single words; a class key has an underscore and no capital.
  const looksLikeClass = /^[a-z]+(?:_[a-z]+)+$/.test(name);
  return name === '' || looksLikeClass ? { unknown: true, suggestions } : { vendor: name };
}
