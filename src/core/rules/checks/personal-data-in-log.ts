import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { suppress } from '../fixes/suppress.js';
import { action, inLog } from '../messages.js';
import { groupByWeight, flowsOf, reportOn } from '../practices.js';
import type { Rule } from '../rule.js';

export const personalDataInLog: Rule = {
  id: 'personal-data-in-log',
  code: 'PL013',
  group: 'safeguards',
  title: 'Personal data is written to a log',
  description: 'Reports personal data that reaches a log, except what the policy says that log files hold.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  *check({ files, oracle }) {
    for (const file of files) {
      for (const flow of flowsOf(file)) {
        if (flow.sink !== 'log') continue;
        const undeclared = flow.categories.filter(({ category }) => !oracle?.logRow(category, file.path));
        for (const group of groupByWeight(undeclared)) {
          const message = inLog(action(file, flow, group.categories, undefined), oracle !== undefined);
          yield reportOn(file, flow, { evidence: group.evidence }, message);
        }
      }
    }
  },
  fixes: (finding, context) => preferFirst(dropFromCall(finding, context), suppress(finding, context)),
};
