import { normalWord } from '../structure/words.js';

/**
 * A parsed pattern of the lexicon. Patterns look like small regular expressions over words in lower case and singular, with single spaces between them:
 * `(a|b)` alternatives, `?` after a letter or group optional, `*` after a group repeated up to three times, `\w+` or a lone `*` one word, `\d+` one number,
 * a backslash takes the mark after it as it stands, a lone `**` up to
 * three words, `@name` a named group of words.
 */
export type PatternNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word' }
  | { readonly kind: 'number' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'optional'; readonly part: PatternNode };

/** How often a repeated group may stand. */
const repetitions = 3;

const space: PatternNode = { kind: 'text', text: ' ' };

function isSpace(node: PatternNode | undefined): boolean {
  return node?.kind === 'text' && node.text === ' ';
}

/** Whether every text of a node starts (or ends) with a space, so that no further one is needed. */
function touchesSpace(node: PatternNode, atEnd: boolean): boolean {
  switch (node.kind) {
    case 'text':
      return atEnd ? node.text.endsWith(' ') : node.text.startsWith(' ');
    case 'sequence': {
      const part = atEnd ? node.parts.at(-1) : node.parts[0];
      return part !== undefined && touchesSpace(part, atEnd);
    }
    case 'choice':
      return node.options.some((option) => touchesSpace(option, atEnd));
    case 'optional':
      return touchesSpace(node.part, atEnd);
    default:
      return false;
  }
}

/** Gives an optional part the space that is needed only where the part stands. */
function tieSpaces(parts: readonly PatternNode[]): PatternNode[] {
  const out: PatternNode[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part === undefined) continue;
    const before = out.at(-1);
    const isFree = part.kind === 'optional' && !isSpace(part.part);
    const next = parts[at + 1];
    if (
      isFree &&
      isSpace(next) &&
      (before === undefined || touchesSpace(before, true)) &&
      !touchesSpace(part.part, true)
    ) {
      out.push({ kind: 'optional', part: { kind: 'sequence', parts: [part.part, space] } });
      at++;
    } else if (isFree && next === undefined && isSpace(before) && !touchesSpace(part.part, false)) {
      out.pop();
      out.push({ kind: 'optional', part: { kind: 'sequence', parts: [space, part.part] } });
    } else out.push(part);
  }
  return out;
}

class PatternParser {
  #at = 0;
  readonly #source: string;
  readonly #groups: ReadonlyMap<string, PatternNode>;

  constructor(source: string, groups: ReadonlyMap<string, PatternNode>) {
    this.#source = source;
    this.#groups = groups;
  }

  parse(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#source.length) throw new Error(`Unbalanced pattern: ${this.#source}`);
    return node;
  }

  #choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      options.push(this.#sequence());
    }
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', options };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    let tied = false;
    for (;;) {
      const next = this.#source[this.#at];
      if (next === undefined || next === '|' || next === ')') break;
      const part = this.#counted(this.#atom(next));
      tied ||= part.kind === 'optional';
      parts.push(part);
    }
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'text' && only !== space) return only;
    return { kind: 'sequence', parts: tied ? tieSpaces(parts) : parts };
  }

  #counted(atom: PatternNode): PatternNode {
    const mark = this.#source[this.#at];
    if (mark === '?') {
      this.#at++;
      return { kind: 'optional', part: atom };
    }
    if (mark !== '*' || this.#source[this.#at - 1] !== ')') return atom;
    this.#at++;
    let node: PatternNode = { kind: 'optional', part: atom };
    for (let count = 1; count < repetitions; count++) {
      node = { kind: 'optional', part: { kind: 'sequence', parts: [atom, node] } };
    }
    return node;
  }

  #atom(next: string): PatternNode {
    if (next === '(') {
      this.#at++;
      const inner = this.#choice();
      if (this.#source[this.#at] !== ')') throw new Error(`Unbalanced pattern: ${this.#source}`);
      this.#at++;
      return inner;
    }
    if (next === '@') {
      const name = /^@([a-z]+)/.exec(this.#source.slice(this.#at))?.[1] ?? '';
      const group = this.#groups.get(name);
      if (!group) throw new Error(`Unknown group @${name} in pattern: ${this.#source}`);
      this.#at += name.length + 1;
      return group;
    }
    if (next === '\\') {
      const escaped = this.#source[this.#at + 1] ?? '';
      const isClass = this.#source.startsWith('w+', this.#at + 1) || this.#source.startsWith('d+', this.#at + 1);
      this.#at += isClass ? 3 : 2;
      if (isClass) return escaped === 'w' ? { kind: 'word' } : { kind: 'number' };
      return { kind: 'text', text: escaped };
    }
    if (this.#source.startsWith('**', this.#at)) return this.#words();
    if (next === '*') {
      this.#at++;
      return { kind: 'word' };
    }
    const start = this.#at++;
    if (next === ' ') return space;
    if (this.#isLetter(start)) while (this.#isLetter(this.#at)) this.#at += this.#source[this.#at] === ' ' ? 2 : 1;
    return { kind: 'text', text: this.#source.slice(start, this.#at) };
  }

  /** Whether a letter, or a space and a letter, stands at a place, and is not optional by itself: such are one text with what is before them. */
  #isLetter(at: number): boolean {
    const source = this.#source;
    const letter = source[at] === ' ' ? at + 1 : at;
    const code = source.charCodeAt(letter);
    return code >= 97 && code <= 122 && source[letter + 1] !== '?';
  }

  /** Up to three words, each with the space after it, which is why the space of the pattern goes. */
  #words(): PatternNode {
    this.#at += 2;
    if (this.#source[this.#at] === ' ') this.#at++;
    const one: PatternNode = { kind: 'sequence', parts: [{ kind: 'word' }, space] };
    let node: PatternNode = { kind: 'optional', part: one };
    for (let count = 1; count < repetitions; count++) {
      node = { kind: 'optional', part: { kind: 'sequence', parts: [one, node] } };
    }
    return node;
  }
}

/** Words of a pattern take the form of the words that they are compared with; parts of words are left alone. */
function normalPattern(source: string): string {
  let text = source;
  if (/[^ -~]/.test(text)) text = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ');
  if (/[A-Z/]| {2}/.test(text)) text = text.toLowerCase().replaceAll('/', ' / ').replace(/ {2,}/g, ' ');
  return text.replace(/(?<=^|[ (|])[a-z][a-z']*(?=$|[ |)])/g, normalWord);
}

/**
 * Parses a pattern.
 *
 * @throws Error when the pattern is not balanced or names an unknown group; patterns are part of the catalogue, so tests see it
 */
export function parsePattern(source: string, groups: ReadonlyMap<string, PatternNode>): PatternNode {
  return new PatternParser(normalPattern(source.trim()), groups).parse();
}
