import type { Expression, ExpressionId, FunctionId } from '../facts/model.js';
import type { Module } from './modules.js';
import { samePath } from './parameters.js';
import { literalOf } from './value.js';
import type { Value } from './value.js';
import type { Values } from './values.js';

type CallShape = Pick<Extract<Expression, { kind: 'call' }>, 'arguments' | 'isNew'>;

/** A call of which nothing is known but that it is one. */
export const plainCall: CallShape = { arguments: [], isNew: false };

/** What calling a value gives. */
export function calledValue(values: Values, module: Module, value: Value, call: CallShape): readonly Value[] {
  const { arguments: args, isNew } = call;
  switch (value.kind) {
    case 'function': {
      const returned = values.returned(value.module, value.function);
      if (!returned.some((one) => one.kind === 'function')) return returned;
      // `withAuth(handler)`, `trace(options)(task)`, `debounce(save)`: who calls the result runs what was handed in, with the same arguments.
      const wrapped = args.flatMap((argument) => values.of(module, argument)).filter((one) => one.kind === 'function');
      // Of what it returns, its own closures: another function came in as an argument of some other call.
      const own = returned.filter((one) => one.kind !== 'function' || isInside(one, value));
      return [...wrapped, ...own];
    }
    case 'class':
      return [{ kind: 'instance', module: value.module, class: value.class }];
    case 'sdk': {
      const literals = args.map((id) => literalOf(module, id));
      const found = values.catalogue.call(value.record, value.symbol, literals);
      if (found?.record.yields !== undefined && found.match === 'exact')
        return [{ kind: 'request', path: found.record.yields }];
      return [{ kind: 'sdk', record: value.record, symbol: isNew ? `new ${value.symbol}()` : `${value.symbol}()` }];
    }
    case 'package':
      return ofPackage(values, module, value, call);
    case 'request': {
      const key = args[0] === undefined ? undefined : module.facts.expressions[args[0]];
      const slot = key?.kind === 'literal' && typeof key.value === 'string' ? `.${key.value}` : '';
      return [{ kind: 'request', path: `${value.path}()${slot}` }];
    }
    case 'global': {
      const [first] = args;
      const specifier = first === undefined ? undefined : module.facts.expressions[first];
      if (value.path === 'require' && specifier?.kind === 'literal' && typeof specifier.value === 'string')
        return required(values, module, specifier.value);
      return [{ kind: 'global', path: `${isNew ? 'new ' : ''}${value.path}()` }];
    }
    default:
      return [];
  }
}

/** Whether a function is written inside another one. */
function isInside(inner: Extract<Value, { kind: 'function' }>, outer: Extract<Value, { kind: 'function' }>): boolean {
  if (inner.module !== outer.module) return false;
  const { functions } = inner.module.facts;
  for (let id = functions[inner.function]?.parent ?? 0; id !== 0; id = functions[id]?.parent ?? 0)
    if (id === outer.function) return true;
  return false;
}

/** React's `useRef(x).current`, `useMemo(() => x)`, `cache(fn)`: what goes in comes out. */
function ofPackage(
  values: Values,
  module: Module,
  value: Extract<Value, { kind: 'package' }>,
  { arguments: [first], isNew }: CallShape,
): readonly Value[] {
  const isReact = /^(?:react|preact\/hooks)$/.test(value.specifier);
  const last = value.symbol.slice(value.symbol.lastIndexOf('.') + 1);
  if (isReact && first !== undefined) {
    if (last === 'useContext' || last === 'use') {
      const provided = values.contexts.provided(module, first);
      if (provided.length > 0) return provided.flatMap((one) => values.of(one.module, one.value));
    }
    if (/^(?:useCallback|cache|memo|forwardRef|useState)$/.test(last)) return values.of(module, first);
    if (last === 'useMemo' || last === 'lazy')
      return values
        .of(module, first)
        .flatMap((item) => (item.kind === 'function' ? values.returned(item.module, item.function) : []));
  }
  return [{ kind: 'package', specifier: value.specifier, symbol: `${isNew ? 'new ' : ''}${value.symbol}()` }];
}

function required(values: Values, module: Module, specifier: string): readonly Value[] {
  const target = values.modules.resolve(module, specifier);
  if (!target) return [...values.external(specifier, 'default'), ...values.external(specifier, '*')];
  const assigned = values.modules.exported(target, '=');
  return assigned ? values.exported(assigned) : [{ kind: 'namespace', module: target }];
}

/**
 * The object that a callback literal gets as its first parameter, where the catalogue or the method says so: `Sentry.withScope((scope) => …)`,
 * `posthog.init(key, { loaded: (posthog) => … })`, `load().then((client) => …)`.
 */
export function handedValue(values: Values, module: Module, callback: FunctionId): readonly Value[] {
  const handed = module.callbacks.get(callback);
  const call = handed && module.facts.expressions[handed.call];
  if (!handed || call?.kind !== 'call') return [];
  const callee = module.facts.expressions[call.callee];
  const found: Value[] = [];
  const literals = call.arguments.map((id: ExpressionId) => literalOf(module, id));
  for (const value of values.of(module, call.callee)) {
    if (value.kind !== 'sdk') continue;
    const record = values.catalogue.call(value.record, value.symbol, literals)?.record;
    for (const { index, path, symbol } of record?.hands ?? [])
      if (index === handed.argument && samePath(path?.split('.') ?? [], handed.path))
        found.push({ kind: 'sdk', record: value.record, symbol });
  }
  if (found.length > 0) return found;
  const isThen = callee?.kind === 'member' && callee.property === 'then' && handed.argument === 0;
  return isThen ? values.of(module, callee.object) : [];
}
