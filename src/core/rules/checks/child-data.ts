import type { Policy } from '../../policy/model.js';
import { isWithin, type CategoryKey } from '../../vocabulary/taxonomy.js';
import { collected } from '../collection.js';
import { concernsChildren } from '../../policy/denial.js';
import { preferFirst } from '../fixes/fix.js';
import { collectionFixes } from '../fixes/for-collection.js';
import { mapAsNotPersonal } from '../fixes/map-field.js';
import { markNotPersonal } from '../fixes/not-personal.js';
import { openSentence } from '../fixes/open-sentence.js';
import { suppress } from '../fixes/suppress.js';
import { action } from '../messages.js';
import { reportOn } from '../practices.js';
import type { PolicyReference, Rule, RuleContext, RuleReport } from '../rule.js';

const ages: readonly CategoryKey[] = ['user.demographic.date_of_birth', 'user.demographic.age_range'];

function tellsAge(category: CategoryKey): boolean {
  return ages.some((age) => isWithin(category, age));
}

/** The sentence by which a policy draws the line. */
function lineOf({ children, denies }: Policy): PolicyReference | undefined {
  const denial = denies.find((row) => row.status !== 'rejected' && concernsChildren(row));
  if (denial) return { uri: denial.uri, at: denial.at, quote: denial.quote };
  return children?.place && { ...children.place, quote: children.quote };
}

function* check(context: RuleContext): Generator<RuleReport> {
  const { policy, oracle, summary } = context;
  const line = policy && lineOf(policy);
  if (!policy || !oracle || !line) return;
  const minAge = policy.children?.minAge;
  const declaresChildren = policy.collects.some(
    ({ category, status }) => status !== 'rejected' && isWithin(category, 'user.childrens'),
  );
  if (declaresChildren) return;
  if (summary?.gatesAge !== true) {
    for (const { file, observation, group, atMost } of collected(context, oracle, tellsAge)) {
      // A bare field of a type says nothing of who is asked.
      if (atMost !== undefined || observation.kind !== 'field') continue;
      const what = action(file, observation, group.categories, undefined);
      const report = reportOn(file, observation, group, ['ungatedAge', what, minAge, line.quote], {
        atMost: 'warning',
      });
      yield { ...report, policy: line };
    }
  }
  if (minAge === undefined) return;
  const ofChildren = (category: CategoryKey): boolean => isWithin(category, 'user.childrens');
  for (const { file, observation, group, atMost } of collected(context, oracle, ofChildren)) {
    if (group.decision.verdict !== 'omitted') continue;
    const what = action(file, observation, group.categories, undefined);
    yield { ...reportOn(file, observation, group, ['childData', what, minAge, line.quote], { atMost }), policy: line };
  }
}

export const childData: Rule = {
  id: 'child-data',
  code: 'PL017',
  group: 'children',
  title: 'Data of children is collected, or an age that nothing tests',
  description:
    'Reports ages and dates of birth that are collected without a test of them, where the policy names an age, and data of children that it does not declare.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  check,
  fixes: (finding, context) =>
    // An age that nothing tests is not mended by a row.
    finding.categories.every(tellsAge)
      ? preferFirst(
          [],
          [
            ...markNotPersonal(finding, context),
            ...mapAsNotPersonal(finding, context),
            ...openSentence(finding, context),
            ...suppress(finding, context),
          ],
        )
      : collectionFixes(finding, context),
};
