import { categoryOf } from '../policy/rows.js';
import { capital } from '../rules/phrases.js';
import {
  describe,
  describeRecipient,
  labelOf,
  recipientClasses,
  recipientLabel,
  resolvePurpose,
  resolveSubject,
  type CategoryKey,
  type Resolution,
} from '../vocabulary/taxonomy.js';

function keyOf(resolution: Resolution): string | undefined {
  return 'key' in resolution ? resolution.key : undefined;
}

function term(key: string | undefined): string | undefined {
  return key === undefined ? undefined : `**${capital(labelOf(key))}** \`${key}\`\n\n${describe(key)}`;
}

/** What a category means, for a place where only its key stands. */
export function describeCategory(category: CategoryKey): string {
  return term(category) ?? '';
}

/**
 * What a word of a vocabulary means. Markdown.
 *
 * @param written a full key or its short form, a class of recipients or a vendor
 * @returns undefined where there is no such word, or nothing to say about it
 */
export function describeWord(
  vocabulary: 'category' | 'purpose' | 'subject' | 'recipient' | 'tracker',
  written: string,
): string | undefined {
  switch (vocabulary) {
    case 'category':
      return term(categoryOf(written));
    case 'purpose':
      return term(keyOf(resolvePurpose(written)));
    case 'subject':
      return term(keyOf(resolveSubject(written)));
    case 'recipient': {
      const known = recipientClasses.find((each) => each === written);
      return known && `**${capital(recipientLabel(known))}** \`${known}\`\n\n${describeRecipient(known)}`;
    }
    case 'tracker':
      return undefined;
  }
}
