import type { SdkRecord } from '../catalogue/records.js';
import type { ClassId, ExpressionId, FunctionId } from '../facts/model.js';
import type { Handed, Module } from './modules.js';

/** What an expression may stand for, as far as calls are concerned. */
export type Value =
  | { readonly kind: 'function'; readonly module: Module; readonly function: FunctionId }
  | { readonly kind: 'class'; readonly module: Module; readonly class: ClassId }
  | { readonly kind: 'instance'; readonly module: Module; readonly class: ClassId }
  | { readonly kind: 'object'; readonly module: Module; readonly expression: ExpressionId }
  | { readonly kind: 'namespace'; readonly module: Module }
  /** A symbol of a catalogued SDK, in the form of `CallRecord.call`. */
  | { readonly kind: 'sdk'; readonly record: SdkRecord; readonly symbol: string }
  /** A symbol of a package that the catalogue does not know. */
  | { readonly kind: 'package'; readonly specifier: string; readonly symbol: string }
  | { readonly kind: 'global'; readonly path: string }
  /** A part of an incoming request, in the form of `Catalogue.requestSource`; the empty path is the whole of it. */
  | { readonly kind: 'request'; readonly path: string };

export type FunctionValue = Extract<Value, { kind: 'function' }>;

/** A call or JSX element that runs a function of the project. */
export interface Caller {
  readonly module: Module;
  readonly expression: ExpressionId;
  /** Where the function is not called here, but handed over by its name for the callee to call (`list.forEach(report)`). */
  readonly callback?: Handed;
}

/** Alternatives of one expression, and length of a symbol, at most: beyond that it is no longer known what is called. */
export const mostValues = 8;
/** Functions that callers may hand in for one parameter before it is no longer known which of them is meant. */
export const mostHandedIn = 3;
const longestSymbol = 160;

/** A key that is equal for values that are the same. */
export function identity(value: Value): string {
  switch (value.kind) {
    case 'function':
      return `f${value.module.index}:${value.function}`;
    case 'class':
    case 'instance':
      return `${value.kind}${value.module.index}:${value.class}`;
    case 'object':
      return `o${value.module.index}:${value.expression}`;
    case 'namespace':
      return `n${value.module.index}`;
    case 'sdk':
      return `s${value.record.id}#${value.symbol}`;
    case 'package':
      return `p${value.specifier}#${value.symbol}`;
    case 'global':
      return `g${value.path}`;
    case 'request':
      return `r${value.path}`;
  }
}

/** The text of a literal; the first element's for an array literal (queues take commands so). */
export function literalOf(module: Module, id: ExpressionId): string | undefined {
  const expression = module.facts.expressions[id];
  if (expression?.kind === 'literal') return typeof expression.value === 'string' ? expression.value : undefined;
  const [first] = expression?.kind === 'array' ? expression.elements : [];
  return first === undefined ? undefined : literalOf(module, first);
}

/**
 * What a call gives as an argument by position; the element itself stands for the props object of a JSX element.
 *
 * @returns with `element` set where it is an element of a list that is spread into the arguments
 */
export function argumentOf(
  module: Module,
  call: ExpressionId,
  position: number,
): { readonly expression: ExpressionId; readonly element?: string } | 'props' | undefined {
  const fact = module.facts.expressions[call];
  if (fact?.kind === 'element') return position === 0 ? 'props' : undefined;
  if (fact?.kind !== 'call') return undefined;
  const callee = module.facts.expressions[fact.callee];
  // `report.call(this, x)` and `report.apply(this, [x])`.
  const borrowed = callee?.kind === 'member' && !fact.isNew ? callee.property : undefined;
  if (borrowed === 'apply' && fact.arguments.length === 2)
    return fact.arguments[1] === undefined ? undefined : { expression: fact.arguments[1], element: String(position) };
  const at = borrowed === 'call' ? position + 1 : position;
  const { spread } = fact;
  const spreadArgument = fact.arguments[spread];
  if (spread >= 0 && at >= spread && spreadArgument !== undefined)
    return { expression: spreadArgument, element: String(at - spread) };
  const expression = fact.arguments[at];
  return expression === undefined ? undefined : { expression };
}

/** Without repetitions, and not more than can still be told apart. */
export function unique(values: readonly Value[]): readonly Value[] {
  if (values.length === 0) return values;
  const seen = new Map<string, Value>();
  for (const value of values) {
    const key = identity(value);
    if (key.length > longestSymbol) continue;
    if (!seen.has(key)) seen.set(key, value);
    if (seen.size === mostValues) break;
  }
  return [...seen.values()];
}
