import type { SinkKind } from '../catalogue/records.js';
import type { Action } from '../language/facts.js';
import type { CategoryEvidence, FlowObservation } from '../program/observation.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { dropFromCall } from './fixes/drop.js';
import { preferFirst } from './fixes/fix.js';
import { redact } from './fixes/redact.js';
import { suppress } from './fixes/suppress.js';
import { action } from './messages.js';
import { handedToHub, isLeftToHub } from './hubs.js';
import { enteringHere, groupByWeight, isFlow, reportOn } from './practices.js';
import type {
  Finding,
  FindingText,
  Fix,
  FixContext,
  ProgramSummary,
  RuleContext,
  RuleFile,
  RuleReport,
} from './rule.js';
import { boundByDistance } from './severity.js';

/** What one of the rules about places where data should not be looks for. */
interface Leak {
  readonly sinks: readonly SinkKind[];
  /** Whether data is in its place there. */
  readonly isFine?: (evidence: CategoryEvidence, flow: FlowObservation, file: RuleFile) => boolean;
  /** @param callers how many calls hand it in, where they are so many that it is reported here and not at each */
  readonly said: (what: Action, callers: number, flow: FlowObservation) => FindingText;
}

/**
 * The flows of a file into such places. What a function is handed is reported where it is handed in, since each caller may be right or wrong by itself; but
 * where many calls hand it in, the function is at fault, and is named once.
 */
function leakingFlows(file: RuleFile, summary: ProgramSummary | undefined): FlowObservation[] {
  return file.observations.filter(isFlow).flatMap((flow) => {
    if (handedToHub(flow, file.facts, summary?.hubs) > 0) return [flow];
    return isLeftToHub(flow, summary?.hubs) ? [] : enteringHere(flow);
  });
}

/** Personal data that reaches such a place, one report for each call. */
export function* leaks({ files, summary }: RuleContext, { sinks, isFine, said }: Leak): Generator<RuleReport> {
  for (const file of files) {
    // A logger that writes to two places is called once.
    const seen = new Set<string>();
    for (const flow of leakingFlows(file, summary)) {
      if (!sinks.includes(flow.sink)) continue;
      const wrong = flow.categories.filter((each) => isFine?.(each, flow, file) !== true);
      for (const { evidence, categories } of groupByWeight(wrong)) {
        const place = `${flow.range.start} ${flow.sink} ${categories.join()}`;
        if (seen.has(place)) continue;
        seen.add(place);
        const what = action(file, flow, categories satisfies readonly CategoryKey[], undefined);
        const callers = handedToHub(flow, file.facts, summary?.hubs);
        yield reportOn(file, flow, { evidence }, said(what, callers, flow), { atMost: boundByDistance(flow) });
      }
    }
  }
}

/** What mends such a finding. */
export function leakFixes(finding: Finding, context: FixContext): Fix[] {
  return preferFirst([...redact(finding, context), ...dropFromCall(finding, context)], suppress(finding, context));
}
