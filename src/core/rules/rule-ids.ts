/** The id of every rule, in the order of their codes. A list of its own, so that a rule can name the others without importing them. */
export const ruleIds = [
  'undeclared-category',
  'special-category',
  'denied-practice',
  'vague-declaration',
  'raw-instead-of-aggregate',
  'undeclared-recipient',
  'undeclared-purpose',
  'undeclared-tracker',
  'unguarded-tracking',
  'personal-data-in-log',
  'personal-data-in-url',
  'personal-data-in-web-storage',
  'insecure-transport',
  'unannotated-field',
  'invalid-annotation',
  'unused-suppression',
  'declaration-unused',
  'stale-quote',
  'invalid-policy',
] as const;
export type RuleId = (typeof ruleIds)[number];
