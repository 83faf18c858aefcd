import type { SourceRecord } from '../catalogue/records.js';
import type { AccessPath, ExpressionId } from '../facts/model.js';
import type { EvidenceText } from '../language/en/evidence.js';
import type { TextRange } from '../text/range.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { stepAt } from './evidence.js';
import { isPlainCookie } from './flow-words.js';
import type { Flow } from './flow.js';
import { ofData } from './items.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';
import { isAllBut } from './paths.js';
import type { Value } from './value.js';
import { literalOf } from './value.js';

/** A read of a source: what it yields. */
export interface SourceRead {
  readonly record: Omit<SourceRecord, 'evidence'> & { readonly evidence: EvidenceText };
  readonly name: string;
}

function ofCatalogue(record: SourceRecord, name: string): SourceRead {
  return { record: { ...record, evidence: ['source', record.evidence] }, name };
}

/** The catalogue's word on a value that is read: a browser API, a part of a request, an SDK's property. */
export function sourceRecord(flow: Flow, value: Value, path: AccessPath): SourceRead | undefined {
  const named = path.filter((name) => name !== '*' && !isAllBut(name));
  if (value.kind === 'request') {
    const full = [value.path, ...named].filter(Boolean).join('.');
    const record = full === '' ? undefined : flow.catalogue.requestSource(full);
    const cookie = /^cookies?(?:\(\))?\.(.+)$/i.exec(full)?.[1]?.replace(/(?:^|\.)(?:get\(\)|value)(?=\.|$)/g, '');
    // `cookies().get` itself reads nothing yet.
    if (cookie && (isPlainCookie(cookie) || /^(?:get|has|set|delete)$/.test(cookie))) return undefined;
    return record && ofCatalogue(record, full);
  }
  if (value.kind === 'global') {
    const full = [value.path, ...named].join('.');
    const record = flow.catalogue.globalSource(full);
    return record && ofCatalogue(record, full);
  }
  return undefined;
}

function recordsOfSdk(
  flow: Flow,
  value: Value,
  literals: readonly (string | undefined)[],
  called: boolean,
): SourceRead | undefined {
  if (value.kind !== 'sdk') return undefined;
  const found = flow.catalogue.call(value.record, value.symbol, literals);
  const categories = found?.record.returns ?? [];
  const [category, ...also] = categories;
  if (
    !found ||
    category === undefined ||
    found.record.callback !== undefined ||
    (found.record.read === true) === called
  )
    return undefined;
  const evidence: EvidenceText = ['returned', value.symbol, value.record.package ?? value.record.vendor];
  return { record: { category, also, evidence, confidence: found.match === 'exact' ? 0.9 : 0.6 }, name: value.symbol };
}

/** The source that an expression reads: a member, or a call. Undefined when it is none. */
export function readOf(flow: Flow, module: Module, id: ExpressionId, path: AccessPath = []): SourceRead | undefined {
  const expression = module.facts.expressions[id];
  for (const value of flow.values.of(module, id)) {
    const found = sourceRecord(flow, value, path);
    if (found) return found;
    const read = expression?.kind === 'member' ? recordsOfSdk(flow, value, [], false) : undefined;
    if (read && path.length === 0) return read;
  }
  // What a part of a profile is, its own name says better than the profile.
  if (expression?.kind !== 'call' || path.length > 0) return undefined;
  const literals = expression.arguments.map((argument) => literalOf(module, argument));
  for (const value of flow.values.of(module, expression.callee)) {
    const found = recordsOfSdk(flow, value, literals, true);
    if (found) return found;
  }
  return undefined;
}

/** What a read of a source carries, as items with their first step. */
export function sourceOf(
  flow: Flow,
  module: Module,
  id: ExpressionId | undefined,
  path: AccessPath,
  value?: Value,
  place?: TextRange,
): Items | undefined {
  const read = value ? sourceRecord(flow, value, path) : id === undefined ? undefined : readOf(flow, module, id, path);
  if (!read) return undefined;
  const range = id === undefined ? undefined : module.facts.expressions[id]?.range;
  const at = range ? { start: range[0], end: range[1] } : (place ?? { start: 0, end: 0 });
  return sourceItems(module, at, read);
}

export function sourceItems(module: Module, at: TextRange, { record, name }: SourceRead): Items {
  const step = stepAt(module, at, ['read', name]);
  const categories: readonly CategoryKey[] = [record.category, ...record.also];
  return ofData(
    categories.map((category) => ({
      category,
      confidence: record.confidence,
      evidence: record.evidence,
      opaqueId: category === 'user.unique_id',
      by: 'source',
      name,
      steps: [step],
    })),
  );
}
