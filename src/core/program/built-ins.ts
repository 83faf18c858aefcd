import type { AccessPath, Expression, ExpressionId } from '../facts/model.js';
import type { Flow } from './flow.js';
import { join, known, nothing, unknownItems } from './items.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';
import { isElement, named } from './paths.js';
import { literalOf } from './value.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** Functions whose result has the shape of what they are given. */
const sameShape =
  /^(?:JSON\.stringify|structuredClone|Promise\.(?:resolve|all|race|any)|Object\.(?:freeze|seal|assign|create)|Array\.from|Object|Readonly|new (?:Set|URLSearchParams|Headers|Proxy|FormData))$/;
/** Functions whose result still holds the text that they are given. */
const sameText =
  /^(?:String(?:\.raw)?|encodeURI(?:Component)?|decodeURI(?:Component)?|btoa|atob|escape|unescape|Buffer\.(?:from|concat)|Array(?:\.of)?|new (?:Blob|File|Request|Response|URL|Array|Date|String|Object|TextEncoder))$/;
const errors = /^(?:new )?(?:Error|TypeError|RangeError|AggregateError)$/;

/**
 * What a function or constructor of the language or the platform gives back.
 *
 * @param symbol its path, with `new ` before a constructor
 * @returns undefined where it is none of those that hand on what they get
 */
export function builtInCall(
  flow: Flow,
  module: Module,
  call: Call,
  symbol: string,
  path: AccessPath,
): Items | undefined {
  const [first] = call.arguments;
  const of = (inner: AccessPath): Items => join(call.arguments.map((argument) => flow.of(module, argument, inner)));
  const [head, ...rest] = path;
  if (symbol === 'Array.from' && call.arguments.length > 1) {
    const callback = call.arguments[1] === undefined ? undefined : module.facts.expressions[call.arguments[1]];
    return callback?.kind === 'function'
      ? flow.returned(module, callback.function, isElement(head) ? rest : path)
      : of([]);
  }
  if (symbol === 'Object.assign' && path.length > 0)
    return flow.object(
      module,
      call.arguments.map((value) => ({ key: undefined, value, range: { start: 0, end: 0 } })),
      path,
    );
  if (symbol === 'Promise.allSettled') return of(rest[0] === 'value' ? [head ?? '*', ...rest.slice(1)] : path);
  if (symbol === 'Object.values') return known(of(isElement(head) ? ['*', ...rest] : []));
  if (symbol === 'Object.entries') return known(entriesOf(path, of));
  if (symbol === 'Object.fromEntries' || symbol === 'new Map')
    return first === undefined ? nothing : known(of(named(path).length === 0 ? [] : ['*', '1', ...rest]));
  if (symbol === 'JSON.parse') {
    // Of a text we know what went into it at most; a type that is written beside it says more.
    const parsed = of(path);
    return parsed.data.size > 0 || parsed.parameters.size > 0 ? known(parsed) : unknownItems;
  }
  // What stands in the query of a URL that came from outside, its key says.
  if (symbol === 'new URL' && head === 'searchParams' && rest.length > 0) return unknownItems;
  if (symbol === 'JSON.stringify' && first !== undefined) {
    const chosen = replaced(flow, module, call, first);
    if (chosen) return chosen;
  }
  if (sameShape.test(symbol)) return known(of(path));
  if (sameText.test(symbol)) return known(of([]));
  if (errors.test(symbol)) {
    const position = head === 'message' ? 0 : head === 'cause' ? 1 : undefined;
    const argument = position === undefined ? undefined : call.arguments[position];
    if (position === undefined) return head === undefined ? known(of([])) : nothing;
    return argument === undefined ? nothing : known(flow.of(module, argument, position === 1 ? path : rest));
  }
  return undefined;
}

/** `[key, value]` pairs: the values are what is asked for, the keys are names of properties. */
export function entriesOf(path: AccessPath, of: (inner: AccessPath) => Items): Items {
  const [, part, ...rest] = path;
  if (part === '0') return nothing;
  return of(part === '1' ? ['*', ...rest] : path.length === 0 ? [] : ['*']);
}

/**
 * `JSON.stringify(user, ['plan'])` keeps the members that are listed; a function that tests the key keeps what it was written to keep.
 *
 * @returns undefined where all of it is written
 */
function replaced(flow: Flow, module: Module, call: Call, value: ExpressionId): Items | undefined {
  const replacer = call.arguments[1] === undefined ? undefined : module.facts.expressions[call.arguments[1]];
  if (replacer?.kind === 'array') {
    const keys = replacer.elements.map((element) => literalOf(module, element));
    if (keys.some((key) => key === undefined)) return undefined;
    return known(join(keys.map((key) => flow.of(module, value, [key ?? '']))));
  }
  if (replacer?.kind !== 'function') return undefined;
  const range = module.facts.functions[replacer.function]?.range;
  const key = module.facts.functions[replacer.function]?.parameters[0]?.binding;
  const tests = module.facts.expressions.some((expression) => {
    if (!range || expression.range[0] < range.start || expression.range[1] > range.end) return false;
    const parts =
      expression.kind === 'test' ? expression.parts : expression.kind === 'call' ? expression.arguments : [];
    return parts.some((part) => {
      const tested = module.facts.expressions[part];
      return tested?.kind === 'binding' && tested.binding === key;
    });
  });
  return tests ? nothing : undefined;
}
