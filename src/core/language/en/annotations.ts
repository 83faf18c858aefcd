import { listed } from '../../rules/phrases.js';
import { labelOf } from '../../vocabulary/taxonomy.js';
import type { Statement } from '../facts.js';
import type { TextOf } from '../text.js';

const plurals = { category: 'categories', purpose: 'purposes', recipient: 'recipients' } as const;
type Noun = keyof typeof plurals;

const missing = { note: 'A note', purpose: 'A purpose', recipient: 'A recipient' } as const;

function offer(names: readonly string[]): string {
  if (names.length === 0) return '';
  const quoted = names.map((name) => `“${name}”`);
  const last = quoted.pop() ?? '';
  return ` Did you mean ${quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last}?`;
}

function statement({ categories }: Statement): string {
  return categories.length === 0 ? 'no personal data' : listed(categories.map(labelOf));
}

const speakers = { settings: 'the workspace settings', policy: 'the policy file' } as const;

function speaker({ by, pattern }: Statement): string {
  return by === 'annotation' ? 'its annotation' : `${speakers[by]} (“${pattern}”)`;
}

/** What is wrong with annotations and suppressions. */
export const annotations = {
  contradiction: (): string => 'This comment says both “@pii” and “@notPii”; keep one of them.',
  whyNotPersonal: (): string => 'Say after “@notPii” why this is no personal data, so that a reviewer can check it.',
  emptySection: (what: keyof typeof missing): string => `${missing[what]} is missing here.`,
  noCategory: (tag: string): string => `“@${tag}” names no data category. Write one after it, for example “email”.`,
  whatFor: (): string => 'Say what the tracking is for: “@tracks … for <purposes> to <recipients>”.',
  toWhom: (): string => 'Say who receives it: “@tracks … for <purposes> to <recipients>”.',
  tagSpelling: (tag: string): string => `The tag is written “@${tag}”.`,
  unknownDirective: (written: string, meant: string): string =>
    `There is no directive “${written}”. Did you mean “${meant}”?`,
  noRule: (directive: string): string => `Name the rules that “${directive}” is to silence.`,
  whyIgnored: (): string => 'Say after “--” why this finding is to be ignored, so that a reviewer can check it.',
  placeholder: (written: string): string =>
    `“${written}” is no reason yet. Write one in its place, so that a reviewer can check it.`,
  notAtTop: (): string => '“pledge-ignore” speaks for the whole file and stands above its first statement.',
  noRuleId: (written: string): string => `“${written}” is no rule id.`,
  reasonAfterDashes: (): string => 'Write the reason after “--”.',
  ambiguousWord(noun: 'category' | 'purpose', written: string, keys: readonly string[]): string {
    const meanings = keys.map((key) => `“${key}” (${labelOf(key)})`).join(', ');
    return `“${written}” stands for more than one ${noun}: ${meanings}. Write the whole key.`;
  },
  unknownWord: (noun: 'category' | 'purpose', written: string, meant: readonly string[]): string =>
    `There is no ${noun} “${written}”.${offer(meant)}`,
  unknownRecipient: (written: string, meant: readonly string[]): string =>
    `There is no class of recipients “${written}”.${offer(meant)}`,
  emptyItem: (noun: Noun): string => `A ${noun} is missing beside this comma.`,
  missingComma: (noun: Noun): string => `Write a comma between ${plurals[noun]}.`,
  strayText: (noun: Noun): string => `Only ${plurals[noun]}, “for”, “to” or “--” with a note can follow here.`,
  malformedEvent: (): string => 'From here on this “__GDPR__” comment is no JSON; what stands before it counts.',
  unknownRule: (written: string, meant: string | null): string =>
    `There is no rule “${written}”.${meant === null ? '' : ` Did you mean “${meant}”?`}`,
  /** Two places say different things of a field; the first counts. */
  disagreement: (name: string, first: Statement, other: Statement): string =>
    `“${name}” is ${statement(first)} by ${speaker(first)}, but ${statement(other)} by ${speaker(other)}. The former counts; make them say the same.`,
};

export type AnnotationText = TextOf<typeof annotations>;
