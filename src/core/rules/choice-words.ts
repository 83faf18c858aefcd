import data from '../../../catalogue/choices.json';

/** A text with its comments blanked, offsets kept: what a comment says no program does. */
export function withoutComments(text: string): string {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  return text.replace(/\/\*[^]*?\*\//g, blank).replace(/(?<![:'"`\\])\/\/[^\r\n]*/g, blank);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * A pattern for words as they follow each other in names, however these are spelled.
 *
 * @param gap what may stand between two words
 */
function patternOf(phrase: string, gap: string): string {
  const [first = '', ...rest] = phrase.split(' ');
  const insensitive = (word: string): string => word.replace(/[a-z]/g, (sign) => `[${sign}${sign.toUpperCase()}]`);
  if (rest.length > 0) return [first, ...rest].map(insensitive).join(gap);
  // A word by itself must not be found inside another: `dnt` in "didnt".
  return `(?<![A-Za-z])${first}(?![a-z])|${capital(first)}(?![a-z])|${first.toUpperCase()}(?![A-Z])`;
}

function anyOf(phrases: readonly string[], gap: string): RegExp {
  return new RegExp(phrases.map((phrase) => patternOf(phrase, gap)).join('|'));
}

const inNames = '[_-]?';
const inSentences = '[\\s_-]*';

/** A signal that a browser sends. */
export type Signal = 'doNotTrack' | 'gpc';
export const signals: readonly Signal[] = ['doNotTrack', 'gpc'];

const signalForms: Readonly<Record<Signal, RegExp>> = {
  doNotTrack: anyOf(data.signals.doNotTrack, inNames),
  gpc: anyOf(data.signals.gpc, inNames),
};
const unsubscribeForms = anyOf(data.unsubscribe, inSentences);
const gateForms = anyOf(data.ageGate, inNames);
const ageForms = anyOf(data.ageWords, inNames);

/** Whether code names a signal anywhere: a read of it, a header, an option that has an SDK respect it. */
export function namesSignal(code: string, signal: Signal): boolean {
  return signalForms[signal].test(code);
}

/** Where code reads a signal from the browser or from a request; undefined where it does not. */
export function readOfSignal(
  code: string,
  signal: Signal,
): { readonly start: number; readonly end: number } | undefined {
  const forms =
    signal === 'doNotTrack'
      ? /\b(?:navigator|window)\b[\w$.?)\s]*?\.(?:msDoNotTrack|doNotTrack)\b|(["'])dnt\1(?=\s*[\])])/gi
      : /\b(?:navigator|window)\b[\w$.?)\s]*?\.globalPrivacyControl\b|(["'])sec-gpc\1(?=\s*[\])])/gi;
  const found = forms.exec(code);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/** Whether code renders or handles a way to leave a mailing list. */
export function offersUnsubscribing(code: string): boolean {
  return unsubscribeForms.test(code);
}

/** Whether the name of something says that it is about whether somebody is old enough. */
export function namesAgeGate(name: string): boolean {
  return gateForms.test(name);
}

/** Whether a name speaks of an age or of years. */
export function namesAge(name: string): boolean {
  return ageForms.test(name);
}

const mailKinds: ReadonlySet<string> = new Set(data.mailKinds);

/** Whether SDKs of a kind send mail to people. */
export function sendsMail(kind: string | undefined): boolean {
  return kind !== undefined && mailKinds.has(kind);
}

/**
 * Whether code reads a setting: by its whole key, by the environment variable that is called like it, or by its last two words (`config.metrics.enable`).
 *
 * @param key as the policy names it: `rillwright.support.metrics.enable`
 */
export function readsSetting(code: string, key: string): boolean {
  const words = key.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter(Boolean);
  const [last] = words.slice(-1);
  if (last === undefined) return true;
  const escaped = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
  const all = words.map(escaped).join('[^A-Za-z0-9]{0,3}');
  const short = words.slice(-2).map(escaped).join('[^A-Za-z0-9]{0,3}');
  return new RegExp(words.length > 2 ? `${all}|${short}` : all, 'i').test(code);
}
