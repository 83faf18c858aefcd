import { unique } from './draft.js';
import type { Unit } from './units.js';
import { categoryLexicon } from '../lexicon/categories.js';
import { tokenise, type Token } from '../structure/words.js';
import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { determiners } from './verb-words.js';

/** A term that the policy defines for itself, as it is written, with the data that it stands for. */
export interface Definition {
  readonly words: readonly string[];
  readonly name: string;
  readonly categories: readonly CategoryKey[];
  /** Where the policy says so. */
  readonly units: readonly Unit[];
}

/** A place where a term is written that may be one of the policy's own. The end is exclusive. */
interface Written {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
  /** Behind the quotation mark that closes it. */
  readonly end: number;
}

/** Kinds of data that are named loosely: a term whose words tell of one stands for what the policy says it does, while "Billing Information" or "Location Data" speaks for itself. */
const loose = new Set<CategoryKey>([
  'user',
  'user.account',
  'user.behavior',
  'user.contact',
  'user.content',
  'user.demographic',
  'user.demographic.profile',
  'user.device',
  'user.telemetry',
  'user.unique_id',
]);
/** What terms for data end in. */
const heads = new Set('data information info content details records identifiers logs metrics statistics'.split(' '));
/** Words of a term that set no kind of data apart: what consists of them and a head is data in general. */
const general = new Set(
  'personal personally public more additional further identifiable identifying private user users customer customers your our the all other collected such client member visitor end individual sensitive special non anonymous anonymized anonymised aggregate aggregated deidentified de identified'.split(
    ' ',
  ),
);
/** More kinds of data than this are data in general. */
const mostCategories = 10;
const mostWords = 5;

/** Words inside brackets around a term that is defined there: (collectively, the "Log Data"). */
const around = new Set(
  'collectively together the our this these hereinafter we call refer referred to as or such information data defined and called known which is are in policy below , "'.split(
    ' ',
  ),
);
const calls = new Set(['call', 'called', 'termed']);
const means = new Set([
  'means',
  'mean',
  'includes',
  'include',
  'comprises',
  'comprise',
  'consists',
  'consist',
  'refers',
]);
const modal = new Set(['may', 'shall', 'will', 'can', 'also']);

function isTermWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.capital;
}

/** The terms that a sentence writes in capitals. */
function writtenIn(tokens: readonly Token[]): Written[] {
  const out: Written[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isTermWord(tokens[at]) || determiners.has(tokens[at]?.text ?? '')) continue;
    const opened = isQuote(tokens[at - 1]);
    let to = at + 1;
    while (isTermWord(tokens[to]) || (opened && tokens[to]?.text === 'and' && isTermWord(tokens[to + 1]))) to++;
    const close = /^[.,]$/.test(tokens[to]?.text ?? '') ? to + 1 : to;
    const quoted = opened && isQuote(tokens[close]);
    if (heads.has(tokens[to - 1]?.text ?? '') && to - at > 1 && to - at <= mostWords)
      out.push({ from: at, to, quoted, end: quoted ? close + 1 : to });
    at = to;
  }
  return out;
}

function isQuote(token: Token | undefined): boolean {
  return token?.kind === 'mark' && (token.text === '"' || token.text === "'");
}

/** Where the bracket opens in which a term is defined; undefined where it stands in none. */
function bracketBefore(tokens: readonly Token[], { from, end, quoted }: Written): number | undefined {
  if (tokens[end]?.text !== ')' && !(quoted && (tokens[end]?.text === 'or' || tokens[end]?.text === ',')))
    return undefined;
  for (let at = from - 1; at >= Math.max(0, from - 10); at--) {
    const text = tokens[at]?.text ?? '';
    if (text === '(') return at;
    if (!around.has(text) && !isQuote(tokens[at])) return undefined;
  }
  return undefined;
}

/** Whether the words before a term say that something is called so: "we call this", "referred to as". */
function isCalled(tokens: readonly Token[], from: number): boolean {
  const before = tokens.slice(Math.max(0, from - 9), from).filter((token) => !isQuote(token));
  const last = before.at(-1)?.text ?? '';
  if (last === 'as' || (last === 'the' && before.at(-2)?.text === 'as')) {
    return before.some(({ text }) =>
      ['refer', 'refers', 'referred', 'known', 'defined', 'define', 'designate'].includes(text),
    );
  }
  const call = before.findLastIndex(({ text }) => calls.has(text));
  return (
    call >= 0 &&
    before
      .slice(call + 1)
      .every(({ text }) =>
        [
          'this',
          'these',
          'that',
          'it',
          'them',
          'such',
          'the',
          'all',
          'of',
          'collectively',
          ',',
          ':',
          'information',
          'data',
        ].includes(text),
      )
  );
}

/** Whether a sentence that starts with a term says what it is. */
function isExplained(tokens: readonly Token[], { from, end, quoted }: Written): boolean {
  const first = tokens.slice(0, from).every((token) => isQuote(token) || ['the', 'term', 'our'].includes(token.text));
  if (!first) return false;
  let next = end;
  while (modal.has(tokens[next]?.text ?? '')) next++;
  return means.has(tokens[next]?.text ?? '') || (quoted && ['is', 'are', ':'].includes(tokens[next]?.text ?? ''));
}

function isGeneral(words: readonly string[]): boolean {
  return words.slice(0, -1).every((word) => general.has(word.toLowerCase()));
}

/** Whether the words of a term say by themselves which kind of data is meant. */
function speaksForItself(tokens: readonly Token[]): boolean {
  return categoryLexicon.match(tokens).some(({ meaning }) => meaning.categories.some((key) => !loose.has(key)));
}

/** Before words that tell where data comes from, and not what it is: "from your mobile device". */
const sources = new Set(['from', 'via', 'through', 'using', 'by', 'on', 'when']);

/** Words that may stand between one thing that data comes from and the next. */
const joining = new Set(['and', 'or', '/', ',', 'certain', 'other']);

/** The kinds of data that words name. */
function dataIn(tokens: readonly Token[]): CategoryKey[] {
  let source = -1;
  const keys: CategoryKey[] = [];
  for (const { from, to, meaning } of categoryLexicon.match(tokens)) {
    let before = from - 1;
    while (determiners.has(tokens[before]?.text ?? '')) before--;
    const joined = source >= 0 && tokens.slice(source, before + 1).every(({ text }) => joining.has(text));
    if (sources.has(tokens[before]?.text ?? '') || joined) source = to;
    else if (!meaning.generic && !meaning.weak) keys.push(...meaning.categories);
  }
  return keys;
}

/** Finds the definitions of a policy: which unit defines which term, and what the words say that it is. */
class Finder {
  readonly #found = new Map<string, { words: readonly string[]; categories: CategoryKey[]; units: Unit[] }>();
  readonly #units: readonly Unit[];
  readonly #led = new Map<Unit, Unit[]>();

  constructor(units: readonly Unit[]) {
    this.#units = units;
    for (const unit of units) {
      if (!unit.lead) continue;
      const led = this.#led.get(unit.lead);
      if (led) led.push(unit);
      else this.#led.set(unit.lead, [unit]);
    }
  }

  find(): Definition[] {
    this.#units.forEach((unit, index) => {
      this.#label(unit);
      let closed = 0;
      for (const written of writtenIn(unit.tokens)) {
        const bracket = bracketBefore(unit.tokens, written);
        if (bracket !== undefined) {
          const before = unit.tokens.slice(bracket, written.from);
          const all = before.some(({ text }) => text === 'collectively' || text === 'together');
          const listed = all ? this.#siblings(unit) : [];
          const said = [...listed, ...dataIn(unit.tokens.slice(all ? 0 : closed, bracket))];
          this.#add(unit, written, said.length > 0 ? said : this.#listed(unit));
          closed = written.end;
        } else if (isCalled(unit.tokens, written.from)) {
          const said = dataIn(unit.tokens.slice(0, written.from));
          this.#add(unit, written, said.length > 0 ? said : this.#before(index));
        } else if (isExplained(unit.tokens, written)) {
          this.#add(unit, written, [...dataIn(unit.tokens.slice(written.to)), ...this.#listed(unit)]);
        }
      }
    });
    return [...this.#found.entries()].flatMap(([name, { words, categories, units }]) => {
      const keys = unique(categories);
      const means = keys.filter((key) => !key.startsWith('user.device.cookie'));
      const own = means.length > 0 ? means : keys;
      return own.length > 0 && own.length <= mostCategories ? [{ name, words, categories: own, units }] : [];
    });
  }

  #add(
    unit: Unit,
    { from, to }: { readonly from: number; readonly to: number },
    categories: readonly CategoryKey[],
  ): void {
    this.#keep(
      unit,
      unit.tokens.slice(from, to).map(({ text }) => text),
      categories,
    );
  }

  #keep(unit: Unit, words: readonly string[], categories: readonly CategoryKey[]): void {
    if (
      isGeneral(words) ||
      determiners.has(words[0] ?? '') ||
      speaksForItself(tokenise(words.join(' '), 0, words.join(' ').length))
    )
      return;
    const name = words.map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' ');
    const known = this.#found.get(name);
    if (known) {
      known.categories.push(...categories);
      known.units.push(unit);
    } else this.#found.set(name, { words, categories: [...categories], units: [unit] });
  }

  /** "**Log Data**: your IP address …" in a list or paragraph of its own. */
  #label(unit: Unit): void {
    const words = unit.label?.replace(/["“”]/g, '').trim().split(/\s+/) ?? [];
    if (words.length < 2 || words.length > mostWords || !heads.has(words.at(-1)?.toLowerCase() ?? '')) return;
    if (!words.every((word) => /^(?:\p{Lu}\p{L}*|and)$/u.test(word))) return;
    this.#keep(
      unit,
      words.map((word) => word.toLowerCase()),
      [...dataIn(unit.tokens), ...this.#listed(unit)],
    );
  }

  #listed(unit: Unit): CategoryKey[] {
    return (this.#led.get(unit) ?? []).flatMap(({ tokens }) => dataIn(tokens));
  }

  #siblings(unit: Unit): CategoryKey[] {
    return unit.isPart && unit.lead ? this.#listed(unit.lead) : [];
  }

  /** What the sentence before speaks of, or the list that it belongs to. */
  #before(index: number): CategoryKey[] {
    const unit = this.#units[index - 1];
    if (!unit || unit.section !== this.#units[index]?.section) return [];
    return unit.lead ? [...dataIn(unit.lead.tokens), ...this.#listed(unit.lead)] : dataIn(unit.tokens);
  }
}

/** The terms that a policy defines by data of some kind; a term for personal data in general is none. */
export function definitionsIn(units: readonly Unit[]): Definition[] {
  return new Finder(units).find();
}
