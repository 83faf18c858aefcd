import type { CategoryEvidence } from '../../program/observation.js';
import { isWithin, sensitivityOf } from '../../vocabulary/taxonomy.js';
import { collected } from '../collection.js';
import { collectionFixes } from '../fixes/for-collection.js';
import { action } from '../messages.js';
import { reportOn } from '../practices.js';
import type { FindingText, Rule } from '../rule.js';
import { namesIssued } from '../same-field.js';
import { milder } from '../severity.js';

/** A token or a key is made by a service for a service: it opens an account, but says nothing of a person that somebody gave. */
function issuedByMachine({ category, name }: CategoryEvidence): boolean {
  return category === 'user.authorization.credentials' && namesIssued(name);
}

export const specialCategory: Rule = {
  id: 'special-category',
  code: 'PL002',
  group: 'collection',
  title: 'Sensitive data is collected that the policy does not name',
  description:
    'Reports special categories of data, government and financial data, precise location, biometrics, health, children’s data and credentials that the policy does not name as such.',
  level: 'error',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    if (!context.oracle) return;
    // Where the policy draws a line at an age, `child-data` says it with that sentence.
    const drawsLine = context.policy?.children?.minAge !== undefined;
    const sensitive = (category: string): boolean =>
      sensitivityOf(category) !== undefined && !(drawsLine && isWithin(category, 'user.childrens'));
    for (const { file, observation, group, atMost } of collected(context, context.oracle, sensitive)) {
      const protection = sensitivityOf(group.categories[0] ?? '');
      if (group.decision.verdict !== 'omitted' || !protection) continue;
      const what = action(file, observation, group.categories, undefined);
      const said: FindingText = ['unnamedSpecial', what, protection, group.decision];
      const isIssued = group.evidence.every(issuedByMachine);
      yield reportOn(file, observation, group, said, { atMost: isIssued ? milder('information', atMost) : atMost });
    }
  },
  fixes: collectionFixes,
};
