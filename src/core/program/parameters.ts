import type { AccessPath, ExpressionId, FunctionId } from '../facts/model.js';
import type { Module } from './modules.js';

/** A parameter of a function, or a place inside it. */
export interface ParameterPlace {
  readonly function: FunctionId;
  readonly position: number;
  readonly path: AccessPath;
}

/** Beyond this the way from a name to a parameter is no plain one. */
const deepest = 6;

/** The parameter that an expression plainly stands for: `run`, `props.onSave`, a name that a pattern took out of a parameter. */
export function parameterOf(module: Module, id: ExpressionId, depth = 0): ParameterPlace | undefined {
  const expression = module.facts.expressions[id];
  if (!expression || depth > deepest) return undefined;
  if (expression.kind === 'cast') return parameterOf(module, expression.value, depth + 1);
  if (expression.kind === 'member') {
    const outer = parameterOf(module, expression.object, depth + 1);
    return outer && { ...outer, path: [...outer.path, expression.property] };
  }
  if (expression.kind !== 'binding') return undefined;
  const fact = module.facts.bindings[expression.binding];
  if (fact?.kind === 'parameter')
    return fact.target === undefined ? undefined : { function: fact.scope, position: fact.target, path: [] };
  const [definition] = fact?.kind === 'variable' ? fact.definitions : [];
  if (!definition || definition.at || definition.without) return undefined;
  const outer = parameterOf(module, definition.expression, depth + 1);
  return outer && { ...outer, path: [...outer.path, ...definition.path] };
}

/** Whether `inner` is `outer`, or a callback literal inside it that runs as part of it. */
export function runsIn(module: Module, inner: FunctionId, outer: FunctionId): boolean {
  for (let current = inner; current !== outer; current = module.facts.functions[current]?.parent ?? 0)
    if (current === 0 || !module.callbacks.has(current)) return false;
  return true;
}

/** Whether `inner` runs when `outer` does: it lies in it, and is not given back for others to call. */
export function runsWith(module: Module, inner: FunctionId, outer: FunctionId): boolean {
  for (let current = inner; current !== outer; current = module.facts.functions[current]?.parent ?? 0)
    if (current === 0 || module.returned.has(current)) return false;
  return true;
}

export function samePath(a: AccessPath, b: AccessPath): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/** The events of a function (those inside it included) that call what one of its parameters holds. */
export function callsOf(module: Module, place: ParameterPlace): readonly ExpressionId[] {
  const found: ExpressionId[] = [];
  for (const index of module.eventsOf.get(place.function) ?? []) {
    const event = module.facts.events[index];
    const call = event?.kind === 'call' ? module.facts.expressions[event.expression] : undefined;
    if (!event || call?.kind !== 'call') continue;
    const callee = parameterOf(module, call.callee);
    if (callee?.function === place.function && callee.position === place.position && samePath(callee.path, place.path))
      found.push(event.expression);
  }
  return found;
}

/** Where a function hands one of its parameters on, as it is, to another call or element: the call, the argument and the path inside it. */
export function handedOn(
  module: Module,
  place: ParameterPlace,
): readonly { readonly call: ExpressionId; readonly argument: number; readonly path: AccessPath }[] {
  const found: { call: ExpressionId; argument: number; path: AccessPath }[] = [];
  const look = (call: ExpressionId, argument: number, value: ExpressionId, path: AccessPath): void => {
    const expression = module.facts.expressions[value];
    if (expression?.kind === 'object') {
      if (path.length < 2)
        for (const entry of expression.entries)
          if (entry.key !== undefined) look(call, argument, entry.value, [...path, entry.key]);
      return;
    }
    const own = parameterOf(module, value);
    if (own?.function !== place.function || own.position !== place.position) return;
    // `<Inner {...props}>` hands on all of it; `run={props.run}` just that.
    const inside = place.path.slice(0, own.path.length);
    if (samePath(inside, own.path))
      found.push({ call, argument, path: [...path, ...place.path.slice(own.path.length)] });
  };
  for (const index of module.eventsOf.get(place.function) ?? []) {
    const event = module.facts.events[index];
    const expression = event && module.facts.expressions[event.expression];
    if (expression?.kind === 'call')
      for (const [argument, value] of expression.arguments.entries()) look(event?.expression ?? 0, argument, value, []);
    else if (expression?.kind === 'element')
      for (const entry of expression.attributes)
        look(event?.expression ?? 0, 0, entry.value, entry.key === undefined ? [] : [entry.key]);
  }
  return found;
}

/** The expression at a path inside an object literal; undefined where it is not written out there. */
export function entryAt(module: Module, id: ExpressionId, path: readonly string[]): ExpressionId | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return id;
  const expression = module.facts.expressions[id];
  const entry = expression?.kind === 'object' ? expression.entries.find(({ key }) => key === first) : undefined;
  return entry && entryAt(module, entry.value, rest);
}
