import data from '../../../../../catalogue/policy-lexicon/recipients.json';
import { recipientClasses, type RecipientClass } from '../../../vocabulary/taxonomy.js';
import { Lexicon } from './lexicon.js';

/** Who receives: a class, and the vendor where one is named. */
export interface RecipientMeaning {
  readonly class: RecipientClass;
  readonly vendor: boolean;
}

function classOf(name: string): RecipientClass {
  const known = recipientClasses.find((candidate) => candidate === name);
  if (!known) throw new Error(`Unknown recipient class ${name}`);
  return known;
}

/** Words for recipients and names of vendors. */
export const recipientLexicon = new Lexicon<RecipientMeaning>([
  ...data.vendors.map((entry) => ({ meaning: { class: classOf(entry.class), vendor: true }, terms: entry.names })),
  ...data.classes.map((entry) => ({
    meaning: { class: classOf(entry.class), vendor: false },
    terms: entry.terms,
    not: entry.not,
  })),
]);
