import type { Expression, ExpressionId, ModuleFacts } from '../facts/model.js';
import { actionOf, speaksAgainst, speaksOfConsent } from '../program/flow-words.js';
import type { Uri } from '../workspace.js';

/** A function of the project that its own code can be asked to use elsewhere. */
export interface Helper {
  readonly kind: 'guard' | 'redactor';
  /** The exported name; `default` for a default export. */
  readonly name: string;
  /** What to call it where it is imported. */
  readonly local: string;
  /** Where to import it from: a file of the project (a relative specifier leads there), or a specifier that means the same everywhere. */
  readonly from: { readonly uri: Uri } | { readonly specifier: string };
  /** What a guard is called with, as it is in other places: literals only. */
  readonly arguments: readonly (string | number | boolean)[];
  /** How many places use it so. */
  readonly uses: number;
}

/** Words at which names of guards start: their truth is a yes. */
const asks =
  /^(?:has|is|may|can|should|allows?|does|did|get|check)(?=[A-Z_])|(?:Allowed|Granted|Given|Enabled|Accepted)$/;

function isGuardName(name: string): boolean {
  return asks.test(name) && speaksOfConsent(name) && !speaksAgainst(name);
}

/** Where a name of a file comes from; undefined for what is no function that other files can have. */
function originOf(
  facts: ModuleFacts,
  callee: Expression | undefined,
): Pick<Helper, 'name' | 'local' | 'from'> | undefined {
  if (callee?.kind !== 'binding') return undefined;
  const binding = facts.bindings[callee.binding];
  if (!binding) return undefined;
  if (binding.kind === 'import') {
    const fact = binding.target === undefined ? undefined : facts.imports[binding.target];
    if (!fact || fact.imported === '*' || fact.imported === '') return undefined;
    const from = /^\.{1,2}(?:\/|$)/.test(fact.specifier)
      ? { uri: joined(facts.uri, fact.specifier) }
      : { specifier: fact.specifier };
    return { name: fact.imported, local: binding.name, from };
  }
  const exported = facts.exports.find((each) => each.binding === callee.binding);
  return exported && { name: exported.name, local: binding.name, from: { uri: facts.uri } };
}

function joined(uri: Uri, specifier: string): Uri {
  const start = uri.indexOf('://') + 3;
  const segments = uri.slice(start).split('/').slice(0, -1);
  for (const segment of specifier.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return uri.slice(0, start) + segments.join('/');
}

function literals(facts: ModuleFacts, ids: readonly ExpressionId[]): (string | number | boolean)[] | undefined {
  const values = ids.map((id) => facts.expressions[id]);
  return values.every((value) => value?.kind === 'literal' && value.value !== null)
    ? values.flatMap((value) => (value?.kind === 'literal' && value.value !== null ? [value.value] : []))
    : undefined;
}

/** The consent tests of a file that are calls of a function which other files can call as well. */
function guardsOf(facts: ModuleFacts): Helper[] {
  return facts.guards.flatMap(({ test, holds }) => {
    const expression = facts.expressions[test];
    // `if (!hasConsent('x')) return;` lets through what follows where it did not hold.
    const negated = expression?.kind === 'test' && expression.operator === '!';
    const call = negated ? facts.expressions[expression.parts[0] ?? -1] : expression;
    if (call?.kind !== 'call' || negated === holds) return [];
    const origin = originOf(facts, facts.expressions[call.callee]);
    const given = literals(facts, call.arguments);
    return origin && given && isGuardName(origin.name === 'default' ? origin.local : origin.name)
      ? [{ kind: 'guard', ...origin, arguments: given, uses: 1 }]
      : [];
  });
}

/** The exported functions of a file that hand back less than they get, as their names say. */
function redactorsOf(facts: ModuleFacts): Helper[] {
  return facts.exports.flatMap(({ name, binding }) => {
    const fact = binding === undefined ? undefined : facts.bindings[binding];
    const definition = fact?.kind === 'variable' ? facts.expressions[fact.definitions[0]?.expression ?? -1] : undefined;
    const id =
      fact?.kind === 'function' ? fact.target : definition?.kind === 'function' ? definition.function : undefined;
    const parameters = id === undefined ? undefined : facts.functions[id]?.parameters;
    const isUnary = parameters?.length === 1 && parameters[0]?.rest === false;
    return fact && isUnary && actionOf(fact.name) === 'redacts'
      ? [{ kind: 'redactor', name, local: fact.name, from: { uri: facts.uri }, arguments: [], uses: 1 }]
      : [];
  });
}

const known = new WeakMap<ModuleFacts, readonly Helper[]>();

/** The guards and redactors that a file uses or offers. */
export function helpersIn(facts: ModuleFacts): readonly Helper[] {
  const before = known.get(facts);
  if (before) return before;
  const found = [...guardsOf(facts), ...redactorsOf(facts)];
  known.set(facts, found);
  return found;
}

/** The same helper, used in several places, once: those that are used most first, then in the order of their names. */
export function mergeHelpers(helpers: Iterable<Helper>): readonly Helper[] {
  const merged = new Map<string, Helper>();
  for (const helper of helpers) {
    const { kind, name, from, arguments: given } = helper;
    const place = 'uri' in from ? from.uri.replace(/\.[cm]?[jt]sx?$/, '') : from.specifier;
    const key = JSON.stringify([kind, name, place, given]);
    const same = merged.get(key);
    // Of the file itself and of an import of it, the file is known to be there.
    merged.set(key, same ? { ...same, uses: same.uses + helper.uses } : helper);
  }
  const order = ({ uses, name }: Helper): string => `${String(1_000_000 - uses).padStart(7, '0')} ${name}`;
  return [...merged.values()].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}
