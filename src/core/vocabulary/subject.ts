import { segment } from './segmentation.js';
import {
  arrangements,
  children,
  maybePersons,
  neutral,
  organisations,
  participle,
  persons,
  prepositions,
  softwareRoles,
  softwareVariables,
  things,
  wrappers,
} from './words.js';

/** Who or what a name or a type is about. `other` is a word that we do not know, `none` says nothing. */
export type Subject = 'person' | 'maybePerson' | 'organisation' | 'thing' | 'other' | 'none';

/** What the name of an owner says. */
export interface OwnerFacts {
  readonly subject: Subject;
  /** True for `Child`, `Pupil`. */
  readonly child: boolean;
  /** Suffixes of the owner's words, joined by spaces, with and without words that say nothing; contexts are looked up among them. */
  readonly heads: ReadonlySet<string>;
  /** The first words of its parts: what a function is called to do. */
  readonly verbs: ReadonlySet<string>;
  /** The part of the owner that decides, as written. */
  readonly label: string;
}

function subjectOfWord(word: string): Subject {
  if (maybePersons.has(word)) return 'maybePerson';
  if (persons.has(word)) return 'person';
  if (organisations.has(word)) return 'organisation';
  return things.has(word) ? 'thing' : 'other';
}

function isNumber(word: string): boolean {
  return word.charCodeAt(0) <= 57;
}

/** What the words before a term are about: the last one that is not neutral decides. Who did something (`createdByName`) is a person. */
export function subjectOfModifiers(before: readonly string[]): Subject {
  if (before.length >= 2 && before[before.length - 1] === 'by') return 'person';
  for (let i = before.length - 1; i >= 0; i--) {
    const word = before[i] ?? '';
    if (!neutral.has(word) && !isNumber(word) && !prepositions.has(word)) return subjectOfWord(word);
  }
  return 'none';
}

/** Whether one of the words stands for a child. */
export function namesChild(words: readonly string[]): boolean {
  return words.some((word) => children.has(word));
}

function addSuffixes(words: readonly string[], into: Set<string>): void {
  for (let from = Math.max(0, words.length - 3); from < words.length; from++) into.add(words.slice(from).join(' '));
}

/** The words of an owner without those that say nothing: `CreateUserDto` is about `user`, `ViewerWithStats` about `viewer`. */
function coreOf(words: readonly string[]): readonly string[] {
  const preposition = words.findIndex((word, i) => i > 0 && prepositions.has(word));
  let from = 0;
  let to = preposition > 0 ? preposition : words.length;
  const says = (i: number): boolean => {
    const word = words[i] ?? '';
    return !wrappers.has(word) && !isNumber(word);
  };
  while (from < to && (!says(from) || (neutral.has(words[from] ?? '') && !persons.has(words[from] ?? '')))) from++;
  while (to > from && !says(to - 1)) to--;
  return words.slice(from, to);
}

/** The last word decides; of one that we do not know (`OrgSettings`) the one before it, where that is an organisation. */
function subjectOfCore(core: readonly string[]): Subject {
  const subject = subjectOfWord(core[core.length - 1] ?? '');
  return subject === 'other' && organisations.has(core[core.length - 2] ?? '') ? 'organisation' : subject;
}

/** `Viewer` may be a part of a program; `viewer` and what is a part of something (`Document.owner`) are people. */
function isSoftware(part: string, last: string, index: number): boolean {
  if (index > 0 || !softwareRoles.has(last)) return false;
  const code = part.charCodeAt(0);
  return code < 97 || code > 122 || softwareVariables.has(last);
}

/** The `children` of what is no person are the parts of a tree, unless what stands beside the name says otherwise. */
function isTree(core: readonly string[], outer: string | undefined): boolean {
  if (outer === undefined || core.length !== 1 || (core[0] !== 'child' && core[0] !== 'children')) return false;
  const around = coreOf(segment(outer));
  return subjectOfCore(around) !== 'person';
}

function read(owner: string): OwnerFacts {
  const heads = new Set<string>();
  const verbs = new Set<string>();
  const parts = owner.split(/[.#/]/).map((part) => part.replace(/\(.*$/, '').trim());
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] ?? '';
    // Destructuring patterns and index signatures are no names.
    if (!/^[\p{L}_$@]/u.test(part)) continue;
    const words = segment(part);
    if (words.length > 1) verbs.add(words[0] ?? '');
    addSuffixes(words, heads);
    heads.add(`=${words.join(' ')}`);
    // `ZProfileFormSchema` is a schema, but first a profile form.
    for (let to = words.length - 1; to > 0 && wrappers.has(words[to] ?? ''); to--)
      addSuffixes(words.slice(0, to), heads);
    // `invitedBy: { name }`: who did something is a person.
    if (words.length === 2 && words[1] === 'by' && participle.test(words[0] ?? '') && !arrangements.has(words[0] ?? ''))
      return { subject: 'person', child: false, heads, verbs, label: part };
    const core = coreOf(words);
    if (core.length === 0) {
      // An inner part such as `document` or `event` is a thing even where, as part of a longer name, it says nothing.
      const whole = words[words.length - 1] ?? '';
      if (i > 0 && words.length === 1 && things.has(whole))
        return { subject: 'thing', child: false, heads, verbs, label: part };
      // `profileSchema` says nothing else, and a profile is as often a person's.
      if (words.includes('profile')) return { subject: 'maybePerson', child: false, heads, verbs, label: part };
      continue;
    }
    addSuffixes(core, heads);
    const last = core[core.length - 1] ?? '';
    const outer = parts[i - 1];
    const subject = isSoftware(part, last, i) || isTree(core, outer) ? 'maybePerson' : subjectOfCore(core);
    if (outer !== undefined) addSuffixes([...coreOf(segment(outer)), ...words], heads);
    return { subject, child: children.has(last), heads, verbs, label: part };
  }
  return { subject: 'none', child: false, heads, verbs, label: owner };
}

const nobody: OwnerFacts = { subject: 'none', child: false, heads: new Set(), verbs: new Set(), label: '' };
const cache = new Map<string, OwnerFacts>();
const cacheLimit = 50_000;

/** What the name of an owner says: a type, function, table or variable, or a path of them (`Order.customer`), the innermost part first. */
export function ownerFacts(owner: string | undefined): OwnerFacts {
  if (owner === undefined || owner === '' || owner.length > 300) return nobody;
  const known = cache.get(owner);
  if (known) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const facts = read(owner);
  cache.set(owner, facts);
  return facts;
}
