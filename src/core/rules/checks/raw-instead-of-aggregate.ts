import { declareSharing } from '../fixes/declare.js';
import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { openSentence } from '../fixes/open-sentence.js';
import { suppress } from '../fixes/suppress.js';
import { action } from '../messages.js';
import { reportOn } from '../practices.js';
import type { Rule } from '../rule.js';
import { lesserForm, shared } from '../sharing.js';

export const rawInsteadOfAggregate: Rule = {
  id: 'raw-instead-of-aggregate',
  code: 'PL005',
  group: 'sharing',
  title: 'Data is sent as it is that the policy shares only in a lesser form',
  description: 'Reports data that the policy shares only aggregated or anonymised and that the code sends raw.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    if (!context.oracle) return;
    for (const { file, flow, to, group } of shared(context, context.oracle)) {
      const row = lesserForm(group);
      if (!row) continue;
      const what = action(file, flow, group.categories, to);
      yield reportOn(file, flow, group, ['rawSharing', what, row]);
    }
  },
  fixes: (finding, context) =>
    preferFirst(dropFromCall(finding, context), [
      ...declareSharing(finding, context),
      ...openSentence(finding, context),
      ...suppress(finding, context),
    ]),
};
