/** The cases that the sentences here need. */
export type Case = 'nominative' | 'accusative';
type Gender = 'm' | 'f' | 'n' | 'p';

/** A noun as the catalogue writes it: `f politisch_ Meinung`, `m Name/Namen`, `p Kontaktdaten`. */
export interface Noun {
  /** `p` for a plural. */
  readonly gender: Gender;
  /** With `_` for the ending of an adjective and `/` before the form that a noun has in other cases. */
  readonly text: string;
}

export function readNoun(written: string): Noun {
  const gender = written.charAt(0);
  if (gender !== 'm' && gender !== 'f' && gender !== 'n' && gender !== 'p')
    throw new Error(`“${written}” does not begin with a gender`);
  return { gender, text: written.slice(2) };
}

const articles: Readonly<Record<Case, Readonly<Record<Gender, string>>>> = {
  nominative: { m: 'der', f: 'die', n: 'das', p: 'die' },
  accusative: { m: 'den', f: 'die', n: 'das', p: 'die' },
};
const strong: Readonly<Record<Case, Readonly<Record<Gender, string>>>> = {
  nominative: { m: 'er', f: 'e', n: 'es', p: 'e' },
  accusative: { m: 'en', f: 'e', n: 'es', p: 'e' },
};
const weak: Readonly<Record<Case, Readonly<Record<Gender, string>>>> = {
  nominative: { m: 'e', f: 'e', n: 'e', p: 'en' },
  accusative: { m: 'en', f: 'e', n: 'e', p: 'en' },
};
const pronouns: Readonly<Record<Case, Readonly<Record<Gender, string>>>> = {
  nominative: { m: 'er', f: 'sie', n: 'es', p: 'sie' },
  accusative: { m: 'ihn', f: 'sie', n: 'es', p: 'sie' },
};

function inflected({ gender, text }: Noun, as: Case, endings: typeof strong): string {
  return text
    .replaceAll('_', endings[as][gender])
    .replace(/([\p{L}-]+)\/([\p{L}-]+)/gu, as === 'nominative' ? '$1' : '$2');
}

/** A noun without an article, as labels have it: `politische Meinung`. */
export function bare(noun: Noun, as: Case = 'nominative'): string {
  return inflected(noun, as, strong);
}

/** A noun in a sentence: with its article in the singular, without one in the plural: `den Namen`, `Kontaktdaten`. */
export function phrase(noun: Noun, as: Case): string {
  return noun.gender === 'p' ? bare(noun, as) : `${articles[as][noun.gender]} ${inflected(noun, as, weak)}`;
}

/** The pronoun that stands for one or several nouns. */
export function pronoun(nouns: readonly Noun[], as: Case): string {
  const [only, ...others] = nouns;
  return pronouns[as][only === undefined || others.length > 0 ? 'p' : only.gender];
}

/** Whether these nouns together want a verb in the plural. */
export function isPlural(nouns: readonly Noun[]): boolean {
  return nouns.length > 1 || nouns[0]?.gender === 'p';
}

/** `a`, `a und b`, `a, b und c`; beyond so many, `a, b, c und 2 weitere`. */
export function listed(names: Iterable<string>, most = 4, conjunction: 'und' | 'oder' = 'und'): string {
  const all = [...new Set(names)];
  const shown = all.length > most ? [...all.slice(0, most - 1), `${all.length - most + 1} weitere`] : all;
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} ${conjunction} ${last}` : last;
}

/** `1 Datei`, `2 Dateien`, `1.200 Dateien`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('de-DE')} ${count === 1 ? one : many}`;
}

/** ` Meinten Sie …?`, with the blank before it; empty where nothing comes near. */
export function didYouMean(meant: readonly string[], quote: (word: string) => string = inCode): string {
  return meant.length === 0 ? '' : ` Meinten Sie ${listed(meant.map(quote), Infinity, 'oder')}?`;
}

export function inCode(text: string): string {
  return `\`${text}\``;
}

export function inQuotes(text: string): string {
  return `„${text}“`;
}
