import type { PolicyProblem } from '../policy/model.js';
import type { RuleContext, RuleReport } from './rule.js';

/** Mistakes in the policy file as reports. */
export function* policyReports(
  { policyProblems }: RuleContext,
  wanted: (problem: PolicyProblem) => boolean,
): Generator<RuleReport> {
  for (const problem of policyProblems) {
    if (!wanted(problem)) continue;
    yield {
      uri: problem.uri,
      range: problem.at,
      said: ['invalidPolicy', problem.said],
      categories: [],
      recipient: undefined,
      policy: undefined,
      against: undefined,
      steps: [],
      observation: undefined,
      atMost: problem.severity,
    };
  }
}
