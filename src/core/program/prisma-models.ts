import type { Expression, TypeRef } from '../facts/model.js';
import type { Module } from './modules.js';

interface Found {
  readonly module: Module;
  readonly ref: TypeRef;
}

/** Types of the `Prisma` namespace that stand for a record of a model, or for a part of one. */
const namespaced =
  /^(\w+?)(?:GetPayload|(?:Unchecked)?(?:Create|Update)(?:Many)?(?:Without\w+)?(?:MutationInput|Input)|CreateManyInput)$/;

/** Methods of a model's delegate that give a record, and those that give many. */
const one = /^(?:find(?:Unique|First)(?:OrThrow)?|create|update|upsert|delete)$/;
const many = /^(?:findMany|(?:create|update)ManyAndReturn)$/;

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** The end of a path that the generator writes to, as code imports it: `../src/generated/prisma` is `generated/prisma`. */
function tailOf(path: string): string {
  return path
    .replace(/\/(?:index|client)?(?:\.[cm]?[jt]s)?$/, '')
    .split('/')
    .filter((part) => part !== '.' && part !== '..')
    .slice(-2)
    .join('/');
}

/** The models of the workspace's Prisma schemas, and how code gets at them: by the types of the generated client, and by its calls. */
export class PrismaModels {
  readonly #schemas: readonly Module[];
  readonly #clients: ReadonlySet<string>;
  readonly #tails: readonly string[];

  constructor(modules: readonly Module[]) {
    this.#schemas = modules.filter(({ facts }) => facts.clients !== undefined);
    const clients = this.#schemas.flatMap(({ facts }) => facts.clients ?? []);
    this.#clients = new Set(clients.filter((client) => !client.startsWith('.') || client.startsWith('.prisma/')));
    this.#tails = [...new Set(clients.filter((client) => client.startsWith('../') || client.startsWith('./')))].map(
      tailOf,
    );
  }

  /** Whether a module specifier leads to the generated client. */
  isClient(specifier: string): boolean {
    if (this.#clients.has(specifier)) return true;
    if (this.#schemas.length === 0 || !specifier.includes('/')) return false;
    const tail = tailOf(specifier);
    return this.#tails.some((known) => known !== '' && tail === known);
  }

  /** The model or enum of a name, from the schema that is nearest to the module which asks. */
  named(from: Module, name: string): Found | undefined {
    let best: Found | undefined;
    let nearest = -1;
    for (const module of this.#schemas) {
      const ref = Object.hasOwn(module.facts.typeNames, name) ? module.facts.typeNames[name] : undefined;
      const near = ref && sharedLength(module.facts.uri, from.facts.uri);
      if (!ref || near === undefined || near <= nearest) continue;
      nearest = near;
      best = { module, ref };
    }
    return best;
  }

  /**
   * A type that the generated client exports: `User`, `Prisma.UserGetPayload`.
   *
   * @param name with its namespaces
   */
  exported(from: Module, name: string): Found | undefined {
    const plain = name.startsWith('Prisma.') ? namespaced.exec(name.slice('Prisma.'.length))?.[1] : name;
    return plain === undefined ? undefined : this.named(from, plain);
  }

  /**
   * What a call of a client's delegate gives: the model's record, narrowed by `select`.
   *
   * @param symbol as the catalogue names the callee: `new PrismaClient().user.findUnique`
   */
  result(from: Module, symbol: string, call: Extract<Expression, { kind: 'call' }>): Found | undefined {
    const [delegate, method] = symbol.split('.').slice(-2);
    if (delegate === undefined || method === undefined || !(one.test(method) || many.test(method))) return undefined;
    const model = this.named(from, delegate.charAt(0).toUpperCase() + delegate.slice(1));
    if (!model) return undefined;
    const ref = selected(from, call, model.ref);
    return { module: model.module, ref: many.test(method) ? { kind: 'array', element: ref } : ref };
  }
}

/** A record with `select` holds what is selected. */
function selected(module: Module, call: Extract<Expression, { kind: 'call' }>, model: TypeRef): TypeRef {
  const entry = (id: number | undefined, key: string): number | undefined => {
    const object = id === undefined ? undefined : module.facts.expressions[id];
    return object?.kind === 'object' ? object.entries.find((candidate) => candidate.key === key)?.value : undefined;
  };
  const select = entry(call.arguments[0], 'select');
  const object = select === undefined ? undefined : module.facts.expressions[select];
  if (object?.kind !== 'object' || object.entries.some(({ key }) => key === undefined || key === '*')) return model;
  const members = object.entries.flatMap(({ key }): TypeRef[] =>
    key === undefined ? [] : [{ kind: 'literal', value: key }],
  );
  return { kind: 'name', name: 'Pick', arguments: [model, { kind: 'union', members }] };
}
