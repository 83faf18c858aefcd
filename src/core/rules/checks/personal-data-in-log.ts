import { leakFixes, leaks } from '../leaks.js';
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
  check: (context) =>
    leaks(context, {
      sinks: ['log'],
      isFine: ({ category }, _flow, { path }) => context.oracle?.logRow(category, path) !== undefined,
      said: (what, callers) => ['inLog', what, context.oracle !== undefined, callers],
    }),
  fixes: leakFixes,
};
