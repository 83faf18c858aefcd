import type { Decision, ObservedRecipient, PolicyOracle, Verdict } from '../policy/decision.js';
import { createOracle } from '../policy/verdict.js';
import type { Policy } from '../policy/model.js';
import type { FieldObservation, FlowObservation, Observation } from '../program/observation.js';
import { flowsOf, isField, recipientOf } from '../rules/practices.js';
import type { AuditResult, DocumentFindings } from '../session.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { isWithin, parentUri, relativePath } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';

/** What the code does with one category of personal data at one place, and what the policy says to it. */
export interface Practice {
  readonly category: CategoryKey;
  /** Who receives it; undefined where the first party collects or keeps it. */
  readonly to: ObservedRecipient | undefined;
  readonly observation: FieldObservation | FlowObservation;
  /** Undefined where no policy governs the file. */
  readonly decision: Decision | undefined;
  readonly policy: Policy | undefined;
}

/** From the gravest to the mildest. */
export const verdictOrder: readonly Verdict[] = ['incorrect', 'omitted', 'ambiguous', 'vague', 'clear'];

/** The gravest of several verdicts; undefined where there is none. */
export function gravest(verdicts: Iterable<Verdict | undefined>): Verdict | undefined {
  const all = new Set(verdicts);
  return verdictOrder.find((verdict) => all.has(verdict));
}

/** A first party's sinks that only show or carry data have rules of their own. */
const keepingSinks: ReadonlySet<FlowObservation['sink']> = new Set(['database', 'file', 'cache', 'network']);

/** The path by which scopes of a policy know a file. */
export function policyPath(policy: Uri, uri: Uri, root: Uri): string {
  const folder = parentUri(policy);
  return relativePath(folder !== undefined && isWithin(folder, uri) ? folder : root, uri);
}

/**
 * The practices of an audit, one for each category and place: what is collected by a form, a schema or a store, and what is handed to somebody else. Opaque
 * identifiers count only where somebody else receives them.
 *
 * @param root the folder that paths of files outside of the policy's folder start from
 */
export function practicesOf(result: AuditResult, root: Uri): readonly Practice[] {
  const policies = new Map(result.policies.map(({ uri, policy }) => [uri, policy]));
  const oracles = new Map<Policy, PolicyOracle>();
  return result.documents.flatMap((document) => {
    const policy = document.policy === undefined ? undefined : policies.get(document.policy);
    let oracle = policy && oracles.get(policy);
    if (policy !== undefined && oracle === undefined) oracles.set(policy, (oracle = createOracle(policy)));
    return documentPractices(document, policy, oracle, root);
  });
}

function documentPractices(
  { uri, observations, policy: policyUri }: DocumentFindings,
  policy: Policy | undefined,
  oracle: PolicyOracle | undefined,
  root: Uri,
): Practice[] {
  const file = policyUri === undefined ? '' : policyPath(policyUri, uri, root);
  const practices: Practice[] = [];
  const add = (
    observation: FieldObservation | FlowObservation,
    to: ObservedRecipient | undefined,
    evidence: Observation['categories'],
  ): void => {
    for (const category of new Set(evidence.map((each) => each.category))) {
      const decision = to ? oracle?.share({ category, to, file }) : oracle?.collect({ category, file });
      practices.push({ category, to, observation, decision, policy });
    }
  };
  for (const field of observations.filter(isField))
    if (field.practice === 'collection')
      add(
        field,
        undefined,
        field.categories.filter(({ opaqueId }) => !opaqueId),
      );
  for (const flow of flowsOf({ observations })) {
    // A query only asks for what is there.
    if (flow.role === 'query' && (flow.sink === 'database' || flow.sink === 'cache')) continue;
    const to = recipientOf(flow);
    if (to) add(flow, to, flow.categories);
    else if (keepingSinks.has(flow.sink))
      add(
        flow,
        undefined,
        flow.categories.filter(({ opaqueId }) => !opaqueId),
      );
  }
  return practices;
}
