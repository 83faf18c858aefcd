import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { filler } from './document.js';

/** A word, number or mark of the shadow. */
export interface Token {
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** In lower case, as written. */
  readonly text: string;
  /** In lower case and singular: what lexicon terms are compared with. */
  readonly norm: string;
  readonly kind: 'word' | 'mark';
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** A name by which the policy calls the one who wrote it. */
  readonly own?: boolean;
  /** Starts a term that the policy defines itself. */
  readonly term?: OwnTerm;
}

/** A term that the policy defines itself: how many words it has, and what they stand for. */
export interface OwnTerm {
  readonly length: number;
  readonly name: string;
  readonly categories: readonly CategoryKey[];
}

const keepsS = new Set(
  'has was its his yes gps sms mms dns os ios does goes is as us this thus plus via always perhaps across towards besides news lens wireless address access process business success express class less unless regardless whereas status analysis basis previous various campus census virus focus corpus genius process'.split(
    ' ',
  ),
);
const odd: Readonly<Record<string, string>> = {
  cookies: 'cookie',
  contacts: 'contacts',
  movies: 'movie',
  selfies: 'selfie',
  hobbies: 'hobby',
  children: 'child',
  people: 'person',
  data: 'data',
  photos: 'photo',
  videos: 'video',
  addresses: 'address',
  businesses: 'business',
  purchases: 'purchase',
  licenses: 'license',
  licences: 'license',
  licence: 'license',
  cache: 'cache',
  caches: 'cache',
  organisation: 'organization',
  organisations: 'organization',
  personalise: 'personalize',
  personalised: 'personalized',
  personalising: 'personalizing',
  personalisation: 'personalization',
  customise: 'customize',
  customised: 'customized',
  customising: 'customizing',
  analyse: 'analyze',
  analysing: 'analyzing',
  behaviour: 'behavior',
  behaviours: 'behavior',
  behavioural: 'behavioral',
  optimise: 'optimize',
  optimising: 'optimizing',
  recognise: 'recognize',
  anonymised: 'anonymized',
  anonymise: 'anonymize',
  colour: 'color',
  enquiry: 'inquiry',
  enquiries: 'inquiry',
  favourite: 'favorite',
  favourites: 'favorite',
  grey: 'gray',
  programme: 'program',
  fulfil: 'fulfill',
  judgement: 'judgment',
  centre: 'center',
  websites: 'website',
};

/** Forms of words met so far: policies use few, and the same form is then one string, which is compared at once. */
const forms = new Map<string, string>();
const mostForms = 20_000;

/** The form under which a word is compared: lower case, no possessive, singular, American spelling. */
export function normalWord(word: string): string {
  const known = forms.get(word);
  if (known !== undefined) return known;
  const form = formOf(word);
  if (forms.size >= mostForms) forms.clear();
  forms.set(word, form);
  return form;
}

function formOf(word: string): string {
  let text = word.toLowerCase();
  // Only what has accents needs them taken off.
  if (/[^\0-\x7f]/.test(text)) text = text.normalize('NFD').replace(/\p{M}/gu, '');
  if (text.endsWith("'s")) text = text.slice(0, -2);
  else if (text.endsWith("'")) text = text.slice(0, -1);
  const known = odd[text];
  if (known !== undefined) return known;
  if (text.length < 3 || !text.endsWith('s') || keepsS.has(text) || text.endsWith('ss')) return text;
  if (text.endsWith('ies') && text.length > 4) return `${text.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(text)) return text.slice(0, -2);
  if (text.endsWith('us') || text.endsWith('is')) return text;
  return text.slice(0, -1);
}

const plainForms = [
  String.raw`[eE][-\u2060]*mail(?:s|ed|ing)?(?![\p{L}])`,
  String.raw`(?:\p{L}\.){2,}`,
  String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_\u2060]|'(?=[\p{L}]))*`,
  String.raw`[^\s\p{L}\p{N}\u2060]`,
];
const plainPattern = new RegExp(plainForms.join('|'), 'gu');
const pattern = new RegExp(
  [
    // Addresses on the web, without the mark that ends the sentence.
    String.raw`(?:https?:\/\/|www\.)[^\s"'<>()\[\]{}]*[^\s"'<>()\[\]{}.,;:!?]`,
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    // A domain by which somebody calls themselves: "Example.com collects …".
    String.raw`[\p{L}\p{N}][\p{L}\p{N}-]*\.(?:com|org|net|io|co|ai|app|dev|me|tv|us|uk|de|edu|gov|info)(?![\p{L}\p{N}])`,
    // A setting with its value.
    String.raw`[A-Za-z][\w-]*(?:\.[\w-]+)*\s?=\s?[\w-]+`,
    ...plainForms,
  ].join('|'),
  'gu',
);
/** What addresses and settings have; most sentences have none of it, and are read without looking for them at each word. */
const special = /[@=]|:\/\/|\.[\p{L}\p{N}\p{P}]/u;
const contraction = /^(.+?)('(?:ll|ve|re|d|m)|n't)$/;
const expanded: Readonly<Record<string, string>> = {
  "'ll": 'will',
  "'ve": 'have',
  "'re": 'are',
  "'d": 'would',
  "'m": 'am',
  "n't": 'not',
};
const stems: Readonly<Record<string, string>> = { wo: 'will', ca: 'can', sha: 'shall' };

function word(start: number, end: number, text: string, capital: boolean): Token {
  return { start, end, text, norm: normalWord(text), kind: 'word', capital };
}

function pushWord(tokens: Token[], start: number, raw: string): void {
  const clean = raw.includes(filler) ? raw.replaceAll(filler, '') : raw;
  const end = start + raw.length;
  let text = clean.toLowerCase();
  if (text.length !== clean.length) text = clean;
  const first = clean.charAt(0);
  const capital = first !== first.toLowerCase();
  if (text === 'cannot') {
    tokens.push(word(start, start + 3, 'can', capital), word(start + 3, end, 'not', false));
    return;
  }
  const short = text.includes("'") ? contraction.exec(text) : null;
  const [, stem, tail] = short ?? [];
  if (stem !== undefined && tail !== undefined) {
    const split = end - tail.length;
    const head = tail === "n't" ? (stems[stem] ?? stem) : stem;
    tokens.push(word(start, split, head, capital), word(split, end, expanded[tail] ?? tail, false));
    return;
  }
  tokens.push(word(start, end, text.startsWith('e-mail') ? text.replace('-', '') : text, capital));
}

/** Whether a token starts with a letter or digit, so that it is a word. */
function opensWord(raw: string): boolean {
  const code = raw.charCodeAt(0);
  if (code >= 0x80) return /^[\p{L}\p{N}]/u.test(raw);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** Whether a hyphen stands inside a word. */
function joins(shadow: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(shadow.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(shadow.charAt(at + 1));
}

/** The words and marks of a stretch of shadow. */
export function tokenise(shadow: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  const text = shadow.slice(start, end);
  for (const match of text.matchAll(special.test(text) ? pattern : plainPattern)) {
    const raw = match[0].endsWith(filler) ? match[0].replace(/\u2060+$/, '') : match[0];
    const at = start + match.index;
    if (opensWord(raw)) pushWord(tokens, at, raw);
    else if (raw !== '-' || !joins(shadow, at)) {
      tokens.push({
        start: at,
        end: at + raw.length,
        text: raw,
        norm: raw === '&' ? 'and' : raw,
        kind: 'mark',
        capital: false,
      });
    }
  }
  return tokens;
}
