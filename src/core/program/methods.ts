import type { AccessPath, Expression, ExpressionId, FunctionId } from '../facts/model.js';
import { entriesOf } from './built-ins.js';
import { displayName } from './display-name.js';
import { actionOf, elementMethods, endingMethods, sameValueMethods } from './flow-words.js';
import type { Flow } from './flow.js';
import { join, known, nothing } from './items.js';
import type { Items } from './items.js';
import { isMask, isPartial } from './masks.js';
import type { Module } from './modules.js';
import { isElement } from './paths.js';
import { literalOf } from './value.js';

type Call = Extract<Expression, { kind: 'call' }>;
type Callee = Extract<Expression, { kind: 'member' }>;

/** Methods whose second argument takes the place of a part of the value. */
const replacing = new Set(['replace', 'replaceAll', 'padStart', 'padEnd', 'fill']);
/** Methods whose results a callback makes. */
const making = new Set(['map', 'flatMap', 'reduce', 'reduceRight', 'mapAsync', 'then']);

/**
 * What a method that is none of the project's gives back, by what its name means in the language and in common libraries.
 *
 * @returns undefined where the name says nothing
 */
export function methodCall(
  flow: Flow,
  module: Module,
  call: Call,
  callee: Callee,
  path: AccessPath,
): Items | undefined {
  const { property: name, object } = callee;
  const [first] = call.arguments;
  if (making.has(name) && first !== undefined) {
    const made = byCallback(flow, module, call, name, path);
    if (made) return made;
    return name === 'then' ? undefined : known(flow.of(module, object, path));
  }
  if (endingMethods.has(name)) return nothing;
  if (name === 'get' || name === 'getAll') return stored(flow, module, call, callee, path);
  if (name === 'entries' && call.arguments.length === 0)
    return entriesOf(path, (inner) => flow.of(module, object, inner));
  if (elementMethods.has(name))
    return isDomain(module, call, object, name) ? nothing : flow.of(module, object, ['*', ...path]);
  if (name === 'split') {
    // The part of an address after the `@` names a provider, not a person.
    const isAddress = first !== undefined && literalOf(module, first) === '@' && path[0] === '1';
    return isAddress ? nothing : flow.of(module, object, path.slice(1));
  }
  if (replacing.has(name)) {
    const filler = call.arguments[name === 'fill' ? 0 : 1];
    const text = filler === undefined ? undefined : literalOf(module, filler);
    if (text !== undefined && (isMask(text) || /^[*•█●xX#]$/.test(text))) return nothing;
  }
  if (sameValueMethods.has(name)) {
    const added = name === 'concat' ? call.arguments.map((argument) => flow.of(module, argument, path)) : [];
    return join([flow.of(module, object, path), ...added]);
  }
  const action = actionOf(name);
  if (action === 'redacts' || action === 'tests') return nothing;
  if (action === 'passes' || name === 'status' || name === 'toPromise') {
    const parts = call.arguments.map((argument) => flow.of(module, argument));
    return { ...join([...parts.map(known), known(flow.of(module, object, path))]), unknown: true };
  }
  return undefined;
}

/** `list.map((one) => one.email)`, `promise.then(userOf)`: what the callback returns. */
function byCallback(flow: Flow, module: Module, call: Call, name: string, path: AccessPath): Items | undefined {
  const [first, initial] = call.arguments;
  if (first === undefined) return undefined;
  const inner = (name === 'map' || name === 'mapAsync') && isElement(path[0]) ? path.slice(1) : path;
  const callback = module.facts.expressions[first];
  const parts: Items[] = [];
  if (callback?.kind === 'function' && isInitials(module, call, callback.function)) return nothing;
  if (callback?.kind === 'function') parts.push(flow.returned(module, callback.function, inner));
  else {
    for (const value of flow.values.of(module, first)) {
      if (value.kind !== 'function') continue;
      const returned = flow.returned(value.module, value.function, inner);
      const caller = {
        module,
        expression: call.callee,
        callback: { call: callOf(module, call), argument: 0, path: [] },
      };
      parts.push(flow.substitute(returned, caller, value));
    }
    if (parts.length === 0) {
      // `emails.map(String)`; but of `ids.map(hash)` the name says what becomes of them.
      const action = actionOf(displayName(module, first));
      return action === 'redacts' || action === 'tests' ? nothing : undefined;
    }
  }
  if (name.startsWith('reduce') && initial !== undefined) parts.push(flow.of(module, initial, path));
  return join(parts);
}

/** `name.split(' ').map((part) => part[0])`: of each word one letter. */
function isInitials(module: Module, call: Call, callback: FunctionId): boolean {
  const callee = module.facts.expressions[call.callee];
  const split = callee?.kind === 'member' ? module.facts.expressions[callee.object] : undefined;
  const method = split?.kind === 'call' ? module.facts.expressions[split.callee] : undefined;
  if (method?.kind !== 'member' || method.property !== 'split') return false;
  const returns = module.facts.functions[callback]?.returns ?? [];
  return returns.length > 0 && returns.every((value) => isPartial(module, value));
}

function callOf(module: Module, call: Call): ExpressionId {
  return module.facts.events[call.event]?.expression ?? -1;
}

/** `map.get('email')`, `form.get('email')`, `headers().get('x-real-ip')`: what was put there, else what the key says. */
function stored(flow: Flow, module: Module, call: Call, callee: Callee, path: AccessPath): Items {
  const [first] = call.arguments;
  const key = first === undefined ? undefined : literalOf(module, first);
  const found = flow.of(module, callee.object, [key ?? '*', ...path]);
  if (found.data.size > 0 || !found.unknown || key === undefined) return found;
  const owner = displayName(module, callee.object);
  const verdict = flow.evidence.name(module, key, {
    role: 'key',
    ...(owner ? { owner, ownerKind: 'variable' } : {}),
  });
  return flow.fromName(module, callee.range, verdict, owner ? ['readFrom', key, owner] : ['read', key]);
}

/** `email.split('@').pop()` is the provider. */
function isDomain(module: Module, call: Call, object: ExpressionId, name: string): boolean {
  if (name !== 'pop' && name !== 'at') return false;
  const split = module.facts.expressions[object];
  const callee = split?.kind === 'call' ? module.facts.expressions[split.callee] : undefined;
  const [separator] = split?.kind === 'call' ? split.arguments : [];
  const [index] = call.arguments;
  return (
    callee?.kind === 'member' &&
    callee.property === 'split' &&
    separator !== undefined &&
    literalOf(module, separator) === '@' &&
    (name === 'pop' || index !== undefined)
  );
}
