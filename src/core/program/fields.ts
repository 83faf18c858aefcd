import type { TypeFact } from '../facts/model.js';
import { lineOf, fieldKey, stepAt } from './evidence.js';
import type { Evidence, EvidenceBase } from './evidence.js';
import type { Module } from './modules.js';
import type { CategoryEvidence, FieldObservation, FlowStep } from './observation.js';
import type { Step } from './items.js';
import type { Declared, Typing } from './typing.js';

/** Forms whose fields are asked of people or stored, so that a bare declaration is collection already (design section 4). */
const collecting: ReadonlySet<TypeFact['form']> = new Set<TypeFact['form']>(['formInput', 'schema', 'model', 'table']);

export function toFlowStep({ module, range, what }: Step): FlowStep {
  return { uri: module.facts.uri, range, line: lineOf(module, range.start), what };
}

export function toEvidence(evidence: Evidence, steps: readonly Step[]): CategoryEvidence {
  const { category, confidence, evidence: why, opaqueId, by, name } = evidence;
  return { category, confidence, evidence: why, opaqueId, by, name, steps: steps.map(toFlowStep) };
}

/**
 * The personal fields that a module declares.
 *
 * @param moving keys (`fieldKey`) of fields whose values come from a source or reach a sink somewhere in the program
 */
export function fieldObservations(
  module: Module,
  evidence: EvidenceBase,
  typing: Typing,
  moving: ReadonlySet<string>,
): FieldObservation[] {
  const observations: FieldObservation[] = [];
  for (const [type, fact] of module.facts.types.entries()) {
    if (fact.form === 'enum') continue;
    for (const member of fact.members) {
      const declared: Declared = {
        module,
        type,
        fact,
        member,
        typed: member.type ? { module, ref: member.type } : undefined,
      };
      const verdict = evidence.member(declared, typing);
      if (!verdict || verdict === 'not-personal' || verdict.length === 0) continue;
      const owner = [fact.name, fact.owner].find(Boolean);
      const categories = verdict.map((one) =>
        toEvidence(one, [stepAt(module, member.nameRange, ['declared', member.name])]),
      );
      const annotated = verdict.some((one) => one.by === 'annotation');
      observations.push({
        kind: 'field',
        uri: module.facts.uri,
        range: member.range,
        // An element may be many lines long; the field is where its name is.
        line: lineOf(module, fact.form === 'formInput' ? member.nameRange.start : member.range.start),
        endLine: lineOf(module, member.range.end),
        name: member.name,
        categories,
        confidence: Math.max(...categories.map((category) => category.confidence)),
        owner,
        form: fact.form === 'parameter' ? 'parameter' : fact.form,
        practice:
          collecting.has(fact.form) || annotated || moving.has(fieldKey(module, type, member.name))
            ? 'collection'
            : 'inventory',
        nameRange: member.nameRange,
      });
    }
  }
  return observations;
}
