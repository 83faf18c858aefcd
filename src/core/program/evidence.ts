import type { Annotation } from '../facts/annotations.js';
import type { MemberFact, ModuleFacts, SaidFact, TypeFact, TypeRef } from '../facts/model.js';
import type { StepText } from '../language/en/steps.js';
import type { TextRange } from '../text/range.js';
import type { ClassifyName, NameContext } from '../vocabulary/classification.js';
import { plainTypes } from '../vocabulary/words.js';
import type { Dependencies } from './dependencies.js';
import type { Datum, Step } from './items.js';
import type { FieldMapping } from './mapping.js';
import { Memo } from './memo.js';
import type { Module } from './modules.js';
import type { Declared, Typing } from './typing.js';

/** A datum without the way that it came. */
export type Evidence = Omit<Datum, 'steps' | 'at'>;
/** Personal data, or a statement that it is none, or no evidence. */
export type Verdict = readonly Evidence[] | 'not-personal' | undefined;

const ownerKinds: Readonly<Record<TypeFact['form'], NameContext['ownerKind']>> = {
  interface: 'type',
  type: 'type',
  class: 'class',
  schema: 'schema',
  model: 'table',
  table: 'table',
  enum: 'enum',
  inline: 'type',
  formInput: 'form',
  parameter: 'function',
};

export function fieldKey(module: Module, type: number, name: string): string {
  return `${module.index}:${type}.${name}`;
}

/** Says of names and declarations whether they are personal data: annotation, settings, policy file, vocabulary; the first that speaks wins. */
export class EvidenceBase {
  readonly #classify: ClassifyName;
  readonly #mapping: (module: Module) => FieldMapping;
  readonly #members: Memo<string, Verdict>;
  readonly #annotated = new WeakMap<ModuleFacts['annotated'], ReadonlyMap<number, number>>();

  constructor(classify: ClassifyName, mapping: (module: Module) => FieldMapping, dependencies: Dependencies) {
    this.#members = new Memo<string, Verdict>(dependencies, undefined);
    this.#classify = classify;
    this.#mapping = mapping;
  }

  mapping(module: Module): FieldMapping {
    return this.#mapping(module);
  }

  /** The annotation that speaks for the member, binding or event that starts at an offset. */
  annotationAt(module: Module, start: number): Annotation | undefined {
    const { annotated, annotations } = module.facts;
    if (annotated.length === 0) return undefined;
    let byOffset = this.#annotated.get(annotated);
    if (!byOffset) this.#annotated.set(annotated, (byOffset = new Map(annotated)));
    const index = byOffset.get(start);
    return index === undefined ? undefined : annotations.annotations[index];
  }

  /** What a name says where no declaration is known. */
  name(module: Module, name: string, context: NameContext): Verdict {
    const mapped = this.#mapping(module).lookup(name, context.owner, module.facts.path);
    if (mapped)
      return mapped.category === false
        ? 'not-personal'
        : [
            {
              category: mapped.category,
              confidence: 1,
              evidence: ['mapped', mapped.pattern, mapped.by],
              opaqueId: false,
              by: mapped.by,
              name,
            },
          ];
    const found = this.#classify(name, { ...context, file: module.facts.path });
    if (!found) return undefined;
    const base = {
      confidence: found.confidence,
      evidence: found.evidence,
      opaqueId: found.opaqueId,
      by: 'vocabulary' as const,
      name,
    };
    return [found.category, ...found.also].map((category) => ({ ...base, category }));
  }

  annotated(annotation: Annotation, name: string): Verdict {
    if (annotation.tag === 'notPii') return 'not-personal';
    if (annotation.tag !== 'pii') return undefined;
    const keys = annotation.categories.flatMap((word) => (word.value === undefined ? [] : [word.value]));
    return keys.map((category) => ({
      category,
      confidence: 1,
      evidence: ['annotated', 'pii'] as const,
      opaqueId: category === 'user.unique_id',
      by: 'annotation' as const,
      name,
    }));
  }

  /** What a declared member says. Remembered: it is asked for wherever the field is used. */
  member(declared: Declared, typing: Typing): Verdict {
    const key = fieldKey(declared.module, declared.type, declared.member.name);
    return this.#members.get(key, () => {
      const verdict = this.#member(declared, typing);
      return Array.isArray(verdict)
        ? (verdict as readonly Evidence[]).map((evidence) => ({ ...evidence, field: key }))
        : verdict;
    });
  }

  #member({ module, fact, member }: Declared, typing: Typing): Verdict {
    const annotation = this.annotationAt(module, member.range.start);
    const said = annotation && this.annotated(annotation, member.name);
    if (said) return said;
    if (member.said) return this.#said(module, fact, member, member.said, typing);
    if (fact.library === 'prisma' && leadsToTable(module, member.type, typing)) return undefined;
    return this.#named(module, fact, member, typing);
  }

  /** What a decorator or the metadata of a schema says; which category it is may be left to the name. */
  #said(module: Module, fact: TypeFact, member: MemberFact, said: SaidFact, typing: Typing): Verdict {
    if (!said.personal) return 'not-personal';
    const named = said.categories.length > 0 ? undefined : this.#named(module, fact, member, typing);
    if (named === 'not-personal') return named;
    const fallback = said.strict ? ['user'] : [];
    const keys = said.categories.length > 0 ? said.categories : (named?.map(({ category }) => category) ?? fallback);
    if (keys.length === 0) return undefined;
    return keys.map((category) => ({
      category,
      confidence: 1,
      evidence: said.how,
      opaqueId: category === 'user.unique_id',
      by: 'annotation' as const,
      name: member.name,
    }));
  }

  #named(module: Module, fact: TypeFact, member: MemberFact, typing: Typing): Verdict {
    const context = this.#context(module, fact, member, typing);
    const verdict = this.name(module, member.name, context);
    // What the code calls it may say nothing where the column's name does.
    return verdict ?? (member.column === undefined ? undefined : this.name(module, member.column, context));
  }

  #context(module: Module, fact: TypeFact, member: MemberFact, typing: Typing): NameContext {
    const owner = [fact.name, fact.owner].find(Boolean);
    return {
      role:
        fact.form === 'formInput'
          ? 'formInput'
          : fact.form === 'table' || fact.form === 'model'
            ? 'column'
            : fact.form === 'enum'
              ? 'key'
              : 'field',
      ...(owner === undefined ? {} : { owner }),
      ...(ownerKinds[fact.form] ? { ownerKind: ownerKinds[fact.form] } : {}),
      siblings: siblingsOf(module, fact),
      ...typeContext(module, member, typing),
    } as NameContext;
  }
}

const siblings = new WeakMap<TypeFact, readonly string[]>();

/** The names of all members, one list for all of them: what is said of a list is worked out once for each. */
function siblingsOf(module: Module, fact: TypeFact): readonly string[] {
  let names = siblings.get(fact);
  if (!names)
    siblings.set(fact, (names = (fact.form === 'formInput' ? inputsOf(module, fact) : [fact]).flatMap(namesOf)));
  return names;
}

/** Each input is a declaration by itself; those of one component make up its form. */
function inputsOf({ facts }: Module, { owner }: TypeFact): readonly TypeFact[] {
  return facts.types.filter((other) => other.form === 'formInput' && other.owner === owner);
}

function namesOf({ members }: TypeFact): string[] {
  return members.map(({ name }) => name);
}

/** Whether a field of a Prisma model is a relation: the other table may stand in another file of the schema. */
function leadsToTable(module: Module, type: TypeRef | undefined, typing: Typing): boolean {
  if (type?.kind === 'array') return leadsToTable(module, type.element, typing);
  if (type?.kind !== 'name') return false;
  return [...typing.shape({ module, ref: type }).members.values()][0]?.fact.form === 'table';
}

function typeContext(
  module: Module,
  member: MemberFact,
  typing: Typing,
): Pick<NameContext, 'type' | 'typeName' | 'literals' | 'inputType' | 'autoComplete' | 'format'> {
  const inputs = {
    ...(member.inputType ? { inputType: member.inputType } : {}),
    ...(member.autoComplete ? { autoComplete: member.autoComplete } : {}),
    ...(member.format ? { format: member.format } : {}),
  };
  return { ...(member.type ? describeType(module, member.type, typing) : {}), ...inputs };
}

/** What people and a language model write to each other is a list of records with a role and a content. */
function isMessage(module: Module, ref: TypeRef, typing: Typing): boolean {
  if (ref.kind !== 'object' && ref.kind !== 'name') return false;
  const { members } = typing.shape({ module, ref });
  return members.has('role') && (members.has('content') || members.has('parts'));
}

/** A written type as coarsely as the vocabulary wants it. */
export function describeType(
  module: Module,
  ref: TypeRef,
  typing: Typing,
): Pick<NameContext, 'type' | 'typeName' | 'literals'> {
  switch (ref.kind) {
    case 'primitive':
      // What is always null or undefined holds nothing, whatever it is called.
      return { type: ref.name === 'void' ? 'node' : ref.name };
    case 'literal':
      return { type: 'literal', literals: [ref.value] };
    case 'object':
      return { type: 'object' };
    case 'callable':
      return { type: 'function' };
    case 'tuple':
      return { type: 'array' };
    case 'array': {
      const element = describeType(module, ref.element, typing);
      const typeName = isMessage(module, ref.element, typing)
        ? 'chatMessage'
        : element.type === 'object'
          ? 'object'
          : element.typeName;
      return { type: 'array', ...(typeName === undefined ? {} : { typeName }) };
    }
    case 'union': {
      const literals = ref.members.flatMap((member) => (member.kind === 'literal' ? [member.value] : []));
      if (literals.length > 0 && literals.length === ref.members.length) return { type: 'enum', literals };
      const [first] = ref.members;
      return first ? describeType(module, first, typing) : { type: 'unknown' };
    }
    case 'name': {
      const shape = typing.shape({ module, ref });
      if (shape.kind === 'primitive')
        return { type: shape.primitive === 'literal' ? 'enum' : (shape.primitive as 'string'), typeName: ref.name };
      if (shape.kind === 'object' && [...shape.members.values()][0]?.fact.form === 'enum')
        return { type: 'enum', typeName: ref.name };
      // A record of the project may be called like a text: `Email` with a subject and a body.
      if (shape.kind === 'object' && plainTypes.has(ref.name.toLowerCase())) return { type: 'object' };
      // A wrapper that we do not know is taken for what it wraps: `FormControl<string>`, `Maybe<string>`.
      const [only, ...more] = ref.arguments;
      if (shape.kind === 'unknown' && only && more.length === 0) return describeType(module, only, typing);
      return { type: shape.kind === 'array' ? 'array' : 'model', typeName: ref.name };
    }
    default:
      return { type: 'unknown' };
  }
}

/** The 1-based line of an offset. */
export function lineOf(module: Module, offset: number): number {
  const starts = module.facts.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

export function stepAt(module: Module, range: TextRange, what: StepText): Step {
  return { module, range, what };
}
