import type { PolicyOracle } from '../../policy/decision.js';
import type { ChoiceKind, ChoiceRow, Policy, PolicyRow } from '../../policy/model.js';
import type { CallObservation, FlowObservation } from '../../program/observation.js';
import { preferFirst } from '../fixes/fix.js';
import { wrapInGuard } from '../fixes/guard.js';
import { openSentence } from '../fixes/open-sentence.js';
import { suppress } from '../fixes/suppress.js';
import { doing } from '../phrases.js';
import { flowsOf, recipientOf, reportOn } from '../practices.js';
import { referenceTo } from '../reference.js';
import type { Rule, RuleContext, RuleFile, RuleReport } from '../rule.js';
import { trackerCalls, trackingBy } from '../trackers.js';

/** The choices that take code to keep; a browser keeps its own, and who writes a mail to opt out is not met here. */
const inCode: ReadonlySet<ChoiceKind> = new Set(['setting', 'consent', 'opt_out_link', 'account', 'device']);

/** The choice that should be able to stop what a row declares. */
function choiceOver(policy: Policy, row: PolicyRow | undefined): ChoiceRow | undefined {
  const id = row?.id;
  if (id === undefined) return undefined;
  return policy.choices.find(
    (choice) => choice.status !== 'rejected' && inCode.has(choice.choice) && choice.disables.includes(id),
  );
}

/** The rows by which a flow is declared. */
function rowsOf(flow: FlowObservation, file: RuleFile, oracle: PolicyOracle): (PolicyRow | undefined)[] {
  const to = recipientOf(flow);
  return flow.categories.flatMap(({ category }) => {
    const collection = oracle.collect({ category, file: file.path }).row;
    return to ? [oracle.share({ category, to, file: file.path }).row, collection] : [collection];
  });
}

function* check({ policy, oracle, files, catalogue, summary }: RuleContext): Generator<RuleReport> {
  if (!policy || !oracle || policy.choices.length === 0) return;
  const isStopped = ({ guarded, sdk }: CallObservation | FlowObservation): boolean =>
    guarded || (sdk !== undefined && summary?.consentControlled.has(sdk) === true);
  for (const file of files) {
    for (const call of trackerCalls(file, summary, (each) => !isStopped(each))) {
      const decision = oracle.tracker({ kinds: trackingBy(call, catalogue), to: recipientOf(call), file: file.path });
      const choice = choiceOver(policy, decision.row);
      if (!choice) continue;
      const report = reportOn(file, call, { evidence: [], decision }, ['unguarded', doing(call, file.text), choice]);
      yield { ...report, policy: referenceTo(choice) };
    }
    for (const flow of flowsOf(file)) {
      // What goes over the network without a person asking for it; a tracker is reported where it is started.
      const sends = flow.sink === 'network' || flow.sink === 'thirdParty' || flow.sink === 'message';
      if (!sends || flow.tracker || flow.via !== undefined || isStopped(flow)) continue;
      const choices = rowsOf(flow, file, oracle).map((row) => choiceOver(policy, row));
      const [choice] = choices;
      // Data that is sent for another reason as well is not what the choice speaks of.
      if (!choice || choices.some((other) => other === undefined)) continue;
      const group = { evidence: flow.categories };
      yield {
        ...reportOn(file, flow, group, ['unguarded', doing(flow, file.text), choice]),
        policy: referenceTo(choice),
      };
    }
  }
}

export const unguardedTracking: Rule = {
  id: 'unguarded-tracking',
  code: 'PL009',
  group: 'choices',
  title: 'Tracking that a declared choice should stop is not behind it',
  description:
    'Reports trackers and telemetry that run without a test of the setting or consent by which the policy lets people stop them.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  check,
  fixes: (finding, context) =>
    preferFirst(wrapInGuard(finding, context), [...openSentence(finding, context), ...suppress(finding, context)]),
};
