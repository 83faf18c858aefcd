import { collected } from '../collection.js';
import { declareCollection, declareSharing } from '../fixes/declare.js';
import { preferFirst, type DraftFix } from '../fixes/fix.js';
import { openSentence } from '../fixes/open-sentence.js';
import { suppress } from '../fixes/suppress.js';
import { action } from '../messages.js';
import { reportOn } from '../practices.js';
import type { Finding, FixContext, Rule } from '../rule.js';
import { shared } from '../sharing.js';

/** Recipients that stay vague whatever a row says: who they are has to be named. */
const unnamed: ReadonlySet<string | undefined> = new Set(['business_partners', 'unspecified_third_parties']);

function declare(finding: Finding, context: FixContext): DraftFix[] {
  const { recipient } = finding;
  if (!recipient) return declareCollection(finding, context);
  return recipient.vendor === undefined && unnamed.has(recipient.class) ? [] : declareSharing(finding, context);
}

export const vagueDeclaration: Rule = {
  id: 'vague-declaration',
  code: 'PL004',
  group: 'collection',
  title: 'The policy declares this only in general terms',
  description: 'Lists practices that the policy covers by a broader category or by a recipient that it does not name.',
  level: 'report',
  strictLevel: 'information',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    if (!context.oracle) return;
    for (const { file, observation, group, atMost } of collected(context, context.oracle, () => true)) {
      if (group.decision.verdict !== 'vague' || atMost === 'information') continue;
      const what = action(file, observation, group.categories, undefined);
      yield reportOn(file, observation, group, ['vaguelyDeclared', what, group.decision], { atMost: 'information' });
    }
    for (const { file, flow, to, group } of shared(context, context.oracle)) {
      if (group.decision.verdict !== 'vague') continue;
      const what = action(file, flow, group.categories, to);
      yield reportOn(file, flow, group, ['vaguelyDeclared', what, group.decision], { atMost: 'information' });
    }
  },
  fixes: (finding, context) =>
    preferFirst(declare(finding, context), [...openSentence(finding, context), ...suppress(finding, context)]),
};
