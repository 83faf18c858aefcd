import { say, type TextOf } from '../text.js';
import { skips, type SkipText } from './skips.js';

const types = {
  boolean: '`true` or `false`',
  string: 'text',
  object: 'an object',
  array: 'a list of texts',
  integer: 'a whole number',
} as const;

const written = {
  null: 'null',
  list: 'a list',
  otherList: 'a list of other things',
  string: 'text',
  object: 'an object',
  boolean: 'a boolean',
  number: 'a number',
} as const;
/** What a value is that somebody wrote into the settings. */
export type WrittenSetting = keyof typeof written;

function meant(nearest: string): string {
  return nearest === '' ? '' : ` Did you mean \`${nearest}\`?`;
}

/** What is wrong with the settings. A nearest name is empty where nothing comes near. */
export const settings = {
  json: (line: number): string => `The settings have a JSON mistake at line ${line}.`,
  unreadable: (why: SkipText): string => `The settings file ${say(skips, why)}.`,
  unknown: (name: string, nearest: string): string => `There is no setting \`${name}\`.${meant(nearest)}`,
  wrongType: (name: string, type: keyof typeof types, found: WrittenSetting): string =>
    `The setting \`${name}\` must be ${types[type]}, not ${written[found]}.`,
  wrongWord: (name: string, words: readonly string[], found: string): string =>
    `The setting \`${name}\` must be ${words.map((word) => `\`${word}\``).join(' or ')}, not \`${found}\`.`,
  tooSmall: (name: string, least: number): string => `The setting \`${name}\` must be at least ${least}.`,
  tooLarge: (name: string, most: number): string => `The setting \`${name}\` must be at most ${most}.`,
  unknownRule: (rule: string, nearest: string): string =>
    `\`pledge.rules\` names a rule that does not exist: \`${rule}\`.${meant(nearest)}`,
  wrongLevel: (rule: string, levels: readonly string[]): string =>
    `The level of \`${rule}\` in \`pledge.rules\` must be one of ${levels.map((word) => `\`${word}\``).join(', ')}.`,
  noCategory: (pattern: string): string =>
    `\`${pattern}\` in \`pledge.fields\` must be a category of personal data, or \`false\`.`,
  ambiguousCategory: (category: string, pattern: string, keys: readonly string[]): string =>
    `\`${category}\`, said of \`${pattern}\` in \`pledge.fields\`, may mean ${keys.map((key) => `\`${key}\``).join(' or ')}: write the whole key.`,
  unknownCategory: (category: string, pattern: string, nearest: string): string =>
    `There is no category \`${category}\`, said of \`${pattern}\` in \`pledge.fields\`.${meant(nearest)}`,
};

export type SettingsText = TextOf<typeof settings>;
