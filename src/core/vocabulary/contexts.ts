import data from '../../../catalogue/terms/contexts.json';
import { segment } from './segmentation.js';
import type { NameContext } from './classification.js';
import { coreName, type SiblingFacts } from './siblings.js';
import type { OwnerFacts, Subject } from './subject.js';
import { wrappers } from './words.js';

/** One entry of catalogue/terms/contexts.json. */
interface ContextRecord {
  readonly id: string;
  readonly owners?: readonly string[];
  readonly modifiers?: readonly string[];
  readonly siblings?: readonly string[];
  /** What the function is called to do: first words of the owner's name. */
  readonly verbs?: readonly string[];
  /** Last words of the name of the declared type. */
  readonly types?: readonly string[];
  /** Words in the path of the file. */
  readonly files?: readonly string[];
  readonly strongSiblings?: readonly string[];
  readonly need?: number;
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  readonly none?: readonly string[];
  readonly because: string;
}

interface Weights {
  readonly strong: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
}

interface Context extends Weights {
  readonly owners: ReadonlySet<string>;
  readonly modifiers: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
  readonly need: number;
  readonly record: ContextRecord;
}

function phrases(list: readonly string[] | undefined): ReadonlySet<string> {
  // A leading equals sign wants the whole name of the owner.
  return new Set((list ?? []).map((phrase) => (phrase.startsWith('=') ? '=' : '') + segment(phrase).join(' ')));
}

const records: readonly ContextRecord[] = data.contexts;
const contexts = new Map<string, Context>(
  records.map((record) => [
    record.id,
    {
      owners: phrases(record.owners),
      modifiers: phrases(record.modifiers),
      verbs: new Set(record.verbs),
      types: phrases(record.types),
      files: new Set(record.files),
      strong: phrases(record.strongSiblings),
      weak: phrases(record.siblings),
      need: record.need ?? Infinity,
      record,
    },
  ]),
);
const person: Weights & { readonly against: ReadonlySet<string> } = {
  strong: phrases(data.person.strong),
  weak: phrases(data.person.weak),
  against: phrases(data.person.against),
};

/** What only people have, so that the words before it name one. */
const ownedByPeople: readonly string[] = data.person.owned.map((phrase) => segment(phrase).join(' '));

/** Ids of all contexts that records of terms may name. */
export const contextIds: readonly string[] = [
  ...contexts.keys(),
  'person',
  'personNamed',
  'personOwner',
  'personSure',
  'personSiblings',
  'organisation',
  'things',
  'otherNamed',
];

function pointOf(core: string, { strong, weak }: Weights): number {
  if (strong.has(core)) return 2;
  return weak.has(core) ? 1 : 0;
}

const pointsBySiblings = new WeakMap<SiblingFacts, Map<Weights, number>>();

/** The sum over all siblings; kept, since all fields of a type ask for the same. */
function pointsOf(siblings: SiblingFacts, weights: Weights): number {
  let known = pointsBySiblings.get(siblings);
  if (!known) pointsBySiblings.set(siblings, (known = new Map<Weights, number>()));
  const kept = known.get(weights);
  if (kept !== undefined) return kept;
  let points = 0;
  for (const core of siblings.cores) points += pointOf(core, weights);
  known.set(weights, points);
  return points;
}

/** A clause that tells by which context a name means what it does; `{owner}` in it is the name of the owner. */
export interface Because {
  readonly clause: string;
  readonly owner: string;
}

export const wordsBefore = 'the words before it say whose';
export const ownerIsPerson = '{owner} stands for a person';
/** The last words of a type's name, one, two and so on, with and without what wraps it. */
function tailsOf(typeName: string | undefined): readonly string[] {
  const all = segment(typeName ?? '');
  const said = all.filter((word) => !wrappers.has(word) || word === 'param');
  return [all, said].flatMap((words) => words.map((_, from) => words.slice(from).join(' ')));
}

const pathWords = new Map<string, readonly string[]>();

function wordsOfPath(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  let words = pathWords.get(file);
  if (!words) {
    if (pathWords.size > 50_000) pathWords.clear();
    pathWords.set(file, (words = segment(file)));
  }
  return words;
}

/** The place where a term stands: what its modifiers, its owner and its siblings say of it. Contexts are weighed when asked for. */
export class Surroundings {
  readonly #before: readonly string[];
  readonly #modified: Subject;
  readonly #owner: OwnerFacts;
  readonly #siblings: SiblingFacts;
  /** Forms of the name itself, which is no sibling of its own. */
  readonly #own: ReadonlySet<string>;
  readonly #levels = new Map<string, number>();
  readonly #context: NameContext;

  constructor(
    name: string,
    before: readonly string[],
    modified: Subject,
    owner: OwnerFacts,
    siblings: SiblingFacts,
    context: NameContext,
  ) {
    this.#context = context;
    this.#before = before;
    this.#modified = modified;
    this.#owner = owner;
    this.#siblings = siblings;
    this.#own = siblings.names.has(name) ? new Set([coreName(name), segment(name).join(' ')]) : new Set();
  }

  /** How much a context holds, 0 to 1. Unknown contexts never do. */
  level(id: string): number {
    const known = this.#levels.get(id);
    if (known !== undefined) return known;
    // Guards against contexts that refer to each other in a circle.
    this.#levels.set(id, 0);
    const level = this.#weigh(id);
    this.#levels.set(id, level);
    return level;
  }

  /** Whether one of the words before a term names this context. */
  namedByModifier(id: string, before: readonly string[]): boolean {
    const modifiers = contexts.get(id)?.modifiers;
    return modifiers !== undefined && before.some((word) => modifiers.has(word));
  }

  /** The clause for the evidence sentence, without a full stop. */
  because(id: string): Because {
    if (
      id === 'personNamed' ||
      (id.startsWith('person') && (this.#modified === 'person' || this.#modified === 'maybePerson'))
    )
      return { clause: wordsBefore, owner: '' };
    if (id.startsWith('person') && this.#ownerIsPerson() > 0 && this.#owner.label)
      return { clause: ownerIsPerson, owner: this.#owner.label };
    if (id.startsWith('person')) return { clause: data.person.because, owner: '' };
    return { clause: contexts.get(id)?.record.because ?? '', owner: '' };
  }

  /** Whether another name has the same words before it and only people have that: `memberName` beside `memberEmail`. */
  #sharesModifiers(): boolean {
    if (this.#before.length === 0 || (this.#modified !== 'maybePerson' && this.#modified !== 'other')) return false;
    const prefix = this.#before.join(' ');
    return ownedByPeople.some(
      (what) => this.#siblings.cores.has(`${prefix} ${what}`) && !this.#own.has(`${prefix} ${what}`),
    );
  }

  #maybePersonIsOne(): boolean {
    return (
      this.level('personSiblings') > 0 ||
      this.#owner.subject === 'person' ||
      (this.#siblings.cores.has('user id') && !this.#own.has('user id')) ||
      this.level('visitStrong') > 0
    );
  }

  #points(weights: Weights): number {
    let points = pointsOf(this.#siblings, weights);
    for (const own of this.#own) points -= pointOf(own, weights);
    return points;
  }

  #personPoints(): number {
    const points = this.#points(person);
    if (points === 0) return 0;
    let against = 0;
    for (const core of this.#siblings.cores) if (person.against.has(core) && !this.#own.has(core)) against++;
    return Math.max(0, points - against);
  }

  #ownerIsPerson(): number {
    if (this.#owner.subject === 'person') return 1;
    if (this.#owner.subject === 'maybePerson') return this.level('personSiblings') > 0 ? 1 : 0.5;
    return 0;
  }

  #weigh(id: string): number {
    const modified = this.#modified;
    const free = modified === 'none';
    switch (id) {
      case 'personSiblings':
        return Math.min(1, this.#personPoints() / 2);
      case 'personNamed':
        if (modified === 'person') return 1;
        if (this.#sharesModifiers()) return 0.95;
        return modified === 'maybePerson' ? (this.#maybePersonIsOne() ? 1 : 0.5) : 0;
      case 'personOwner':
        return free ? this.#ownerIsPerson() : 0;
      case 'personSure':
        return Math.max(
          this.level('personNamed'),
          this.level('personOwner'),
          free && this.#siblingsCount() && this.#personPoints() >= 2 ? 0.95 : 0,
        );
      case 'person':
        return Math.max(this.level('personNamed'), this.level('personOwner'), free ? this.#personBySiblings() : 0);
      case 'organisation':
        return modified === 'organisation' || (free && this.#owner.subject === 'organisation') ? 1 : 0;
      case 'otherNamed':
        return modified === 'thing' || modified === 'other' || modified === 'organisation' ? 1 : 0;
      case 'things':
        return modified === 'thing' || modified === 'other' || (free && this.#owner.subject === 'thing') ? 1 : 0;
      default:
        return this.#weighRecord(id);
    }
  }

  #siblingsCount(): boolean {
    return this.#owner.subject !== 'thing' && this.#owner.subject !== 'organisation';
  }

  #personBySiblings(): number {
    const points = this.#personPoints();
    if (!this.#siblingsCount()) return points >= 4 ? 0.85 : 0;
    if (points >= 3) return 0.97;
    if (points === 2) return 0.95;
    return points === 1 ? 0.87 : 0;
  }

  #weighRecord(id: string): number {
    const context = contexts.get(id);
    if (!context) return 0;
    const { all, any, none } = context.record;
    if (none?.some((other) => this.level(other) >= 0.9)) return 0;
    if (all) return Math.min(...all.map((other) => this.level(other)));
    if (any) return Math.max(...any.map((other) => this.level(other)));
    for (const word of this.#before) if (context.modifiers.has(word)) return 1;
    for (const head of this.#owner.heads) if (context.owners.has(head)) return 1;
    for (const verb of this.#owner.verbs) if (context.verbs.has(verb)) return 1;
    if (context.types.size > 0 && tailsOf(this.#context.typeName).some((tail) => context.types.has(tail))) return 1;
    if (context.files.size > 0 && wordsOfPath(this.#context.file).some((word) => context.files.has(word))) return 1;
    return this.#points(context) >= context.need ? 1 : 0;
  }
}
