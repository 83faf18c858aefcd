import { joins } from './words.js';

/** Words that end in s without being a plural. */
const singularInS = new Set([
  'access', 'address', 'alias', 'always', 'analysis', 'as', 'atlas', 'aws', 'basis', 'bias', 'bonus', 'browserless', 'bus', 'business', 'campus', 'canvas', 'census', 'class', 'cms', 'css',
  'diagnosis', 'dns', 'does', 'dress', 'employees', 'express', 'gas', 'gps', 'gros', 'has', 'https', 'illness', 'ios', 'iris', 'is', 'js', 'kubernetes', 'less', 'lens', 'loss', 'mass', 'news', 'nss', 'os',
  'pancreas', 'pass', 'plus', 'pps', 'press', 'previous', 'process', 'progress', 'pais', 'redis', 'sas', 'series', 'sms', 'species', 'status', 'stress', 'sus', 'this', 'tls', 'tos', 'us', 'virus', 'was', 'wellness', 'wireless', 'yes',
  'nombre', 'adres', 'herpes', 'arthritis', 'anamnesis', 'psychosis', 'sepsis', 'pubis', 'dos', 'ms', 'ls', 'ns', 'ts', 'ps', 'vs', 'ss', 'rs', 'es',
]); // prettier-ignore
const irregular = new Map([
  ['children', 'child'], ['people', 'person'], ['persons', 'person'], ['addresses', 'address'], ['addrs', 'addr'], ['ids', 'id'], ['ips', 'ip'], ['statuses', 'status'], ['aliases', 'alias'], ['analyses', 'analysis'],
  ['movies', 'movie'], ['cookies', 'cookie'], ['calories', 'calorie'], ['selfies', 'selfie'], ['series', 'series'], ['wives', 'wife'], ['men', 'man'], ['women', 'woman'], ['licences', 'licence'], ['bios', 'bio'], ['ccs', 'cc'],
  ['indices', 'index'], ['indexes', 'index'], ['cities', 'city'], ['employees', 'employee'], ['devices', 'device'],
]); // prettier-ignore

/** The singular of an English word in lower case; other words come back as they are or without a final s. */
export function singular(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith('s') || singularInS.has(word)) return word;
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const upper = 1;
const lower = 2;
const digit = 3;
const other = 0;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return lower;
  if (code >= 65 && code <= 90) return upper;
  if (code >= 48 && code <= 57) return digit;
  return other;
}

function withoutDiacritics(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

function isAscii(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 127) return false;
  return true;
}

function pieces(name: string): string[] {
  const found: string[] = [];
  let start = -1;
  let before = other;
  for (let i = 0; i <= name.length; i++) {
    const kind = i < name.length ? kindOf(name.charCodeAt(i)) : other;
    if (start >= 0) {
      const next = i + 1 < name.length ? kindOf(name.charCodeAt(i + 1)) : other;
      // `userID` | `HTMLParser` | `line2`; `IDs` and `IPs` are plurals, not a new word.
      const plural =
        kind === upper &&
        next === lower &&
        before === upper &&
        name.charCodeAt(i + 1) === 115 &&
        (i + 2 >= name.length || kindOf(name.charCodeAt(i + 2)) !== lower);
      const border =
        kind === other ||
        (kind === upper && (before === lower || (before === upper && next === lower && !plural))) ||
        (kind === digit) !== (before === digit);
      if (border) {
        found.push(name.slice(start, i).toLowerCase());
        start = kind === other ? -1 : i;
      }
    } else if (kind !== other) start = i;
    before = kind;
  }
  return found;
}

/**
 * The words of an identifier in lower case and singular: camelCase, PascalCase, snake_case, SCREAMING_CASE, kebab-case, acronyms (`userID`, `HTMLParser`,
 * `userIDs`) and digits (`line2` is `line`, `2`). Diacritics are taken off.
 */
export function segment(name: string): readonly string[] {
  const found = pieces(isAscii(name) ? name : withoutDiacritics(name));
  const words: string[] = [];
  for (let i = 0; i < found.length; i++) {
    const word = found[i] ?? '';
    const next = found[i + 1];
    if (next !== undefined && joins.has(`${word} ${singular(next)}`)) {
      words.push(word + singular(next));
      i++;
    } else words.push(singular(word));
  }
  return words;
}
