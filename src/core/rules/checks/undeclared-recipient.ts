import type { ObservedRecipient, PolicyOracle } from '../../policy/decision.js';
import type { DeclaredRecipient } from '../../policy/model.js';
import { statedByAnnotations } from '../annotated.js';
import { declareSharing } from '../fixes/declare.js';
import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { openSentence } from '../fixes/open-sentence.js';
import { redact } from '../fixes/redact.js';
import { suppress } from '../fixes/suppress.js';
import { action } from '../messages.js';
import { reportOn } from '../practices.js';
import type { FindingText, Rule, RuleFile, RuleReport } from '../rule.js';
import { boundByRole } from '../severity.js';
import { lesserForm, shared } from '../sharing.js';

function observed(to: DeclaredRecipient): ObservedRecipient {
  return 'class' in to ? to : { class: 'unspecified_third_parties', vendor: to.vendor };
}

function fromAnnotations(file: RuleFile, oracle: PolicyOracle): Generator<RuleReport> {
  return statedByAnnotations(file, {
    // What `@tracks` says is said again by the call that it stands on, and what stays with the first party is given to nobody.
    words: ({ tag, recipients }) =>
      tag === 'pii'
        ? recipients.filter(({ value }) => value && !('class' in value && value.class === 'first_party'))
        : [],
    decide: (category, to) => oracle.share({ category, to: observed(to), file: file.path }),
    said: (categories, to, decision) => ['annotatedRecipient', categories, observed(to), decision],
    recipient: (to) => ({ class: observed(to).class, vendor: observed(to).vendor }),
  });
}

export const undeclaredRecipient: Rule = {
  id: 'undeclared-recipient',
  code: 'PL006',
  group: 'sharing',
  title: 'Data goes to somebody whom the policy does not name for it',
  description:
    'Reports data that reaches a vendor or a class of recipients that the policy does not name for its category.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    const { oracle, files } = context;
    if (!oracle) return;
    for (const { file, flow, to, group } of shared(context, oracle)) {
      if (group.decision.verdict !== 'omitted' || lesserForm(group)) continue;
      const what = action(file, flow, group.categories, to);
      const said: FindingText = ['undeclaredSharing', what, group.decision];
      yield reportOn(file, flow, group, said, { atMost: boundByRole(flow) });
    }
    for (const file of files) yield* fromAnnotations(file, oracle);
  },
  fixes: (finding, context) =>
    preferFirst(declareSharing(finding, context), [
      ...redact(finding, context),
      ...dropFromCall(finding, context),
      ...openSentence(finding, context),
      ...suppress(finding, context),
    ]),
};
