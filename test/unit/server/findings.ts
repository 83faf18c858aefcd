import type { Finding } from '../../../src/core/rules/rule.js';
import { saying } from '../language/inEnglish.js';

/** A finding as the engine would give it, with what a test wants otherwise. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'personal-data-in-log',
    severity: 'warning',
    reportOnly: false,
    uri: 'file:///w/a.ts',
    range: { start: 4, end: 7 },
    ...saying('the e-mail address goes to the log'),
    categories: ['user.contact.email'],
    recipient: undefined,
    policy: undefined,
    against: undefined,
    steps: [],
    observation: undefined,
    fingerprint: 'f1',
    ...changes,
  };
}
