import data from '../../../../../catalogue/policy-lexicon/verbs.json';

/** Words that decide how a verb is read; which verbs do what is vocabulary and kept with the verbs. */
export const grammar = {
  /** Verbs that hand data over only where somebody is named who gets it. */
  needsRecipient: new Set(data.needsRecipient),
  /** Verbs that let somebody do something: the infinitive after them is what is said. */
  lets: new Set(data.lets),
  /** Verbs by which a thing is said to serve somebody: "cookies help us". */
  serves: new Set(data.serves),
  /** Verbs that tell how long data is kept, even of data that they name. */
  lasts: new Set(data.lasts),
  /** Verbs by which a tracker comes to a device. */
  places: new Set(data.places),
  /** Verbs of collecting that say so even in an infinitive: "we use cookies to collect". */
  gathers: new Set(data.gathers),
  /** Words before `to` after which an infinitive is what is said, and not what for. */
  complements: new Set(data.complements),
  /** Verbs of use that say so only of data that is their subject: "this helps us", "it is linked with". */
  weakUses: new Set(data.weakUses),
  /** Verbs of collecting whose denial says nothing of collecting: "we do not require your name". */
  weakCollects: new Set(data.weakCollects),
} as const;
