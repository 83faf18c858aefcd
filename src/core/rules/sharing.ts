import type { ObservedRecipient, PolicyOracle } from '../policy/decision.js';
import type { ShareRow } from '../policy/model.js';
import type { FlowObservation } from '../program/observation.js';
import { groupByDecision, flowsOf, recipientOf, type PracticeGroup } from './practices.js';
import type { RuleContext, RuleFile } from './rule.js';

/** Data that a flow hands to somebody else, and what the policy says to that. */
export interface Shared {
  readonly file: RuleFile;
  readonly flow: FlowObservation;
  readonly to: ObservedRecipient;
  readonly group: PracticeGroup;
}

/** A query to a store that somebody else hosts hands over no more than what it asks for. */
function onlyAsks({ sink, role }: FlowObservation): boolean {
  return role === 'query' && (sink === 'database' || sink === 'cache');
}

/** What the files give to others, one group for each answer of the policy. */
export function* shared({ files }: RuleContext, oracle: PolicyOracle): Generator<Shared> {
  for (const file of files) {
    for (const flow of flowsOf(file)) {
      const to = recipientOf(flow);
      if (!to || onlyAsks(flow)) continue;
      const groups = groupByDecision(flow.categories, ({ category }) =>
        oracle.share({ category, to, file: file.path }),
      );
      for (const group of groups) yield { file, flow, to, group };
    }
  }
}

/** The row by which something is shared in a lesser form only, where that is why the sharing as it is done is not declared. */
export function lesserForm({ decision }: PracticeGroup): ShareRow | undefined {
  const { verdict, row } = decision;
  return verdict === 'omitted' && row?.kind === 'shares' && row.only !== undefined ? row : undefined;
}
