import { loadCatalogue } from '../../../../src/core/catalogue/load.js';
import { readAnnotations } from '../../../../src/core/facts/annotation-reader.js';
import { extractFacts } from '../../../../src/core/facts/extract.js';
import type { Decision, PolicyOracle } from '../../../../src/core/policy/decision.js';
import type { CollectRow, ShareRow } from '../../../../src/core/policy/model.js';
import type {
  CategoryEvidence,
  FieldObservation,
  FlowObservation,
  Observation,
} from '../../../../src/core/program/observation.js';
import type { RuleContext, RuleFile } from '../../../../src/core/rules/rule.js';
import { LineIndex } from '../../../../src/core/text/range.js';
import { parseWithEstree } from '../../../../src/parsers/estree.js';
import { policyUri, uriOf } from './engine.js';

/** Evidence of a category, sure and plain unless said otherwise. */
export function evidence(category: string, more: Partial<CategoryEvidence> = {}): CategoryEvidence {
  const name = category.slice(category.lastIndexOf('.') + 1);
  return {
    category,
    confidence: 0.9,
    evidence: ['prompt'],
    opaqueId: false,
    by: 'vocabulary',
    name,
    steps: [],
    ...more,
  };
}

/** Where a piece of a text stands, for observations made by hand. */
function place(path: string, text: string, part: string): Pick<Observation, 'uri' | 'range' | 'line' | 'endLine'> {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`"${part}" is not in the text`);
  const lines = new LineIndex(text);
  const range = { start, end: start + part.length };
  return { uri: uriOf(path), range, line: lines.at(start).line, endLine: lines.at(range.end).line };
}

export function field(
  path: string,
  text: string,
  part: string,
  categories: readonly CategoryEvidence[],
  more: Partial<FieldObservation> = {},
): FieldObservation {
  const at = place(path, text, part);
  const name = /\w+/.exec(part)?.[0] ?? '';
  const nameRange = { start: at.range.start, end: at.range.start + name.length };
  return {
    ...at,
    kind: 'field',
    name,
    categories,
    confidence: 0.9,
    owner: 'User',
    form: 'interface',
    practice: 'collection',
    nameRange,
    ...more,
  };
}

export function flow(
  path: string,
  text: string,
  part: string,
  categories: readonly CategoryEvidence[],
  more: Partial<FlowObservation> = {},
): FlowObservation {
  const at = place(path, text, part);
  const name = /^[\w.]+/.exec(part)?.[0] ?? '';
  return {
    ...at,
    kind: 'flow',
    name,
    categories,
    confidence: 0.9,
    vendor: undefined,
    recipient: undefined,
    purpose: undefined,
    sink: 'log',
    role: undefined,
    guarded: false,
    via: undefined,
    host: undefined,
    insecure: false,
    calleeRange: { start: at.range.start, end: at.range.start + name.length },
    tracker: false,
    sdk: undefined,
    ...more,
  };
}

export function file(path: string, text: string, observations: readonly Observation[] = []): RuleFile {
  const uri = uriOf(path);
  const facts = extractFacts(parseWithEstree(text, path), { uri, path, text, hash: text }, readAnnotations);
  return { uri, path, text, observations, annotations: facts.annotations, facts };
}

const rowBase = { status: 'accepted', uri: policyUri } as const;

export function collectRow(category: string, start: number, quote?: string): CollectRow {
  return {
    ...rowBase,
    kind: 'collects',
    category,
    purposes: [],
    at: { start, end: start + 10 },
    ...(quote !== undefined && { quote: { source: 'main', text: quote } }),
  };
}

export function shareRow(categories: readonly string[], start: number, more: Partial<ShareRow> = {}): ShareRow {
  return { ...rowBase, kind: 'shares', to: [], categories, purposes: [], at: { start, end: start + 10 }, ...more };
}

/** An oracle that says the same to everything, but for what is given. */
export function oracle(always: Decision, answers: Partial<PolicyOracle> = {}): PolicyOracle {
  return {
    collect: () => always,
    share: () => always,
    purpose: () => always,
    tracker: () => always,
    logRow: () => undefined,
    ...answers,
  };
}

export function context(files: readonly RuleFile[], answers?: PolicyOracle): RuleContext {
  return {
    policy: undefined,
    oracle: answers,
    catalogue: loadCatalogue(),
    policyProblems: [],
    files,
    complete: false,
  };
}
