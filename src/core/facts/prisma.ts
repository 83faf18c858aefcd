import type {
  BaseType,
  EnumDeclaration,
  FieldAttribute,
  FieldDeclaration,
  ModelDeclaration,
  PrismaType,
  SourceRange,
  TrailingComment,
} from '@loancrate/prisma-schema-parser/dist/ast.js';
import type { SourceComment } from '../parse.js';
import { LineIndex, type TextRange } from '../text/range.js';
import { placeAnnotations } from './annotation-placement.js';
import type { ReadAnnotations } from './annotations.js';
import type { FactsInput } from './extract.js';
import { factsVersion } from './model.js';
import type { DecoratorFact, MemberFact, ModuleFacts, TypeFact, TypeRef } from './model.js';
import { readPrisma } from './prisma-syntax.js';

/** Prisma's scalar types, as coarsely as TypeScript's. */
const scalars: Readonly<Record<string, TypeRef>> = {
  String: { kind: 'primitive', name: 'string' },
  Int: { kind: 'primitive', name: 'number' },
  BigInt: { kind: 'primitive', name: 'number' },
  Float: { kind: 'primitive', name: 'number' },
  Decimal: { kind: 'primitive', name: 'number' },
  Boolean: { kind: 'primitive', name: 'boolean' },
  DateTime: { kind: 'primitive', name: 'date' },
  Bytes: { kind: 'primitive', name: 'node' },
  Json: { kind: 'primitive', name: 'unknown' },
};
const unknown: TypeRef = { kind: 'primitive', name: 'unknown' };

/** Where client code imports the generated client from, unless the schema says otherwise. */
const clientPackages = ['@prisma/client', '@prisma/client/edge', '.prisma/client'];

function shifted(range: SourceRange | undefined, base: number): TextRange {
  return { start: base + (range?.start.offset ?? 0), end: base + (range?.end.offset ?? 0) };
}

function typeOf(type: PrismaType): TypeRef {
  const base: BaseType = type.kind === 'typeId' || type.kind === 'unsupported' ? type : type.type;
  const ref: TypeRef =
    base.kind === 'unsupported'
      ? unknown
      : (scalars[base.name.value] ?? { kind: 'name', name: base.name.value, arguments: [] });
  return type.kind === 'list' ? { kind: 'array', element: ref } : ref;
}

/** The name of a field's column, where `@map` gives it another. */
function columnOf(attributes: readonly FieldAttribute[] | undefined): string | undefined {
  const map = attributes?.find(({ path }) => path.value.join('.') === 'map');
  for (const argument of map?.args ?? []) {
    const value = argument.kind === 'namedArgument' ? argument.expression : argument;
    if (value.kind === 'literal' && typeof value.value === 'string') return value.value;
  }
  return undefined;
}

/** Collects the tables, enums and comments of one schema file. */
class PrismaFacts {
  readonly types: TypeFact[] = [];
  readonly typeNames = new Map<string, TypeRef>();
  readonly comments: SourceComment[] = [];
  readonly clients = new Set<string>(clientPackages);
  readonly #text: string;
  /** Names of models, in all blocks of the file; their fields are relations. */
  readonly #models: ReadonlySet<string>;

  constructor(text: string, models: ReadonlySet<string>) {
    this.#text = text;
    this.#models = models;
  }

  comment(comment: TrailingComment | null | undefined, base: number): void {
    if (!comment?.location) return;
    const { start, end } = shifted(comment.location, base);
    // The parser counts the blanks before a comment at the end of a line as part of it.
    const slashes = this.#text.indexOf('//', start);
    if (slashes < 0 || slashes + 2 > end) return;
    this.comments.push({
      kind: 'line',
      value: this.#text.slice(slashes + 2, end),
      valueStart: slashes + 2,
      range: { start: slashes, end },
    });
  }

  model(model: ModelDeclaration, base: number): void {
    const members: MemberFact[] = [];
    const relations: MemberFact[] = [];
    for (const member of model.members) {
      if (member.kind === 'commentBlock') for (const comment of member.comments) this.comment(comment, base);
      else {
        this.comment(member.comment, base);
        if (member.kind !== 'field') continue;
        const fact = this.#field(member, base);
        const isRelation = fact.decorators.some(({ name }) => name === 'relation') || this.#isModel(fact.type);
        (isRelation ? relations : members).push(fact);
      }
    }
    this.#add({
      name: model.name.value,
      form: 'table',
      library: 'prisma',
      members,
      relations,
      extends: [],
      parameters: [],
      range: shifted(model.location, base),
    });
  }

  enumeration(declaration: EnumDeclaration, base: number): void {
    const members: MemberFact[] = [];
    for (const member of declaration.members) {
      if (member.kind === 'commentBlock') for (const comment of member.comments) this.comment(comment, base);
      else {
        this.comment(member.comment, base);
        if (member.kind === 'enumValue')
          members.push({
            name: member.name.value,
            nameRange: shifted(member.name.location, base),
            range: shifted(member.location, base),
            type: undefined,
            decorators: [],
          });
      }
    }
    this.#add({
      name: declaration.name.value,
      form: 'enum',
      library: 'prisma',
      members,
      extends: [],
      parameters: [],
      range: shifted(declaration.location, base),
    });
  }

  #add(fact: TypeFact): void {
    this.typeNames.set(fact.name, { kind: 'object', type: this.types.length });
    this.types.push(fact);
  }

  #isModel(type: TypeRef | undefined): boolean {
    if (type?.kind === 'array') return this.#isModel(type.element);
    return type?.kind === 'name' && this.#models.has(type.name);
  }

  #field(field: FieldDeclaration, base: number): MemberFact {
    const nameRange = shifted(field.name.location, base);
    const end = field.comment?.location
      ? this.#text.slice(0, base + field.comment.location.start.offset).trimEnd().length
      : shifted(field.location, base).end;
    const decorators = (field.attributes ?? []).map(({ path }): DecoratorFact => ({
      name: path.value.join('.'),
      argument: undefined,
    }));
    const column = columnOf(field.attributes);
    return {
      name: field.name.value,
      nameRange,
      range: { start: nameRange.start, end },
      type: typeOf(field.type),
      decorators,
      ...(column === undefined ? {} : { column }),
    };
  }
}

/** The facts of a Prisma schema: its models are stored tables, its enums enums; relations are known, but are no fields. */
export function extractPrismaFacts(input: FactsInput, readAnnotations: ReadAnnotations): ModuleFacts {
  const { parts, recovered } = readPrisma(input.text);
  const models = new Set(
    parts.flatMap(({ declaration }) =>
      declaration.kind === 'model' || declaration.kind === 'view' ? [declaration.name.value] : [],
    ),
  );
  const facts = new PrismaFacts(input.text, models);
  for (const { declaration, base } of parts) {
    switch (declaration.kind) {
      case 'model':
      case 'view':
      case 'type':
        facts.model(declaration, base);
        break;
      case 'enum':
        facts.enumeration(declaration, base);
        break;
      case 'commentBlock':
        for (const comment of declaration.comments) facts.comment(comment, base);
        break;
      case 'generator':
        for (const member of declaration.members)
          if (member.kind === 'config' && member.name.value === 'output' && member.value.kind === 'literal')
            facts.clients.add(String(member.value.value));
        break;
      default:
    }
  }
  const comments = facts.comments.sort((a, b) => a.range.start - b.range.start);
  const annotations = readAnnotations(input.text, comments);
  const placement = placeAnnotations(input.text, annotations.annotations, comments);
  const annotated = facts.types.flatMap(({ members }) =>
    members.flatMap(({ range, nameRange }) =>
      placement
        .forDeclaration({ range, nameStart: nameRange.start })
        .map((annotation) => [range.start, annotations.annotations.indexOf(annotation)] as const),
    ),
  );
  return {
    version: factsVersion,
    uri: input.uri,
    path: input.path,
    hash: input.hash,
    lineStarts: new LineIndex(input.text).starts,
    recovered,
    imports: [],
    exports: [],
    bindings: [],
    expressions: [],
    functions: [],
    classes: [],
    types: facts.types,
    typeNames: Object.fromEntries(facts.typeNames),
    schemas: [],
    events: [],
    guards: [],
    annotations,
    annotated,
    clients: [...facts.clients],
  };
}
