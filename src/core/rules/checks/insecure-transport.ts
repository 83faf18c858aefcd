import { preferFirst } from '../fixes/fix.js';
import { useHttps } from '../fixes/https.js';
import { suppress } from '../fixes/suppress.js';
import { action } from '../messages.js';
import { groupByWeight, isFlow, recipientOf, reportOn } from '../practices.js';
import type { CategoryEvidence, FlowObservation } from '../../program/observation.js';
import type { Rule, RuleFile } from '../rule.js';

/**
 * The calls that send personal data unencrypted, each with all that it sends, in the URL and in the body. A wrapper's callers cannot change its URL: the call
 * inside is where it is mended, whoever handed the data in.
 */
function sentInTheOpen(file: RuleFile): Map<FlowObservation, CategoryEvidence[]> {
  const byCall = new Map<number, FlowObservation>();
  const sent = new Map<FlowObservation, CategoryEvidence[]>();
  for (const flow of file.observations.filter(isFlow)) {
    if (!flow.insecure || flow.via !== undefined) continue;
    const first = byCall.get(flow.range.start);
    // The body's flow says best where it goes.
    const lead = first && (first.sink !== 'url' || flow.sink === 'url') ? first : flow;
    byCall.set(flow.range.start, lead);
    const before = first ? (sent.get(first) ?? []) : [];
    if (first && first !== lead) sent.delete(first);
    sent.set(lead, [...before, ...flow.categories]);
  }
  return sent;
}

export const insecureTransport: Rule = {
  id: 'insecure-transport',
  code: 'PL016',
  group: 'safeguards',
  title: 'Personal data is sent unencrypted',
  description: 'Reports personal data that is sent over http: to a host that is neither local nor private.',
  level: 'error',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  *check({ files }) {
    for (const file of files) {
      for (const [flow, categories] of sentInTheOpen(file)) {
        for (const group of groupByWeight(categories)) {
          const what = action(file, flow, group.categories, recipientOf(flow));
          yield reportOn(file, flow, group, ['insecure', what], { range: flow.calleeRange });
        }
      }
    }
  },
  fixes: (finding, context) => preferFirst(useHttps(finding, context), suppress(finding, context)),
};
