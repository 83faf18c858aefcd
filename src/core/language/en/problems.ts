import { didYouMean } from '../../policy/spelling.js';
import { say, type TextOf } from '../text.js';
import { skips, type SkipText } from './skips.js';

const kinds = {
  nothing: 'nothing',
  list: 'a list',
  mapping: 'a mapping',
  text: 'text',
  boolean: 'true or false',
  number: 'a number',
} as const;
/** What a value is that somebody wrote. */
export type WrittenKind = keyof typeof kinds;
/** A value that somebody wrote: the text itself, or only what it is. */
export type Written = { readonly text: string } | { readonly kind: WrittenKind };

const expectations: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const nouns = {
  category: 'data category',
  purpose: 'purpose',
  subject: 'data subject',
  recipient: 'recipient',
  tracker: 'kind of tracking',
} as const;

function shown(written: Written): string {
  return 'text' in written ? `\`${written.text}\`` : kinds[written.kind];
}

/** What is wrong with a policy file. */
export const problems = {
  // The file as YAML.
  noAnchor: (name: string): string => `No anchor \`&${name}\` stands before this.`,
  mergeKey: (): string => 'Merge keys (`<<`) are not read: write the keys out.',
  keyIsNoText: (): string => 'A key must be plain text.',
  duplicateKey: (): string => 'This key stands twice: the later one wins.',
  /** In the words of the YAML parser, which has only English ones. */
  syntax: (message: string): string => message,
  tooLarge: (most: number): string => `The file has more than ${most.toLocaleString('en')} characters and is not read.`,
  tooComplex: (): string => 'The file nests too deep, or its aliases multiply to too much, and is not read.',
  notYaml: (): string => 'The file cannot be read as YAML.',
  unreadable: (why: SkipText): string => `The policy file ${say(skips, why)}.`,
  notHeld: (): string =>
    'Not all of the policy can be read, so nothing is held against it until its mistakes are mended.',
  empty: (): string => 'The policy file is empty: it needs at least `version: 1`.',
  noMapping: (): string => 'A policy file is a mapping of keys (`version`, `collects`, `shares` …) to values.',

  // Its parents.
  extendsItself: (): string => 'A policy cannot extend itself.',
  extendsInTurn: (parent: string): string => `\`${parent}\` extends this file in turn.`,
  tooManyParents: (most: number): string => `A policy may have at most ${most} parents above each other.`,
  noParent: (parent: string): string => `There is no policy file \`${parent}\`.`,
  parentCycle: (parent: string): string => `The parents of \`${parent}\` extend each other in a circle.`,
  parentBroken: (parent: string): string => `\`${parent}\` has mistakes: only a part of it holds here.`,

  // Its quotes and their sources.
  noSourceFile: (file: string): string => `There is no file \`${file}\` here: its quotes cannot be checked.`,
  quoteEnd: (length: number, end: number): string => `The quote has ${length} characters: \`end\` should be ${end}.`,
  noSources: (): string => 'A quote needs a document under `sources` that it is taken from.',
  whichSource: (): string => 'Say from which source the quote is taken (`source`): there is more than one.',
  unknownSource: (id: string, meant: readonly string[]): string =>
    `No source has the id \`${id}\`.${didYouMean(meant)}`,
  sourceChanged(file: string, moved: number, gone: number): string {
    const counts = [moved > 0 ? `${moved} moved` : '', gone > 0 ? `${gone} changed or gone` : ''].filter(Boolean);
    const what = counts.length > 0 ? `of its quotes ${counts.join(' and ')}` : 'its quotes still stand';
    return `\`${file}\` has changed since its rows were taken from it; ${what}.`;
  },
  quoteMoved: (start: number, file: string, written: number): string =>
    `The quote stands at ${start} in \`${file}\`, not at ${written}.`,
  quoteGone: (file: string, hasNear: boolean): string =>
    `These words no longer stand in \`${file}\`.${hasNear ? ' The nearest text is suggested.' : ''}`,
  notInSource: (file: string, hasNear: boolean): string =>
    `These words do not stand in \`${file}\`.${hasNear ? ' The nearest text is suggested.' : ''}`,

  // Names in it.
  takenForVendor: (vendor: string, meant: string): string =>
    `\`${vendor}\` is taken for the name of a vendor.${didYouMean([meant])}`,
  duplicateRow: (id: string): string => `Another row already has the id \`${id}\`.`,
  duplicateSource: (id: string): string => `Another source already has the id \`${id}\`.`,
  unknownScope: (scope: string, meant: readonly string[]): string =>
    `No scope is called \`${scope}\`.${didYouMean(meant)}`,
  unknownRow: (id: string, meant: readonly string[]): string => `No row has the id \`${id}\`.${didYouMean(meant)}`,

  // Its form.
  misnamed: (noun: keyof typeof nouns, written: Written, meant: readonly string[]): string =>
    `${shown(written)} is no ${nouns[noun]}.${didYouMean(meant)}`,
  ambiguous: (written: string, keys: readonly string[]): string =>
    `\`${written}\` may be ${keys.map((key) => `\`${key}\``).join(' or ')}: write the whole key.`,
  /** @param expected a type of JSON Schema, or `record` */
  wrongType(expected: string, found: WrittenKind, quoted: readonly string[]): string {
    const wanted = expectations[expected] ?? `a value of type ${expected}`;
    const end = found === 'nothing' ? ' Write it, or take the key out.' : didYouMean(quoted);
    return `Expected ${wanted}, found ${kinds[found]}.${end}`;
  },
  wrongValue: (allowed: readonly string[], found: Written, meant: readonly string[]): string =>
    `Expected ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}, found ${shown(found)}.${didYouMean(meant)}`,
  wrongForm: (written: string): string => `\`${written}\` does not have the form that is expected here.`,
  tooSmall: (written: number, least: string): string => `${written} is too small: at least ${least} is expected.`,
  tooBig: (written: string, most: string): string => `${written} is too large: at most ${most} is expected.`,
  emptyValue: (): string => 'This is empty.',
  misplaced: (found: WrittenKind): string => `This does not belong here: ${kinds[found]}.`,
  unknownKey: (key: string, meant: readonly string[]): string =>
    `\`${key}\` is no key that can stand here.${didYouMean(meant)}`,
  missingKey: (key: string): string => `\`${key}\` is missing.`,
};

export type ProblemText = TextOf<typeof problems>;
