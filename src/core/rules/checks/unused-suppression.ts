import { preferFirst } from '../fixes/fix.js';
import { removeSuppression } from '../fixes/remove-suppression.js';
import type { Rule, RuleReport, UnusedSuppression } from '../rule.js';

function* checkUnused(all: readonly UnusedSuppression[]): Generator<RuleReport> {
  for (const { file, suppression, rules } of all) {
    const whole = rules.length === suppression.rules.length;
    const scope = suppression.scope === 'file' ? 'file' : 'place';
    const base = {
      uri: file.uri,
      categories: [],
      recipient: undefined,
      policy: undefined,
      against: undefined,
      steps: [],
      observation: undefined,
    };
    const names = rules.map(({ text }) => text);
    if (whole) yield { ...base, range: suppression.range, said: ['unusedSuppression', names, scope] };
    else for (const { range, text } of rules) yield { ...base, range, said: ['unusedRule', text, scope] };
  }
}

export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  code: 'PL020',
  group: 'annotations',
  title: 'A suppression silences nothing',
  description: 'Reports suppressions, and rules that they name, without a finding that they silence.',
  level: 'warning',
  strictLevel: 'warning',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  check: () => [],
  checkUnused,
  fixes: (finding, context) => preferFirst(removeSuppression(finding, context)),
};
