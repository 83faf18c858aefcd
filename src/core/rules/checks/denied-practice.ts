import type { Decision } from '../../policy/decision.js';
import { collected } from '../collection.js';
import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { mapAsNotPersonal } from '../fixes/map-field.js';
import { markNotPersonal } from '../fixes/not-personal.js';
import { openSentence } from '../fixes/open-sentence.js';
import { suppress } from '../fixes/suppress.js';
import type { Action, Tracking } from '../../language/facts.js';
import { action, tracking } from '../messages.js';
import { isCall, recipientOf, reportOn } from '../practices.js';
import type { FindingText, Rule, RuleContext, RuleReport, Severity } from '../rule.js';
import { shared } from '../sharing.js';
import { trackerCalls, trackingBy } from '../trackers.js';

/** A practice that a policy both declares and denies is for a person to settle. */
function judge(
  what: Action | Tracking,
  decision: Decision,
): { said: FindingText; atMost: Severity | undefined } | undefined {
  if (decision.verdict === 'incorrect') return { said: ['denied', what, decision], atMost: undefined };
  if (decision.verdict === 'ambiguous') return { said: ['contradicted', what, decision], atMost: 'warning' };
  return undefined;
}

function* check(context: RuleContext): Generator<RuleReport> {
  const { oracle } = context;
  if (!oracle) return;
  for (const { file, observation, group, atMost } of collected(context, oracle, () => true)) {
    const judged = judge(action(file, observation, group.categories, undefined), group.decision);
    if (judged) yield reportOn(file, observation, group, judged.said, { atMost: atMost ?? judged.atMost });
  }
  for (const { file, flow, to, group } of shared(context, oracle)) {
    const judged = judge(action(file, flow, group.categories, to), group.decision);
    if (judged) yield reportOn(file, flow, group, judged.said, { atMost: judged.atMost });
  }
  for (const file of context.files) {
    for (const call of trackerCalls(file, context.summary).filter(isCall)) {
      const to = recipientOf(call);
      const decision = oracle.tracker({ kinds: trackingBy(call, context.catalogue), to, file: file.path });
      const judged = judge(tracking(file, call, to), decision);
      if (judged) yield reportOn(file, call, { evidence: [], decision }, judged.said, { atMost: judged.atMost });
    }
  }
}

export const deniedPractice: Rule = {
  id: 'denied-practice',
  code: 'PL003',
  group: 'collection',
  title: 'The code does what the policy says is not done',
  description:
    'Reports collection, sharing and tracking that a row of the policy denies; a warning where another row declares it.',
  level: 'error',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  check,
  fixes: (finding, context) =>
    preferFirst(dropFromCall(finding, context), [
      ...mapAsNotPersonal(finding, context),
      ...markNotPersonal(finding, context),
      ...openSentence(finding, context),
      ...suppress(finding, context),
    ]),
};
