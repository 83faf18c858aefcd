import type { Action, Tracking } from '../language/facts.js';
import type { ObservedRecipient } from '../policy/decision.js';
import type { CallObservation, Observation } from '../program/observation.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { doing } from './phrases.js';
import type { RuleFile } from './rule.js';

/** What the code does with some categories, as a message tells it. */
export function action(
  { text }: RuleFile,
  observation: Observation,
  categories: readonly CategoryKey[],
  to: ObservedRecipient | undefined,
): Action {
  switch (observation.kind) {
    case 'field': {
      const { owner, name, form, practice } = observation;
      return { kind: 'field', categories, field: { owner, name, form, practice } };
    }
    case 'identifier':
      return { kind: 'identifier', categories, name: observation.name };
    case 'call':
    case 'flow': {
      const { sink, host, proxy: byway } = observation;
      return { kind: 'sent', categories, sink, host, to, by: doing(observation, text), byway };
    }
  }
}

/** What a call does by itself, as a message tells it. */
export function tracking({ text }: RuleFile, call: CallObservation, to: ObservedRecipient | undefined): Tracking {
  return { kind: 'tracking', to, starts: call.role === 'init', by: doing(call, text), byway: call.proxy };
}
