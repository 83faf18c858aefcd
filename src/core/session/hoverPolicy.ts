import { locateInPolicy } from '../policy/locate.js';
import type { DeclaredRecipient, Policy, PolicyRow } from '../policy/model.js';
import { listed, quotation } from '../rules/phrases.js';
import type { HoverContent } from '../session.js';
import { labelOf, recipientLabel, type CategoryKey } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';
import { describeCategory, describeWord } from './describeWord.js';

const statusWords: Readonly<Record<PolicyRow['status'], string>> = {
  proposed: 'Proposed: it counts, but nobody has reviewed it.',
  accepted: 'Accepted.',
  rejected: 'Rejected: it does not count.',
};

/** A policy file as it stands. */
export interface WrittenPolicy {
  readonly uri: Uri;
  readonly text: string | undefined;
  readonly policy: Policy | undefined;
}

/** What a word of the policy file means, what a key is for, and what the row around it declares. */
export function hoverPolicy({ uri, text, policy }: WrittenPolicy, offset: number): HoverContent | undefined {
  const place = text === undefined ? undefined : locateInPolicy(text, offset);
  const row = policy && rowAt(policy, uri, offset);
  const word =
    place?.vocabulary === undefined || place.text === undefined
      ? undefined
      : describeWord(place.vocabulary, place.text);
  const key = place?.onKey === true ? place.description : undefined;
  const parts = [word, row && aboutRow(row, policy, word === undefined), key].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const at = place !== undefined && (word ?? key) !== undefined ? place.at : (row?.at ?? place?.at);
  return at && { markdown: parts.join('\n\n---\n\n'), start: at.start, end: at.end };
}

function rowAt(policy: Policy, uri: Uri, offset: number): PolicyRow | undefined {
  const rows: readonly PolicyRow[] = [
    ...policy.collects,
    ...policy.uses,
    ...policy.shares,
    ...policy.denies,
    ...policy.choices,
    ...policy.trackerRows,
  ];
  return rows.find(({ uri: file, at }) => file === uri && at.start <= offset && offset <= at.end);
}

function aboutRow(row: PolicyRow, policy: Policy, withCategories: boolean): string {
  const file = policy.sources.find(({ id }) => id === row.quote?.source)?.file;
  const lines = [`${sentence(row)} ${statusWords[row.status]}`];
  if (row.quote !== undefined) {
    const section = row.quote.section === undefined ? '' : `, under “${row.quote.section}”`;
    lines.push(`From ${file ?? row.quote.source}${section}: ${quotation(row.quote)}`);
  }
  const certainty = row.confidence === undefined ? '' : ` (${Math.round(row.confidence * 100)} % sure)`;
  if (row.reason !== undefined) lines.push(`Read so because ${row.reason}${certainty}.`);
  if (row.condition !== undefined) lines.push(`Holds ${inSentence(row.condition)}.`);
  if (row.retention !== undefined) lines.push(`Kept: ${row.retention}.`);
  const categories = categoriesOf(row);
  // Of one category its meaning helps; a list of them would hide the row.
  if (withCategories && categories.length === 1) lines.push(...categories.map(describeCategory));
  return lines.join('\n\n');
}

/** Words from the start of a sentence as they stand inside of one. */
function inSentence(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function categoriesOf(row: PolicyRow): readonly CategoryKey[] {
  switch (row.kind) {
    case 'collects':
      return [row.category];
    case 'uses':
    case 'shares':
      return row.categories;
    case 'denies':
      return row.category === undefined ? [] : [row.category];
    case 'choices':
    case 'trackers':
      return [];
  }
}

function named(recipients: readonly DeclaredRecipient[]): string {
  return listed(recipients.map((one) => ('class' in one ? recipientLabel(one.class) : one.vendor)));
}

function sentence(row: PolicyRow): string {
  const data = listed(categoriesOf(row).map(labelOf));
  switch (row.kind) {
    case 'collects': {
      const purposes = row.purposes.length === 0 ? '' : ` for ${listed(row.purposes.map(labelOf))}`;
      return `The policy says that ${data} ${row.modality === 'does' ? 'is' : 'may be'} collected${purposes}.`;
    }
    case 'uses': {
      const purposes = row.purposes.length === 0 ? '' : ` for ${listed(row.purposes.map(labelOf))}`;
      return `The policy says that ${data} is used${purposes}.`;
    }
    case 'shares':
      return `The policy says that ${data} is shared with ${named(row.to)}${row.only === undefined ? '' : `, only ${row.only}`}.`;
    case 'denies': {
      const what = data === '' ? 'personal data' : data;
      const condition = row.when === undefined ? '' : `, ${row.when}`;
      return `The policy denies to ${row.practice} ${what}${condition}.`;
    }
    case 'choices': {
      const key = row.key === undefined ? '' : ` (\`${row.key}\`)`;
      return `The policy offers a choice: ${row.choice.replaceAll('_', ' ')}${key}.`;
    }
    case 'trackers':
      return `The policy declares tracking by ${row.tracker.replaceAll('_', ' ')}.`;
  }
}
