import data from '../../../catalogue/flow/words.json';

/** The words of a name, in lower case: camelCase, PascalCase, snake_case, acronyms and digits are told apart. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

const sets = {
  redactors: new Set(data.redactors),
  redactedEndings: new Set(data.redactedEndings),
  predicates: new Set(data.predicates),
  passthrough: new Set(data.passthrough),
  consent: new Set(data.consent),
  against: new Set(data.against),
  refusals: new Set(data.refusals),
};

export const sameValueMethods: ReadonlySet<string> = new Set(data.sameValueMethods);
export const elementMethods: ReadonlySet<string> = new Set(data.elementMethods);
export const mappingMethods: ReadonlySet<string> = new Set(data.mappingMethods);
export const thenMethods: ReadonlySet<string> = new Set(data.thenMethods);
export const endingMethods: ReadonlySet<string> = new Set(data.endingMethods);
/** Methods of SDKs that hand over nothing of a person, whatever the SDK. */
export const silentSdkMethods: ReadonlySet<string> = new Set(data.silentSdkMethods);
/** Types of the platform that are personal data as a whole, to their category. */
export const entityTypes: ReadonlyMap<string, string> = new Map(Object.entries(data.entityTypes));
const plainCookies: ReadonlySet<string> = new Set(data.plainCookies);
const tellingCookies: ReadonlySet<string> = new Set(data.tellingCookies);

/** Whether a cookie of that name keeps a choice or the state of a page, and tells nobody apart. */
export function isPlainCookie(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => plainCookies.has(word)) && !words.some((word) => tellingCookies.has(word));
}

export const logReceivers: ReadonlySet<string> = new Set(data.logReceivers);
export const logMethods: ReadonlySet<string> = new Set(data.logMethods);

/** What a function of that name does to what it is given, as far as its name says: evidence, used only where its body cannot be seen. */
export function actionOf(name: string): 'redacts' | 'tests' | 'passes' | undefined {
  const words = wordsOf(name);
  const [first] = words;
  const last = words[words.length - 1];
  if (first === undefined || last === undefined) return undefined;
  if (sets.redactors.has(first) || sets.redactedEndings.has(last)) return 'redacts';
  if (sets.predicates.has(first)) return 'tests';
  return sets.passthrough.has(first) ? 'passes' : undefined;
}

/** True for a name whose truth is a no: an opt-out, Do Not Track, a refusal. */
export function speaksAgainst(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => sets.against.has(word))) return true;
  if (hasPair(words, data.againstPairs)) return true;
  return speaksOfConsent(name) && words.some((word) => sets.refusals.has(word));
}

function hasPair(words: readonly string[], pairs: readonly (readonly string[])[]): boolean {
  return pairs.some((pair) => words.some((_, start) => pair.every((word, offset) => words[start + offset] === word)));
}

/** True for a name that speaks of a decision to track (`shouldTrack`), by consent or by anything else. */
export function speaksOfDecision(name: string): boolean {
  return hasPair(wordsOf(name), data.decisionPairs);
}

/** True for a name that speaks of consent, an opt-out, Do Not Track or Global Privacy Control. */
export function speaksOfConsent(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => sets.consent.has(word))) return true;
  return hasPair(words, data.consentPairs);
}
