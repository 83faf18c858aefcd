import type { DeclaredRecipient, PolicyRow } from '../policy/model.js';
import { listed, quotation } from '../rules/phrases.js';
import type { HoverContent } from '../session.js';
import { labelOf, recipientLabel, type CategoryKey } from '../vocabulary/taxonomy.js';
import { describeCategory } from './hoverCode.js';
import type { HeldPolicy } from './policyStore.js';

const statusWords: Readonly<Record<PolicyRow['status'], string>> = {
  proposed: 'Proposed: it counts, but nobody has reviewed it.',
  accepted: 'Accepted.',
  rejected: 'Rejected: it does not count.',
};

/** What a row of the policy file declares, in words. */
export function hoverPolicy({ uri, policy }: HeldPolicy, offset: number): HoverContent | undefined {
  if (policy === undefined) return undefined;
  const rows: readonly PolicyRow[] = [
    ...policy.collects,
    ...policy.uses,
    ...policy.shares,
    ...policy.denies,
    ...policy.choices,
    ...policy.trackerRows,
  ];
  const row = rows.find(({ uri: file, at }) => file === uri && at.start <= offset && offset <= at.end);
  if (row === undefined) return undefined;
  const parts = [`${sentence(row)} ${statusWords[row.status]}`];
  for (const category of categoriesOf(row)) parts.push(describeCategory(category));
  if (row.quote !== undefined) parts.push(`From ${row.quote.source}: ${quotation(row.quote)}`);
  return { markdown: parts.join('\n\n'), ...row.at };
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
    case 'uses':
      return `The policy says that ${data} is used for ${listed(row.purposes.map(labelOf))}.`;
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
