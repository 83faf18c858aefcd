import type { AccessPath, FunctionId } from '../facts/model.js';
import type { EvidenceText } from '../language/en/evidence.js';
import type { StepText } from '../language/en/steps.js';
import type { TextRange } from '../text/range.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import type { CategoryEvidence } from './observation.js';
import type { Module } from './modules.js';
import type { Lattice } from './solver.js';

/** A step before lines are counted. */
export interface Step {
  readonly module: Module;
  readonly range: TextRange;
  readonly what: StepText;
}

/** One kind of personal data that a value carries, and how it came here. */
export interface Datum {
  readonly category: CategoryKey;
  readonly confidence: number;
  readonly evidence: EvidenceText;
  readonly opaqueId: boolean;
  readonly by: CategoryEvidence['by'];
  readonly name: string;
  readonly steps: readonly Step[];
  /** The expression that carries it, at the place last looked at. */
  readonly at?: { readonly module: Module; readonly range: TextRange };
  /** Key of the declared field that it comes from. */
  readonly field?: string;
}

/** Whatever a parameter of a function around carries. */
export interface ParameterItem {
  readonly module: Module;
  readonly function: FunctionId;
  readonly position: number;
  readonly path: AccessPath;
  readonly steps: readonly Step[];
  readonly at?: { readonly module: Module; readonly range: TextRange };
}

/** What a value may carry. */
export interface Items {
  readonly data: ReadonlyMap<string, Datum>;
  readonly parameters: ReadonlyMap<string, ParameterItem>;
  /** True where part of it comes from somewhere that we cannot see: then its name may speak. */
  readonly unknown: boolean;
}

export const nothing: Items = { data: new Map(), parameters: new Map(), unknown: false };
export const unknownItems: Items = { data: new Map(), parameters: new Map(), unknown: true };

/** Steps of a path at most (issue: the shortest convincing path). */
export const mostSteps = 12;
const mostParameters = 24;

export function parameterKey(item: ParameterItem): string {
  return `${item.module.index}:${item.function}:${item.position}:${item.path.join('.')}`;
}

/** The better of two data of one category: the surer, then the shorter way, then the first by place. */
function better(a: Datum, b: Datum): Datum {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence ? a : b;
  if (a.steps.length !== b.steps.length) return a.steps.length < b.steps.length ? a : b;
  const [x, y] = [a.steps[0], b.steps[0]];
  if (!x || !y) return a;
  const order = x.module.index - y.module.index || x.range.start - y.range.start;
  return order <= 0 ? a : b;
}

/** Joins what several values carry. */
export function join(all: readonly Items[]): Items {
  const parts = all.filter((items) => items.unknown || items.data.size > 0 || items.parameters.size > 0);
  const [only] = parts;
  if (!only) return nothing;
  if (parts.length === 1) return only;
  const data = new Map<string, Datum>();
  const parameters = new Map<string, ParameterItem>();
  let unknown = false;
  for (const items of parts) {
    unknown ||= items.unknown;
    for (const [key, datum] of items.data) {
      const known = data.get(key);
      data.set(key, known ? better(known, datum) : datum);
    }
    for (const [key, item] of items.parameters)
      if (!parameters.has(key) && parameters.size < mostParameters) parameters.set(key, item);
  }
  return { data, parameters, unknown };
}

export function ofData(data: readonly Datum[], unknown = false): Items {
  const map = new Map<string, Datum>();
  for (const datum of data) {
    const known = map.get(datum.category);
    map.set(datum.category, known ? better(known, datum) : datum);
  }
  return { data: map, parameters: new Map(), unknown };
}

/** Changes each datum and parameter item alike. */
export function mapItems(items: Items, change: <T extends Datum | ParameterItem>(item: T) => T): Items {
  if (items.data.size === 0 && items.parameters.size === 0) return items;
  return {
    data: new Map([...items.data].map(([key, datum]) => [key, change(datum)])),
    parameters: new Map([...items.parameters].map(([key, item]) => [key, change(item)])),
    unknown: items.unknown,
  };
}

export function withStep(items: Items, step: Step): Items {
  return mapItems(items, (item) =>
    item.steps.length >= mostSteps - 1 ? item : { ...item, steps: [...item.steps, step] },
  );
}

export function known(items: Items): Items {
  return items.unknown ? { ...items, unknown: false } : items;
}

export function signature(items: Items): string {
  return `${[...items.data.values()]
    .map((datum) => `${datum.category}${datum.confidence.toFixed(2)}${datum.field ?? ''}`)
    .sort()
    .join()}|${[...items.parameters.keys()].sort().join()}|${items.unknown ? 1 : 0}`;
}

/** How answers about what a value carries grow. */
export const itemsLattice: Lattice<Items> = { empty: nothing, signature };
