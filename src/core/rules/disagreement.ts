import { annotationProblem, type AnnotationProblem } from '../facts/annotations.js';
import type { MemberFact, TypeFact } from '../facts/model.js';
import type { Statement } from '../language/facts.js';
import { isWithin } from '../vocabulary/taxonomy.js';
import type { RuleFile } from './rule.js';

function statements({ facts, mapping }: RuleFile, type: TypeFact, member: MemberFact): Statement[] {
  const found: Statement[] = [];
  const index = facts.annotated.find(([offset]) => offset === member.range.start)?.[1];
  const annotation = index === undefined ? undefined : facts.annotations.annotations[index];
  if (annotation?.tag === 'pii' || annotation?.tag === 'notPii')
    found.push({
      by: 'annotation',
      pattern: '',
      categories: annotation.categories.flatMap(({ value }) => value ?? []),
    });
  const owner = [type.name, type.owner].find(Boolean);
  for (const { by, category, pattern } of mapping?.spoken(member.name, owner, facts.path) ?? [])
    found.push({ by, pattern, categories: category === false ? [] : [category] });
  return found;
}

/** Whether one of two statements at least allows what the other says. */
function agree(a: Statement, b: Statement): boolean {
  if (a.categories.length === 0 || b.categories.length === 0) return a.categories.length === b.categories.length;
  return a.categories.some((one) => b.categories.some((other) => isWithin(one, other) || isWithin(other, one)));
}

/** Fields of which an annotation, the workspace settings and the policy file say different things. The first of these that speaks counts. */
export function disagreements(file: RuleFile): AnnotationProblem[] {
  return file.facts.types.flatMap((type) =>
    type.members.flatMap((member): AnnotationProblem[] => {
      const [first, ...others] = statements(file, type, member);
      const against = first && others.find((other) => !agree(first, other));
      if (!against) return [];
      return [annotationProblem('disagreement', member.nameRange, ['disagreement', member.name, first, against])];
    }),
  );
}
