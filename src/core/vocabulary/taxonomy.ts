import categoryData from '../../../catalogue/categories.json';
import purposeData from '../../../catalogue/purposes.json';
import subjectData from '../../../catalogue/subjects.json';
import { nearestKeys } from './suggestions.js';

export {
  coversRecipient,
  describeRecipient,
  recipientClasses,
  recipientLabel,
  resolveRecipient,
  type RecipientClass,
} from './recipients.js';

/** Dotted key of a data category (`user.contact.email`). */
export type CategoryKey = string;
/** Dotted key of a data use, called purpose (`marketing.communications.email`). */
export type PurposeKey = string;
/** Key of a data subject (`customer`). */
export type SubjectKey = string;

/** Why an umbrella declaration does not reach a category. `special` is GDPR article 9, and article 10 with it. */
export const sensitivities = [
  'special',
  'government',
  'financial',
  'precise_location',
  'biometric',
  'health',
  'children',
  'credentials',
] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** One entry of a taxonomy. */
export interface TaxonomyTerm {
  readonly key: string;
  readonly parent: string | undefined;
  /** A noun phrase in lower case that fits into a sentence: `e-mail address`. */
  readonly label: string;
  /** One sentence. */
  readonly description: string;
  /** True for keys that this project added to the Fides taxonomy. */
  readonly own: boolean;
}

/** What a written name turned out to be. */
export type Resolution =
  | { readonly key: string }
  | { readonly ambiguous: readonly string[] }
  | { readonly unknown: true; readonly suggestions: readonly string[] };

interface RawTerm {
  readonly key: string;
  readonly parent?: string | null;
  readonly label: string;
  readonly description: string;
  readonly own?: boolean;
  readonly sensitivity?: string;
}

/** A list of dotted keys with look-up by key and by last segment. */
class Vocabulary {
  readonly terms: readonly TaxonomyTerm[];
  readonly #byKey: ReadonlyMap<string, TaxonomyTerm>;
  readonly #byLastSegment = new Map<string, string[]>();

  constructor(raw: readonly RawTerm[]) {
    this.terms = raw.map(({ key, parent, label, description, own }) => ({
      key,
      parent: parent ?? undefined,
      label,
      description,
      own: own ?? false,
    }));
    this.#byKey = new Map(this.terms.map((term) => [term.key, term]));
    for (const { key } of this.terms) {
      const last = key.slice(key.lastIndexOf('.') + 1);
      const keys = this.#byLastSegment.get(last);
      if (keys) keys.push(key);
      else this.#byLastSegment.set(last, [key]);
    }
  }

  get(key: string): TaxonomyTerm | undefined {
    return this.#byKey.get(key);
  }

  resolve(written: string): Resolution {
    const name = written.trim();
    if (this.#byKey.has(name)) return { key: name };
    const keys = this.#byLastSegment.get(name);
    const [only] = keys ?? [];
    if (keys && keys.length > 1) return { ambiguous: keys };
    if (only !== undefined) return { key: only };
    return { unknown: true, suggestions: nearestKeys(name, this.terms) };
  }
}

const rawCategories: readonly RawTerm[] = categoryData.categories;
const categories = new Vocabulary(rawCategories);
const purposes = new Vocabulary(purposeData.purposes);
const subjects = new Vocabulary(subjectData.subjects);

const ownSensitivity = new Map(
  rawCategories.map(({ key, sensitivity }) => [key, sensitivities.find((known) => known === sensitivity)]),
);

/** Every data category, each parent before its children. */
export function allCategories(): readonly TaxonomyTerm[] {
  return categories.terms;
}

/** Every purpose, each parent before its children. */
export function allPurposes(): readonly TaxonomyTerm[] {
  return purposes.terms;
}

/** Every data subject. */
export function allSubjects(): readonly TaxonomyTerm[] {
  return subjects.terms;
}

/** The category that somebody wrote: a full key, or its last segment where that is unique. */
export function resolveCategory(written: string): Resolution {
  return categories.resolve(written);
}

/** The purpose that somebody wrote: a full key, or its last segment where that is unique. */
export function resolvePurpose(written: string): Resolution {
  return purposes.resolve(written);
}

/** The data subject that somebody wrote. */
export function resolveSubject(written: string): Resolution {
  return subjects.resolve(written);
}

/** Whether `key` is `ancestor` or lies below it. Works for categories and purposes; by the keys alone, known or not. */
export function isWithin(key: string, ancestor: string): boolean {
  return (
    key === ancestor ||
    (key.length > ancestor.length && key.charCodeAt(ancestor.length) === 46 && key.startsWith(ancestor))
  );
}

/** The parent of a category or purpose; undefined for a root. */
export function parentOf(key: string): string | undefined {
  const dot = key.lastIndexOf('.');
  return dot < 0 ? undefined : key.slice(0, dot);
}

function termOf(key: string): TaxonomyTerm | undefined {
  return categories.get(key) ?? purposes.get(key) ?? subjects.get(key);
}

/** A noun phrase in lower case for a category, purpose or subject (`e-mail address`); the key itself when it is unknown. */
export function labelOf(key: string): string {
  return termOf(key)?.label ?? key;
}

/** One sentence on what a category, purpose or subject is; empty when the key is unknown. */
export function describe(key: string): string {
  return termOf(key)?.description ?? '';
}

/**
 * Which protection a category needs so much that an umbrella declaration never covers it; the nearest ancestor that has one decides.
 *
 * @returns undefined for ordinary personal data
 */
export function sensitivityOf(key: CategoryKey): Sensitivity | undefined {
  for (let at: string | undefined = key; at !== undefined; at = parentOf(at)) {
    const own = ownSensitivity.get(at);
    if (own) return own;
  }
  return undefined;
}
