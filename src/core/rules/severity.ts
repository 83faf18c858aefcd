import type { CategoryEvidence, FlowObservation } from '../program/observation.js';
import { isWithin } from '../vocabulary/taxonomy.js';
import type { RuleSettings } from './engine.js';
import type { Rule, RuleLevel, Severity } from './rule.js';

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The milder of two severities; an absent one is no bound. */
export function milder(a: Severity, b: Severity | undefined): Severity {
  return b !== undefined && order.indexOf(b) > order.indexOf(a) ? b : a;
}

/** The level of a rule: what the settings say, else what the preset says. */
export function levelOf(rule: Rule, settings: RuleSettings): RuleLevel {
  return settings.rules[rule.id] ?? (settings.preset === 'strict' ? rule.strictLevel : rule.level);
}

/** Below this a name is too weak an evidence for more than information. */
const weak = 0.65;
/** Below this it is too weak for an error. */
const sure = 0.8;

/**
 * From here on a wrapper does so many things that what it logs or puts into a URL for one of its callers, it does not do for the next: a client for requests
 * writes errors down, and builds a query only for some methods. What it does itself is reported in it.
 */
const far = 3;

/** Components hand their props down and down; the one that uses them is near. */
const farForElements = 2;

/** The gravest that a finding on a by-product of a call may be, by how far away from the call it happens. */
export function boundByDistance(flow: FlowObservation): Severity | undefined {
  return (flow.distance ?? 0) >= far ? 'information' : boundOfElement(flow);
}

function boundOfElement({ distance = 0, range, calleeRange }: FlowObservation): Severity | undefined {
  const isElement = range.start === calleeRange.start && range.end === calleeRange.end;
  return isElement && distance >= farForElements ? 'information' : undefined;
}

/** The gravest that a finding on what a call gives to others may be: what a wrapper reports of its own failures is a by-product. */
export function boundByRole(flow: FlowObservation): Severity | undefined {
  return flow.role === 'captureException' || flow.role === 'log' ? boundByDistance(flow) : boundOfElement(flow);
}

/** What is read from a cookie by whatever name may be a language or a token as well as an identifier. */
function isSomeCookie({ category, by }: CategoryEvidence): boolean {
  return by === 'source' && isWithin(category, 'user.device.cookie_id');
}

/** The gravest that findings on such evidence may be: opaque identifiers and weak names are information, names that are not sure no error. */
export function boundOf(evidence: readonly CategoryEvidence[]): Severity | undefined {
  if (evidence.every((each) => each.opaqueId || isSomeCookie(each))) return 'information';
  const best = Math.max(0, ...evidence.map(({ confidence }) => confidence));
  return best < weak ? 'information' : best < sure ? 'warning' : undefined;
}
