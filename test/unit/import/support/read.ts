import { importPolicy } from '../../../../src/core/policy/import/import-policy.js';

/** The rows of a policy in Markdown, each in one line: practice, categories, recipients after `>`, `NOT` where it is denied. */
export function read(text: string): string[] {
  return importPolicy(text, { format: 'markdown' }).rows.map(
    ({ practice, categories, recipients, negated }) =>
      `${negated ? 'NOT ' : ''}${practice} ${categories.join('+')}${recipients.length > 0 ? ` > ${recipients.map((recipient) => recipient.class).join('+')}` : ''}`,
  );
}
