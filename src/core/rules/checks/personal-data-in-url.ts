import { leakFixes, leaks } from '../leaks.js';
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
  check: (context) => leaks(context, { sinks: ['url'], said: (what, callers) => ['inUrl', what, callers] }),
  fixes: leakFixes,
};
