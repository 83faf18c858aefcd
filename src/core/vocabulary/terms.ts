import account from '../../../catalogue/terms/account.json';
import authorization from '../../../catalogue/terms/authorization.json';
import behavior from '../../../catalogue/terms/behavior.json';
import biometric from '../../../catalogue/terms/biometric.json';
import childrens from '../../../catalogue/terms/childrens.json';
import contact from '../../../catalogue/terms/contact.json';
import content from '../../../catalogue/terms/content.json';
import criminalHistory from '../../../catalogue/terms/criminal-history.json';
import demographic from '../../../catalogue/terms/demographic.json';
import device from '../../../catalogue/terms/device.json';
import financial from '../../../catalogue/terms/financial.json';
import governmentId from '../../../catalogue/terms/government-id.json';
import health from '../../../catalogue/terms/health-and-medical.json';
import jobTitle from '../../../catalogue/terms/job-title.json';
import location from '../../../catalogue/terms/location.json';
import name from '../../../catalogue/terms/name.json';
import privacyPreferences from '../../../catalogue/terms/privacy-preferences.json';
import sensor from '../../../catalogue/terms/sensor.json';
import social from '../../../catalogue/terms/social.json';
import telemetry from '../../../catalogue/terms/telemetry.json';
import uniqueId from '../../../catalogue/terms/unique-id.json';
import userSensor from '../../../catalogue/terms/user-sensor.json';
import workplace from '../../../catalogue/terms/workplace.json';
import { segment } from './segmentation.js';
import type { CategoryKey } from './taxonomy.js';

/** One record of catalogue/terms/*.json: names that stand for a category, and where they do not. */
export interface TermRecord {
  readonly category: CategoryKey;
  readonly terms: readonly string[];
  /** How sure the term is wherever it stands; left out where it needs a context. */
  readonly confidence?: number;
  /** How sure it is in a context; below `confidence` it is a bound that the context sets. */
  readonly within?: Readonly<Record<string, number | undefined>>;
  /** Contexts in which the term means something else. */
  readonly against?: readonly string[];
  /** Words before the term with which it means something else. */
  readonly notAfter?: readonly string[];
  /** Declared types that it may have besides a text. */
  readonly types?: readonly string[];
  /** The only declared types that it may have; `string` must be declared, `text` may be unknown. */
  readonly only?: readonly string[];
  readonly also?: readonly CategoryKey[];
  readonly opaqueId?: boolean;
  /** The start of the evidence sentence; `{name}` is the name as written. */
  readonly evidence: string;
}

/** Every record, in the order in which ties are broken. */
export const termRecords: readonly TermRecord[] = [
  name, contact, account, authorization, governmentId, health, biometric, financial, demographic, childrens, criminalHistory, jobTitle, workplace, location, device, uniqueId, content, behavior, social,
  userSensor, sensor, telemetry, privacyPreferences,
].flatMap(({ records }): readonly TermRecord[] => records); // prettier-ignore

const byTerm = new Map<string, TermRecord[]>();
/** Terms of several words written as one (`emailaddress`) to their words. */
const wordsOfJoined = new Map<string, readonly string[]>();

for (const record of termRecords) {
  for (const term of record.terms) {
    const words = segment(term);
    const key = words.join(' ');
    const known = byTerm.get(key);
    if (!known) byTerm.set(key, [record]);
    else if (!known.includes(record)) known.push(record);
    const joined = words.join('');
    if (words.length > 1 && joined.length >= 6 && !wordsOfJoined.has(joined)) wordsOfJoined.set(joined, words);
  }
}
for (const key of byTerm.keys()) wordsOfJoined.delete(key);

/** The most words of a term by its last word: most names end in a word in which no term ends. */
const longestByLastWord = new Map<string, number>();
for (const key of byTerm.keys()) {
  const words = key.split(' ');
  const last = words[words.length - 1] ?? '';
  longestByLastWord.set(last, Math.max(longestByLastWord.get(last) ?? 0, words.length));
}

/** Number of words of the longest term that ends in a word; 0 where none does. */
export function longestTermEndingIn(word: string): number {
  return longestByLastWord.get(word) ?? 0;
}

const contextsOf = new Map(
  termRecords.map((record) => [
    record,
    Object.entries(record.within ?? {}).map(([id, level]) => [id, level ?? 0] as const),
  ]),
);

/** The contexts of `record.within` with their levels, as a list. */
export function contextLevels(record: TermRecord): readonly (readonly [id: string, level: number])[] {
  return contextsOf.get(record) ?? [];
}

/** The records of a term, given as words joined by spaces. */
export function recordsOf(term: string): readonly TermRecord[] | undefined {
  return byTerm.get(term);
}

/** The words of a term that was written as one word, or undefined where there is none. */
export function splitJoined(word: string): readonly string[] | undefined {
  return wordsOfJoined.get(word);
}
