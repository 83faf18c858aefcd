import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { suppress } from '../fixes/suppress.js';
import { action, inUrl } from '../messages.js';
import { groupByWeight, flowsOf, reportOn } from '../practices.js';
import type { Rule } from '../rule.js';

export const personalDataInUrl: Rule = {
  id: 'personal-data-in-url',
  code: 'PL014',
  group: 'safeguards',
  title: 'Personal data is put into a URL',
  description: 'Reports personal data that becomes part of a URL: its path, its query or its fragment.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  *check({ files }) {
    for (const file of files) {
      for (const flow of flowsOf(file)) {
        if (flow.sink !== 'url') continue;
        for (const { evidence, categories } of groupByWeight(flow.categories)) {
          yield reportOn(file, flow, { evidence }, inUrl(action(file, flow, categories, undefined)));
        }
      }
    }
  },
  fixes: (finding, context) => preferFirst(dropFromCall(finding, context), suppress(finding, context)),
};
