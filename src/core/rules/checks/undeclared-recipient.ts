import type { ObservedRecipient } from '../../policy/decision.js';
import type { DeclaredRecipient } from '../../policy/model.js';
import { declareSharing } from '../fixes/declare.js';
import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { openSentence } from '../fixes/open-sentence.js';
import { redact } from '../fixes/redact.js';
import { suppress } from '../fixes/suppress.js';
import { action, annotatedRecipient, undeclaredSharing } from '../messages.js';
import { reportOn } from '../practices.js';
import { referenceTo } from '../reference.js';
import type { Rule, RuleContext, RuleFile, RuleReport } from '../rule.js';
import { lesserForm, shared } from '../sharing.js';

function observed(to: DeclaredRecipient): ObservedRecipient {
  return 'class' in to ? to : { class: 'unspecified_third_parties', vendor: to.vendor };
}

/** An annotation says who receives the data: that is a practice as much as a call is. */
function* fromAnnotations(file: RuleFile, { oracle }: RuleContext): Generator<RuleReport> {
  for (const { tag, categories, recipients } of file.annotations.annotations) {
    // What `@tracks` says is said again by the call that it stands on.
    if (!oracle || tag !== 'pii') continue;
    const keys = categories.flatMap(({ value }) => value ?? []);
    for (const { value, range } of recipients) {
      if (!value || ('class' in value && value.class === 'first_party')) continue;
      const to = observed(value);
      const missing = keys.map((category) => ({ category, decision: oracle.share({ category, to, file: file.path }) }));
      const omitted = missing.filter(({ decision }) => decision.verdict === 'omitted');
      const [first] = omitted;
      if (!first) continue;
      const named = omitted.map(({ category }) => category);
      yield {
        uri: file.uri,
        range,
        message: annotatedRecipient(named, to, first.decision),
        categories: named,
        recipient: { class: to.class, vendor: to.vendor },
        policy: referenceTo(first.decision.row),
        against: undefined,
        steps: [],
        observation: undefined,
      };
    }
  }
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
    if (!context.oracle) return;
    for (const { file, flow, to, group } of shared(context, context.oracle)) {
      if (group.decision.verdict !== 'omitted' || lesserForm(group)) continue;
      const what = action(file, flow, group.categories, to);
      yield reportOn(file, flow, group, undeclaredSharing(what, group.categories, group.decision));
    }
    for (const file of context.files) yield* fromAnnotations(file, context);
  },
  fixes: (finding, context) =>
    preferFirst(declareSharing(finding, context), [
      ...redact(finding, context),
      ...dropFromCall(finding, context),
      ...openSentence(finding, context),
      ...suppress(finding, context),
    ]),
};
