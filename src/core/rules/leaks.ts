import type { SinkKind } from '../catalogue/records.js';
import type { CategoryEvidence, FlowObservation } from '../program/observation.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { dropFromCall } from './fixes/drop.js';
import { preferFirst } from './fixes/fix.js';
import { redact } from './fixes/redact.js';
import { suppress } from './fixes/suppress.js';
import { action } from './messages.js';
import { flowsOf, groupByWeight, reportOn } from './practices.js';
import type { Finding, Fix, FixContext, RuleContext, RuleFile, RuleReport } from './rule.js';
import { boundByDistance } from './severity.js';

/** What one of the rules about places where data should not be looks for. */
interface Leak {
  readonly sinks: readonly SinkKind[];
  /** Whether data is in its place there. */
  readonly isFine?: (evidence: CategoryEvidence, flow: FlowObservation, file: RuleFile) => boolean;
  readonly message: (what: string, flow: FlowObservation) => string;
}

/** Personal data that reaches such a place, one report for each call. */
export function* leaks({ files }: RuleContext, { sinks, isFine, message }: Leak): Generator<RuleReport> {
  for (const file of files) {
    // A logger that writes to two places is called once.
    const seen = new Set<string>();
    for (const flow of flowsOf(file)) {
      if (!sinks.includes(flow.sink)) continue;
      const wrong = flow.categories.filter((each) => isFine?.(each, flow, file) !== true);
      for (const { evidence, categories } of groupByWeight(wrong)) {
        const place = `${flow.range.start} ${flow.sink} ${categories.join()}`;
        if (seen.has(place)) continue;
        seen.add(place);
        const what = action(file, flow, categories satisfies readonly CategoryKey[], undefined);
        yield reportOn(file, flow, { evidence }, message(what, flow), { atMost: boundByDistance(flow) });
      }
    }
  }
}

/** What mends such a finding. */
export function leakFixes(finding: Finding, context: FixContext): Fix[] {
  return preferFirst([...redact(finding, context), ...dropFromCall(finding, context)], suppress(finding, context));
}
