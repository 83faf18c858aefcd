import { sensitivityOf } from '../../vocabulary/taxonomy.js';
import { collected } from '../collection.js';
import { collectionFixes } from '../fixes/for-collection.js';
import { action } from '../messages.js';
import { reportOn } from '../practices.js';
import type { Rule } from '../rule.js';

export const undeclaredCategory: Rule = {
  id: 'undeclared-category',
  code: 'PL001',
  group: 'collection',
  title: 'Personal data is collected that the policy does not declare',
  description: 'Reports data categories that the code collects or stores and that no row of the policy declares.',
  level: 'warning',
  strictLevel: 'warning',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    if (!context.oracle) return;
    const ordinary = (category: string): boolean => sensitivityOf(category) === undefined;
    for (const { file, observation, group, atMost } of collected(context, context.oracle, ordinary)) {
      if (group.decision.verdict !== 'omitted') continue;
      const what = action(file, observation, group.categories, undefined);
      yield reportOn(file, observation, group, ['undeclaredCollection', what, group.decision], { atMost });
    }
  },
  fixes: collectionFixes,
};
