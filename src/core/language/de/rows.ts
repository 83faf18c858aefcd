import type { rows as english, NamedRecipient } from '../en/rows.js';
import type { CategoryKey, PurposeKey } from '../../vocabulary/taxonomy.js';
import { listed } from './grammar.js';
import { data, purposes, recipientName, verb } from './vocabulary.js';
import { choiceLabel, formLabel, practiceLabel, trackerWord } from './row-words.js';

function what(categories: readonly CategoryKey[]): string {
  return categories.length === 0 ? 'personenbezogene Daten' : data(categories, 'accusative', 5);
}

function forPurposes(keys: readonly PurposeKey[]): string {
  return keys.length === 0 ? '' : ` für ${purposes(keys)}`;
}

export const rows: typeof english = {
  collects: (categories, uses) => `erhebt ${what(categories)}${forPurposes(uses)}`,
  uses: (categories, uses) => `verwendet ${what(categories)}${forPurposes(uses)}`,
  shares(categories, to: readonly NamedRecipient[], uses, only) {
    const names = listed(to.map(recipientName), 5);
    const form = only.map((each) => `, nur ${formLabel(each)}`).join('');
    return `gibt ${what(categories)} an ${names} weiter${forPurposes(uses)}${form}`;
  },
  denies(practice, categories) {
    const denied = categories.length === 0 ? 'personenbezogene Daten' : data(categories, 'nominative', 5);
    const is = categories.length === 0 ? 'werden' : verb(categories, 'wird', 'werden');
    return `schließt aus, dass ${denied} ${practiceLabel(practice)} ${is}`;
  },
  choices: (kind, setting) =>
    `bietet die Wahlmöglichkeit „${choiceLabel(kind)}“${setting === '' ? '' : `: ${setting}`}`,
  trackers: (kind) => `nutzt ${trackerWord(kind)}`,
};
