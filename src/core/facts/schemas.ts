import { rangeOf } from './lowering.js';
import type { Lowering } from './lowering.js';
import { saidByMetadata } from './said.js';
import type { Expression, ExpressionId, MemberFact, ObjectEntry, TypeForm, TypeRef } from './model.js';

/** Libraries in which an object literal of builder calls declares a schema or a stored table, by module specifier. */
const libraries: readonly { readonly specifier: RegExp; readonly name: string; readonly form: TypeForm }[] = [
  { specifier: /^(?:zod|zod\/.*|@hono\/zod-openapi|astro\/zod|@repo\/zod|zod-.*)$/, name: 'zod', form: 'schema' },
  { specifier: /^yup$/, name: 'yup', form: 'schema' },
  { specifier: /^valibot$/, name: 'valibot', form: 'schema' },
  { specifier: /^io-ts$/, name: 'io-ts', form: 'schema' },
  { specifier: /^(?:@sinclair\/)?typebox(?:\/.*)?$/, name: 'typebox', form: 'schema' },
  { specifier: /^arktype$/, name: 'arktype', form: 'schema' },
  {
    specifier: /^(?:superstruct|joi|@hapi\/joi|runtypes|@effect\/schema|effect|effect\/Schema)$/,
    name: 'schema',
    form: 'schema',
  },
  { specifier: /^drizzle-orm\/.*$/, name: 'drizzle-orm', form: 'table' },
  { specifier: /^sequelize$/, name: 'sequelize', form: 'table' },
  { specifier: /^(?:mongoose|@nestjs\/mongoose)$/, name: 'mongoose', form: 'model' },
  { specifier: /^convex\/(?:values|server)$/, name: 'convex', form: 'table' },
];

/** What a builder's first word says about the value. Others are strings or unknown. */
const builderTypes: Readonly<Record<string, TypeRef>> = Object.fromEntries(
  (
    [
      [
        'string',
        [
          'string',
          'email',
          'url',
          'uuid',
          'cuid',
          'cuid2',
          'ulid',
          'nanoid',
          'String',
          'varchar',
          'text',
          'char',
          'STRING',
          'TEXT',
          'ipv4',
          'ipv6',
        ],
      ],
      [
        'number',
        [
          'number',
          'int',
          'int32',
          'float32',
          'float64',
          'Number',
          'Integer',
          'integer',
          'bigint',
          'serial',
          'bigserial',
          'real',
          'numeric',
          'decimal',
          'INTEGER',
          'FLOAT',
          'DECIMAL',
        ],
      ],
      ['boolean', ['boolean', 'bool', 'Boolean', 'stringbool', 'BOOLEAN']],
      ['date', ['date', 'datetime', 'timestamp', 'Date', 'DATE', 'DATEONLY']],
      ['function', ['function', 'Function']],
      ['void', ['null', 'undefined', 'never', 'void', 'Null', 'Undefined', 'Never']],
    ] as const
  ).flatMap(([name, words]) => words.map((word) => [word, { kind: 'primitive', name } satisfies TypeRef])),
);

const enumerations = new Set([
  'enum',
  'nativeEnum',
  'literal',
  'picklist',
  'Enum',
  'Literal',
  'oneOf',
  'pgEnum',
  'mysqlEnum',
  'ENUM',
]);

/** Where a chain of members and calls starts (`z` in `z.string().email()`), and the words on the way from there. */
function chain(
  low: Lowering,
  id: ExpressionId,
): {
  readonly root: Expression | undefined;
  readonly words: readonly string[];
  readonly first: ExpressionId | undefined;
  /** What the code says that a column holds: `jsonb().$type<Message[]>()`. */
  readonly stated: TypeRef | undefined;
} {
  const words: string[] = [];
  let current: Expression | undefined = low.expressions[id];
  let first: ExpressionId | undefined;
  let stated: TypeRef | undefined;
  for (let steps = 0; steps < 40 && current; steps++) {
    if (current.kind === 'call') {
      first = current.arguments[0];
      const callee: Expression | undefined = low.expressions[current.callee];
      if (callee?.kind === 'member' && callee.property === '$type') stated ??= current.of;
      current = callee;
    } else if (current.kind === 'member') {
      words.unshift(current.property);
      current = low.expressions[current.object];
    } else break;
  }
  return { root: current, words, first, stated };
}

function libraryOf(
  low: Lowering,
  root: Expression | undefined,
): { readonly name: string; readonly form: TypeForm } | undefined {
  if (root?.kind !== 'binding') return undefined;
  const binding = low.bindings[root.binding];
  if (binding?.kind !== 'import' || binding.target === undefined) return undefined;
  const fact = low.imports[binding.target];
  const known = libraries.find(({ specifier }) => specifier.test(fact?.specifier ?? ''));
  // By convention `z` is Zod, also where the project re-exports it.
  return known ?? (binding.name === 'z' ? { name: 'zod', form: 'schema' } : undefined);
}

/** If `id` builds a value of a schema library: the type that it describes. */
function builderType(low: Lowering, id: ExpressionId, depth = 0): TypeRef | undefined {
  const { root, words, first, stated } = chain(low, id);
  const library = libraryOf(low, root);
  if (!library || root?.kind !== 'binding') {
    // `const email = z.string().email()` is named where it is used: `email: email.optional()`.
    const [only, ...others] = root?.kind === 'binding' ? (low.bindings[root.binding]?.definitions ?? []) : [];
    return only && others.length === 0 && only.path.length === 0 && !only.at && depth < 6
      ? builderType(low, only.expression, depth + 1)
      : undefined;
  }
  const binding = low.bindings[root.binding];
  const imported = binding?.target === undefined ? undefined : low.imports[binding.target]?.imported;
  // `z.string()` says it after the root; `varchar("email")` and `string()` are the root.
  const all = [imported ?? '', ...words];
  if (stated?.kind === 'array' || stated?.kind === 'object') return stated;
  if (all.some((word) => enumerations.has(word))) return { kind: 'primitive', name: 'unknown' };
  const word = all.find((candidate) => builderTypes[candidate] !== undefined);
  if (all.includes('array') || all.includes('Array')) {
    const element = first === undefined ? undefined : builderType(low, first);
    return { kind: 'array', element: element ?? { kind: 'primitive', name: 'unknown' } };
  }
  const nested = word === undefined ? nestedType(low, id) : undefined;
  return nested ?? (word === undefined ? undefined : builderTypes[word]) ?? { kind: 'primitive', name: 'unknown' };
}

const formatNames = /^(?:z|v|zod)?_?(email|phone|phoneNumber)(?:Address)?(?:Schema|Validator|Field|Type)$/i;

/** What a field is checked to be: `z.email()`, `z.string().email()`, `emailSchema.optional()`. */
function formatOf(low: Lowering, id: ExpressionId): MemberFact['format'] {
  const { root, words } = chain(low, id);
  if (root?.kind !== 'binding') return undefined;
  if (libraryOf(low, root)) return words.includes('email') && !words.includes('array') ? 'email' : undefined;
  const name = formatNames.exec(low.bindings[root.binding]?.name ?? '')?.[1];
  if (name === undefined) return undefined;
  return name.toLowerCase() === 'email' ? 'email' : 'phone';
}

/** The schema that a chain of calls builds, where one of them was noted. */
function nestedType(low: Lowering, id: ExpressionId): TypeRef | undefined {
  for (let current: ExpressionId | undefined = id, steps = 0; current !== undefined && steps < 40; steps++) {
    const type = low.schemas.get(current);
    if (type !== undefined) return { kind: 'object', type };
    const expression: Expression | undefined = low.expressions[current];
    current =
      expression?.kind === 'call' ? expression.callee : expression?.kind === 'member' ? expression.object : undefined;
  }
  return undefined;
}

/** Mongoose: `email: String`, `email: { type: String, required: true }`. */
function mongooseType(low: Lowering, id: ExpressionId): TypeRef | undefined {
  const value = low.expressions[id];
  if (value?.kind === 'global') return builderTypes[value.name];
  if (value?.kind !== 'object') return undefined;
  const type = value.entries.find((entry) => entry.key === 'type');
  return type ? mongooseType(low, type.value) : undefined;
}

/** Every entry of what these are given is a schema, wherever it is declared. */
const objectBuilders = new Set([
  'object', 'strictObject', 'looseObject', 'interface', 'extend', 'safeExtend', 'augment', 'shape', 'keys', 'append',
]); // prettier-ignore
const anyType: TypeRef = { kind: 'primitive', name: 'unknown' };

/** Notes the schema that a call declares, if it does: `z.object({…})`, `Base.extend({…})`, `pgTable("users", {…})`, `new Schema({…})`. */
export function noteSchemaCall(
  low: Lowering,
  call: ExpressionId,
  args: readonly ExpressionId[],
  range: readonly [number, number],
): void {
  const objectId = args.find((id) => low.expressions[id]?.kind === 'object');
  const object = objectId === undefined ? undefined : low.expressions[objectId];
  if (object?.kind !== 'object' || object.entries.length === 0) return;
  const { root, words } = chain(low, call);
  const own = libraryOf(low, root);
  const isMongoose = own?.name === 'mongoose';
  const isArk = own?.name === 'arktype' && words.length === 0;
  const typed: [ObjectEntry & { readonly key: string }, TypeRef][] = [];
  let library = own;
  for (const entry of object.entries) {
    if (entry.key === undefined || entry.key === '*') continue;
    const type =
      builderType(low, entry.value) ??
      (isMongoose ? mongooseType(low, entry.value) : undefined) ??
      (isArk ? arkType(low, entry.value) : undefined) ??
      (own?.form === 'schema' && objectBuilders.has(words[words.length - 1] ?? '') ? anyType : undefined);
    if (!type) continue;
    library ??= libraryOf(low, chain(low, entry.value).root);
    typed.push([{ ...entry, key: entry.key }, type]);
  }
  if (!library || typed.length === 0) return;
  const members = typed.map(([entry, type]): MemberFact => {
    const said = saidByMetadata(low, entry.value);
    const format = library.form === 'schema' ? formatOf(low, entry.value) : undefined;
    return {
      name: entry.key,
      nameRange: { start: entry.range.start, end: entry.range.start + entry.key.length },
      range: entry.range,
      type,
      decorators: [],
      ...(said && { said }),
      ...(format && { format }),
    };
  });
  const label = args.map((id) => low.expressions[id]).find((argument) => argument?.kind === 'literal');
  const name = library.form === 'table' && label?.kind === 'literal' ? String(label.value) : '';
  const owner = low.owner || (low.functions[low.function]?.name ?? '');
  const type = low.addType({
    name,
    form: library.form,
    library: library.name,
    members,
    extends: [],
    parameters: [],
    range: rangeOf({ range }),
    ...(owner ? { owner } : {}),
  });
  low.schemas.set(call, type);
  if (own?.form === 'schema') ownNested(low, members, owner);
}

/** Schemas inside a schema belong to the field that holds them: in `Customer { tags: z.array(z.object({ name })) }` the name is a tag's. */
function ownNested(low: Lowering, members: readonly MemberFact[], owner: string): void {
  for (const { name, type } of members) {
    const inner = type?.kind === 'array' ? type.element : type;
    const fact = inner?.kind === 'object' ? low.types[inner.type] : undefined;
    // What has a name of its own is declared elsewhere.
    if (fact?.name !== '' || fact.form !== 'schema') continue;
    const path = [owner, name].filter(Boolean).join('.');
    fact.owner = path;
    ownNested(low, fact.members, path);
  }
}

function arkType(low: Lowering, id: ExpressionId): TypeRef | undefined {
  const value = low.expressions[id];
  if (value?.kind !== 'literal' || typeof value.value !== 'string') return undefined;
  const word = /^(string|number|boolean|Date)\b/.exec(value.value)?.[1];
  return word ? builderTypes[word] : { kind: 'primitive', name: 'unknown' };
}

/** Gives the schemas in a variable's initialiser the variable's name: `const SignUp = z.object({…}).strict()`. */
export function nameSchemas(low: Lowering, value: ExpressionId, name: string): void {
  for (let current: ExpressionId | undefined = value, steps = 0; current !== undefined && steps < 40; steps++) {
    const type = low.schemas.get(current);
    const fact = type === undefined ? undefined : low.types[type];
    if (fact && !fact.name) fact.name = name;
    const expression: Expression | undefined = low.expressions[current];
    current =
      expression?.kind === 'call' ? expression.callee : expression?.kind === 'member' ? expression.object : undefined;
  }
}
