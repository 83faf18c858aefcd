import { declareTracker } from '../fixes/declare.js';
import { preferFirst } from '../fixes/fix.js';
import { openSentence } from '../fixes/open-sentence.js';
import { suppress } from '../fixes/suppress.js';
import { tracking } from '../messages.js';
import { recipientOf, reportOn } from '../practices.js';
import type { FindingText, Rule } from '../rule.js';
import { trackerCalls, trackingBy } from '../trackers.js';

export const undeclaredTracker: Rule = {
  id: 'undeclared-tracker',
  code: 'PL008',
  group: 'sharing',
  title: 'A tracker is used that the policy does not declare',
  description:
    'Reports analytics, advertising, session recording and beacons that the policy omits, even where no field is sent.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    const { oracle, files, catalogue, summary } = context;
    if (!oracle) return;
    for (const file of files) {
      for (const call of trackerCalls(file, summary)) {
        const to = recipientOf(call);
        const decision = oracle.tracker({ kinds: trackingBy(call, catalogue), to, file: file.path });
        if (decision.verdict !== 'omitted') continue;
        const said: FindingText = ['undeclaredTracking', tracking(file, call, to), decision];
        yield { ...reportOn(file, call, { evidence: [], decision }, said), categories: call.autoCollects };
      }
    }
  },
  fixes: (finding, context) =>
    preferFirst(declareTracker(finding, context), [...openSentence(finding, context), ...suppress(finding, context)]),
};
