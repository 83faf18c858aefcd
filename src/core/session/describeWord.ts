import type { Language } from '../language/language.js';
import { categoryOf } from '../policy/rows.js';
import { capital } from '../rules/phrases.js';
import {
  recipientClasses,
  resolvePurpose,
  resolveSubject,
  type CategoryKey,
  type Resolution,
} from '../vocabulary/taxonomy.js';

function keyOf(resolution: Resolution): string | undefined {
  return 'key' in resolution ? resolution.key : undefined;
}

function term(key: string | undefined, { words }: Language): string | undefined {
  return key === undefined ? undefined : `**${capital(words.label(key))}** \`${key}\`\n\n${words.description(key)}`;
}

/** What a category means, for a place where only its key stands. */
export function describeCategory(category: CategoryKey, language: Language): string {
  return term(category, language) ?? '';
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
  language: Language,
): string | undefined {
  switch (vocabulary) {
    case 'category':
      return term(categoryOf(written), language);
    case 'purpose':
      return term(keyOf(resolvePurpose(written)), language);
    case 'subject':
      return term(keyOf(resolveSubject(written)), language);
    case 'recipient': {
      const known = recipientClasses.find((each) => each === written);
      return (
        known &&
        `**${capital(language.words.recipient(known))}** \`${known}\`\n\n${language.words.recipientDescription(known)}`
      );
    }
    case 'tracker':
      return undefined;
  }
}
