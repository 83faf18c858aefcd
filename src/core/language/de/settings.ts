import type { settings as english, WrittenSetting } from '../en/settings.js';
import { say } from '../text.js';
import { didYouMean, inCode, listed } from './grammar.js';
import { skips } from './skips.js';

const types = {
  boolean: '`true` oder `false`',
  string: 'ein Text',
  object: 'ein Objekt',
  array: 'eine Liste von Texten',
  integer: 'eine ganze Zahl',
} as const;

const written: Readonly<Record<WrittenSetting, string>> = {
  null: 'null',
  list: 'eine Liste',
  otherList: 'eine Liste anderer Dinge',
  string: 'ein Text',
  object: 'ein Objekt',
  boolean: 'ein Wahrheitswert',
  number: 'eine Zahl',
};

function meant(nearest: string): string {
  return didYouMean(nearest === '' ? [] : [nearest]);
}

export const settings: typeof english = {
  json: (line) => `Die Einstellungen haben in Zeile ${line} einen JSON-Fehler.`,
  unreadable: (why) => `Die Einstellungsdatei ${say(skips, why)}.`,
  unknown: (name, nearest) => `Die Einstellung \`${name}\` gibt es nicht.${meant(nearest)}`,
  wrongType: (name, type, found) => `Die Einstellung \`${name}\` muss ${types[type]} sein, nicht ${written[found]}.`,
  wrongWord: (name, words, found) =>
    `Die Einstellung \`${name}\` muss ${listed(words.map(inCode), Infinity, 'oder')} sein, nicht \`${found}\`.`,
  tooSmall: (name, least) => `Die Einstellung \`${name}\` muss mindestens ${least} sein.`,
  tooLarge: (name, most) => `Die Einstellung \`${name}\` darf höchstens ${most} sein.`,
  unknownRule: (rule, nearest) => `\`pledge.rules\` nennt eine Regel, die es nicht gibt: \`${rule}\`.${meant(nearest)}`,
  wrongLevel: (rule, levels) =>
    `Die Stufe von \`${rule}\` in \`pledge.rules\` muss eine von diesen sein: ${levels.map(inCode).join(', ')}.`,
  noCategory: (pattern) =>
    `\`${pattern}\` in \`pledge.fields\` muss eine Kategorie personenbezogener Daten oder \`false\` sein.`,
  ambiguousCategory: (category, pattern, keys) =>
    `\`${category}\`, in \`pledge.fields\` zu \`${pattern}\` gesagt, kann ${listed(keys.map(inCode), Infinity, 'oder')} bedeuten: Schreiben Sie den ganzen Schlüssel.`,
  unknownCategory: (category, pattern, nearest) =>
    `Die Kategorie \`${category}\`, in \`pledge.fields\` zu \`${pattern}\` gesagt, gibt es nicht.${meant(nearest)}`,
};
