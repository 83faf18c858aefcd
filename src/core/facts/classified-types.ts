import type { DeclaredProperty } from './annotations.js';
import { categoryOfClassification, purposeOfClassification } from './event-classes.js';
import type { MemberFact, ModuleFacts, TypeId, TypeRef } from './model.js';

type Types = Pick<ModuleFacts, 'types' | 'typeNames'>;

function membersOf({ types, typeNames }: Types, ref: TypeRef | undefined): readonly MemberFact[] {
  if (ref?.kind === 'name') return membersOf({ types, typeNames: {} }, typeNames[ref.name]);
  return ref?.kind === 'object' ? (types[ref.type]?.members ?? []) : [];
}

function word(members: readonly MemberFact[], name: string): string | undefined {
  const type = members.find((member) => member.name === name)?.type;
  return type?.kind === 'literal' ? type.value : undefined;
}

/**
 * The properties that a type classifies: `{ owner: 'me'; duration: { classification: 'SystemMetaData'; purpose: 'FeatureInsight'; comment: '…' } }`, as VS
 * Code types its telemetry events.
 *
 * @returns undefined for any other type
 */
export function classificationOf(facts: Types, id: TypeId): readonly DeclaredProperty[] | undefined {
  const properties: DeclaredProperty[] = [];
  for (const { name, type, range } of facts.types[id]?.members ?? []) {
    const parts = membersOf(facts, type);
    const classification = word(parts, 'classification');
    if (classification === undefined) continue;
    const purpose = word(parts, 'purpose');
    properties.push({
      name,
      range,
      classification,
      category: categoryOfClassification(classification),
      purpose: purpose === undefined ? undefined : purposeOfClassification(purpose),
      comment: word(parts, 'comment'),
    });
  }
  return properties.length > 0 ? properties : undefined;
}
