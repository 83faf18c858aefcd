import type { Decision, PolicyOracle } from '../../policy/decision.js';
import { statedByAnnotations } from '../annotated.js';
import { declarePurpose } from '../fixes/declare.js';
import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { openSentence } from '../fixes/open-sentence.js';
import { suppress } from '../fixes/suppress.js';
import { action } from '../messages.js';
import { groupByDecision, flowsOf, recipientOf, reportOn } from '../practices.js';
import type { FindingText, Rule, RuleFile, RuleReport } from '../rule.js';
import { boundByRole } from '../severity.js';

/** Whether a row that decides says what data is used for; an SDK's usual purpose is no match for a policy that is silent on purposes. */
function statesPurposes({ row }: Decision): boolean {
  return (row?.kind === 'collects' || row?.kind === 'uses' || row?.kind === 'shares') && row.purposes.length > 0;
}

function fromAnnotations(file: RuleFile, oracle: PolicyOracle): Generator<RuleReport> {
  return statedByAnnotations(file, {
    words: ({ purposes }) => purposes,
    decide: (category, purpose) => oracle.purpose({ category, purpose, file: file.path }),
    said: (categories, purpose, decision) => ['annotatedPurpose', categories, purpose, decision],
  });
}

export const undeclaredPurpose: Rule = {
  id: 'undeclared-purpose',
  code: 'PL007',
  group: 'sharing',
  title: 'Data is used for a purpose that the policy does not declare for it',
  description:
    'Reports purposes, of annotations and of the services that receive data, that the policy does not declare for a category although it states what that is used for.',
  level: 'warning',
  strictLevel: 'warning',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    const { oracle } = context;
    if (!oracle) return;
    for (const file of context.files) {
      for (const flow of flowsOf(file)) {
        const { purpose } = flow;
        const to = recipientOf(flow);
        if (purpose === undefined || !to) continue;
        const groups = groupByDecision(flow.categories, ({ category }) => {
          const sharing = oracle.share({ category, to, file: file.path }).verdict;
          // Where the sharing itself is not declared, that is the finding.
          if (sharing !== 'clear' && sharing !== 'vague') return undefined;
          return oracle.purpose({ category, purpose, file: file.path });
        });
        for (const group of groups) {
          if (group.decision.verdict !== 'omitted' || !statesPurposes(group.decision)) continue;
          const what = action(file, flow, group.categories, to);
          const said: FindingText = ['undeclaredPurpose', what, purpose, group.decision];
          yield reportOn(file, flow, group, said, { atMost: boundByRole(flow) });
        }
      }
      yield* fromAnnotations(file, oracle);
    }
  },
  fixes: (finding, context) =>
    preferFirst(declarePurpose(finding, context), [
      ...dropFromCall(finding, context),
      ...openSentence(finding, context),
      ...suppress(finding, context),
    ]),
};
