import type { Decision } from '../../policy/decision.js';
import type { DeclaredRecipient, PolicyRow, Quote, RowStatus } from '../../policy/model.js';
import type { Annotation } from '../../facts/annotations.js';
import { listed, quotation } from '../../rules/phrases.js';
import { labelOf, recipientLabel, type CategoryKey } from '../../vocabulary/taxonomy.js';
import { say } from '../text.js';
import { reasons } from './reasons.js';

const verdicts: Readonly<Record<Decision['verdict'], string>> = {
  clear: 'is declared',
  vague: 'is declared only vaguely',
  omitted: 'is not declared',
  incorrect: 'is what the policy says is not done',
  ambiguous: 'is both declared and denied',
};

const tags: Readonly<Record<Annotation['tag'], string>> = {
  pii: '`@pii <categories> [for <purposes>] [to <recipients>] [-- note]` says which personal data the declaration holds.',
  tracks: '`@tracks <categories> for <purposes> to <recipients> [-- note]` says what the call sends, why and to whom.',
  notPii: '`@notPii <reason>` says that the declaration holds no personal data, and why.',
};

const statuses: Readonly<Record<RowStatus, string>> = {
  proposed: 'Proposed: it counts, but nobody has reviewed it.',
  accepted: 'Accepted.',
  rejected: 'Rejected: it does not count.',
};

function decided(what: string, { verdict, row, reason }: Decision): string {
  const why = verdict === 'clear' ? '' : ` (${say(reasons, reason)})`;
  const quote = row?.quote === undefined ? '' : `: ${quotation(row.quote)}`;
  return `${what} ${verdicts[verdict]}${why}${quote}`;
}

/** Words from the start of a sentence as they stand inside of one. */
function inSentence(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function named(recipients: readonly DeclaredRecipient[]): string {
  return listed(recipients.map((one) => ('class' in one ? recipientLabel(one.class) : one.vendor)));
}

/** Every name, however many there are. */
function everything(names: readonly string[]): string {
  const all = [...new Set(names)];
  const last = all.pop() ?? '';
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}

/** What the hover says, in Markdown. */
export const hover = {
  certainty: (share: number): string => `${Math.round(share * 100)} % sure`,
  moreCategories: (categories: readonly CategoryKey[]): string => `…and ${listed(categories.map(labelOf))}.`,
  collecting: (decision: Decision): string => decided('Collecting it', decision),
  sharing: (category: CategoryKey, decision: Decision): string =>
    decided(`Sharing ${labelOf(category)} there`, decision),
  sharedWith: (to: readonly DeclaredRecipient[]): string => `The policy shares it with ${named(to)}.`,
  /** @param rule of the policy, in its words */
  kept: (rule: string): string => `Kept: ${rule}`,
  receivedBy: (name: string, isGuarded: boolean): string =>
    `Received by **${name}**${isGuarded ? ', behind a test of consent' : ''}`,
  alsoCollects: (categories: readonly CategoryKey[]): string =>
    `By itself, it also collects ${everything(categories.map(labelOf))}.`,
  tag: (tag: Annotation['tag']): string => tags[tag],
  status: (status: RowStatus): string => statuses[status],
  from: (file: string, quote: Quote): string =>
    `From ${file}${quote.section === undefined ? '' : `, under “${quote.section}”`}: ${quotation(quote)}`,
  /** @param reason of the importer */
  readBecause: (reason: string, certainty: string): string =>
    `Read so because ${reason}${certainty === '' ? '' : ` (${certainty})`}.`,
  /** @param condition of the policy, in its words */
  holds: (condition: string): string => `Holds ${inSentence(condition)}.`,
  row(row: PolicyRow): string {
    switch (row.kind) {
      case 'collects': {
        const purposes = row.purposes.length === 0 ? '' : ` for ${listed(row.purposes.map(labelOf))}`;
        return `The policy says that ${labelOf(row.category)} ${row.modality === 'does' ? 'is' : 'may be'} collected${purposes}.`;
      }
      case 'uses': {
        const purposes = row.purposes.length === 0 ? '' : ` for ${listed(row.purposes.map(labelOf))}`;
        return `The policy says that ${listed(row.categories.map(labelOf))} is used${purposes}.`;
      }
      case 'shares':
        return `The policy says that ${listed(row.categories.map(labelOf))} is shared with ${named(row.to)}${row.only === undefined ? '' : `, only ${row.only}`}.`;
      case 'denies': {
        const what = row.category === undefined ? 'personal data' : labelOf(row.category);
        return `The policy denies to ${row.practice} ${what}${row.when === undefined ? '' : `, ${row.when}`}.`;
      }
      case 'choices': {
        const key = row.key === undefined ? '' : ` (\`${row.key}\`)`;
        return `The policy offers a choice: ${row.choice.replaceAll('_', ' ')}${key}.`;
      }
      case 'trackers':
        return `The policy declares tracking by ${row.tracker.replaceAll('_', ' ')}.`;
    }
  },
  rowsOfWords: (file: string): string => `On these words rest, in ${file}:`,
  rowStatus: (status: RowStatus): string => status,
  moreRows: (count: number): string => `… and ${count} more`,
};
