import { listed } from '../../policy/coverage.js';
import type { CategoryKey, PurposeKey } from '../../vocabulary/taxonomy.js';
import { labelOf, recipientLabel, type RecipientClass } from '../../vocabulary/taxonomy.js';

/** Who receives, as a row that may not be whole names it. */
export type NamedRecipient = { readonly class: RecipientClass } | { readonly vendor: string };

function data(categories: readonly CategoryKey[]): string {
  return categories.length === 0 ? 'personal data' : listed(categories.map(labelOf));
}

function forPurposes(purposes: readonly PurposeKey[]): string {
  return purposes.length === 0 ? '' : ` for ${listed(purposes.map(labelOf))}`;
}

/** What a row of a policy file declares, in a few words: `collects e-mail address for analytics`. Written words that nobody knows stay as they are. */
export const rows = {
  collects: (categories: readonly CategoryKey[], purposes: readonly PurposeKey[]): string =>
    `collects ${data(categories)}${forPurposes(purposes)}`,
  uses: (categories: readonly CategoryKey[], purposes: readonly PurposeKey[]): string =>
    `uses ${data(categories)}${forPurposes(purposes)}`,
  shares(
    categories: readonly CategoryKey[],
    to: readonly NamedRecipient[],
    purposes: readonly PurposeKey[],
    only: readonly string[],
  ): string {
    const names = listed(to.map((one) => ('class' in one ? recipientLabel(one.class) : one.vendor)));
    return `shares ${data(categories)} with ${names}${forPurposes(purposes)}${only.map((form) => `, only ${form}`).join('')}`;
  },
  denies: (practice: string, categories: readonly CategoryKey[]): string => `denies to ${practice} ${data(categories)}`,
  choices: (kind: string, setting: string): string =>
    `offers the choice “${kind.replaceAll('_', ' ')}”${setting === '' ? '' : `: ${setting}`}`,
  trackers: (kind: string): string => `uses ${kind.replaceAll('_', ' ')}`,
};
