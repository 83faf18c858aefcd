import { preferFirst } from '../fixes/fix.js';
import { useHttps } from '../fixes/https.js';
import { suppress } from '../fixes/suppress.js';
import { action, insecure } from '../messages.js';
import { groupByWeight, isFlow, recipientOf, reportOn } from '../practices.js';
import type { Rule } from '../rule.js';

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
      for (const flow of file.observations.filter(isFlow)) {
        // A wrapper's callers cannot change its URL: the call inside is where it is mended.
        if (!flow.insecure || flow.via !== undefined) continue;
        for (const { evidence, categories } of groupByWeight(flow.categories)) {
          const what = action(flow, categories, recipientOf(flow));
          yield reportOn(file, flow, { evidence }, insecure(what, categories), { range: flow.calleeRange });
        }
      }
    }
  },
  fixes: (finding, context) => preferFirst(useHttps(finding, context), suppress(finding, context)),
};
