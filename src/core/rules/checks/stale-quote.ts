import { policyReports } from '../policy-reports.js';
import type { Rule } from '../rule.js';

export const staleQuote: Rule = {
  id: 'stale-quote',
  code: 'PL022',
  group: 'policy',
  title: 'The text of the policy changed under a row',
  description:
    'Reports rows whose quotation no longer stands in the source document, or whose source document has changed.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: false,
  check: (context) => policyReports(context, ({ code }) => code === 'stale-quote'),
  fixes: () => [],
};
