import categoryData from '../../../../catalogue/german/categories.json';
import purposeData from '../../../../catalogue/german/purposes.json';
import recipientData from '../../../../catalogue/german/recipients.json';
import subjectData from '../../../../catalogue/german/subjects.json';
import type { ObservedRecipient } from '../../policy/decision.js';
import type { DeclaredRecipient, Quote, TrackerKind } from '../../policy/model.js';
import { capital, quotedWords } from '../../rules/phrases.js';
import type { CategoryKey, PurposeKey, RecipientClass, Sensitivity } from '../../vocabulary/taxonomy.js';
import { bare, inQuotes, isPlural, listed, phrase, pronoun, readNoun, type Case, type Noun } from './grammar.js';

interface Described {
  readonly description: string;
}
type Terms<Term> = Readonly<Record<string, Term>>;

const categories: Terms<Described & { readonly noun: string }> = categoryData.categories;
const others: readonly Terms<Described & { readonly label: string }>[] = [purposeData.purposes, subjectData.subjects];

const nouns = new Map(Object.entries(categories).map(([key, { noun }]) => [key, readNoun(noun)]));
const labels = new Map([
  ...[...nouns].map(([key, noun]) => [key, bare(noun)] as const),
  ...others.flatMap((terms) => Object.entries(terms).map(([key, { label }]) => [key, label] as const)),
]);
const descriptions = new Map(
  [categories, ...others].flatMap((terms: Terms<Described>) =>
    Object.entries(terms).map(([key, { description }]) => [key, description] as const),
  ),
);
const recipients: Readonly<
  Record<RecipientClass, { readonly label: string; readonly one: string; readonly description: string }>
> = recipientData.recipients;

/** A category, purpose or data subject without an article; the key where it is unknown. */
export function labelOf(key: string): string {
  return labels.get(key) ?? key;
}

export function describe(key: string): string {
  return descriptions.get(key) ?? '';
}

function nounsOf(categories: readonly CategoryKey[]): Noun[] {
  return [...new Set(categories)].map((key) => nouns.get(key) ?? { gender: 'n', text: key });
}

/** Categories inside a sentence: `die E-Mail-Adresse und den Namen`. */
export function data(categories: readonly CategoryKey[], as: Case, most?: number): string {
  return listed(
    nounsOf(categories).map((noun) => phrase(noun, as)),
    most,
  );
}

/** Categories as the subject at the start of a sentence, with the verb in its number: `Die E-Mail-Adresse wird`. */
export function subject(categories: readonly CategoryKey[], one: string, many: string): string {
  return `${capital(data(categories, 'nominative'))} ${verb(categories, one, many)}`;
}

/** A verb in the number of categories. */
export function verb(categories: readonly CategoryKey[], one: string, many: string): string {
  return isPlural(nounsOf(categories)) ? many : one;
}

/** The pronoun for categories. */
export function it(categories: readonly CategoryKey[], as: Case): string {
  return pronoun(nounsOf(categories), as);
}

/** `den Zweck „Werbung“`, `die Zwecke „Werbung“ und „Analyse“`. */
export function purposes(keys: readonly PurposeKey[]): string {
  const names = listed(
    keys.map((key) => inQuotes(labelOf(key))),
    5,
  );
  return `${new Set(keys).size === 1 ? 'den Zweck' : 'die Zwecke'} ${names}`;
}

export function recipientLabel(recipient: RecipientClass): string {
  return recipients[recipient].label;
}

export function describeRecipient(recipient: RecipientClass): string {
  return recipients[recipient].description;
}

/** A recipient as a sentence names it: the vendor where one is known. */
export function recipientName(recipient: ObservedRecipient | DeclaredRecipient): string {
  const vendor = 'vendor' in recipient ? recipient.vendor : undefined;
  return vendor ?? ('class' in recipient ? recipientLabel(recipient.class) : '');
}

export function recipientNames(
  to: readonly (ObservedRecipient | DeclaredRecipient)[],
  conjunction: 'und' | 'oder' = 'und',
): string {
  return listed(to.map(recipientName), 5, conjunction);
}

/** A recipient with what it is: `Mixpanel (Analysedienst)`. */
export function recipientPhrase({ class: kind, vendor }: ObservedRecipient): string {
  if (vendor === undefined) return recipientLabel(kind);
  return kind === 'unspecified_third_parties' ? vendor : `${vendor} (${recipients[kind].one})`;
}

const trackers: Readonly<Record<TrackerKind, string>> = {
  cookies: 'Cookies',
  log_files: 'Protokolldateien',
  web_beacons: 'Zählpixel',
  email_beacons: 'Zählpixel in E-Mails',
  device_ids: 'Gerätekennungen',
  third_party_analytics: 'Analyse durch Dritte',
  third_party_ads: 'Werbung durch Dritte',
  local_storage: 'Speicherung im Browser',
  session_replay: 'Sitzungsaufzeichnung',
  fingerprinting: 'Fingerprinting',
  social_plugins: 'Social-Plug-ins',
};

export function trackerLabel(kind: TrackerKind): string {
  return trackers[kind];
}

export function trackerLabels(kinds: readonly TrackerKind[]): string {
  return listed(kinds.map(trackerLabel), 5);
}

/** Data that nothing general in a policy covers, in the fourth case. */
export const sensitiveData: Readonly<Record<Sensitivity, string>> = {
  special: 'besondere Kategorien von Daten',
  government: 'amtliche Kennungen',
  financial: 'Finanzdaten',
  precise_location: 'den genauen Standort',
  biometric: 'biometrische Daten',
  health: 'Gesundheitsdaten',
  children: 'Daten von Kindern',
  credentials: 'Zugangsdaten',
};

/** A sentence of a policy as it is, in German quotation marks. */
export function quotation(quote: Quote): string {
  return inQuotes(quotedWords(quote));
}
