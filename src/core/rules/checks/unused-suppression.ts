import { preferFirst } from '../fixes/fix.js';
import { removeSuppression } from '../fixes/remove-suppression.js';
import { listed } from '../phrases.js';
import type { Rule, RuleReport, UnusedSuppression } from '../rule.js';

function* checkUnused(all: readonly UnusedSuppression[]): Generator<RuleReport> {
  for (const { file, suppression, rules } of all) {
    const whole = rules.length === suppression.rules.length;
    const names = listed(rules.map(({ text }) => text));
    const where = suppression.scope === 'file' ? 'in this file' : 'there';
    const base = {
      uri: file.uri,
      message: `Nothing is reported ${where} by ${names}, so this suppression can go.`,
      categories: [],
      recipient: undefined,
      policy: undefined,
      against: undefined,
      steps: [],
      observation: undefined,
    };
    if (whole) yield { ...base, range: suppression.range };
    else
      for (const { range, text } of rules)
        yield {
          ...base,
          range,
          message: `Nothing is reported ${where} by ${text}, so it can go from this suppression.`,
        };
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
