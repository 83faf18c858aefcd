import { lineOf } from './evidence.js';
import { toEvidence } from './fields.js';
import type { Flow } from './flow.js';
import type { Module } from './modules.js';
import type { IdentifierObservation } from './observation.js';
import { readOf, sourceItems, sourceRecord } from './sources.js';
import type { SourceRead } from './sources.js';

/** The reads of sources in a module: IP addresses, user agents, cookies, locations and the like. */
export function identifierObservations(flow: Flow, module: Module): IdentifierObservation[] {
  const found = new Map<number, IdentifierObservation>();
  const note = (start: number, end: number, read: SourceRead): void => {
    const items = sourceItems(module, { start, end }, read);
    const categories = [...items.data.values()].map((datum) => toEvidence(datum, datum.steps));
    const known = found.get(start);
    // Of `req.headers` and `req.headers["user-agent"]` the longer one says more.
    if (known && known.range.end >= end) return;
    found.set(start, {
      kind: 'identifier',
      uri: module.facts.uri,
      range: { start, end },
      line: lineOf(module, start),
      endLine: lineOf(module, end),
      name: read.name,
      categories,
      confidence: read.record.confidence,
    });
  };
  // Of `cookies().get('theme')` what is read from them speaks, not all of them.
  const opened = new Set(module.facts.expressions.map((one) => (one.kind === 'member' ? one.object : -1)));
  for (const [id, expression] of module.facts.expressions.entries()) {
    if (expression.kind !== 'member' && expression.kind !== 'call') continue;
    const read = readOf(flow, module, id);
    if (read && !(opened.has(id) && /^(?:cookies?|headers)$/.test(read.name)))
      note(expression.range[0], expression.range[1], read);
  }
  for (const binding of module.facts.bindings) {
    for (const { expression, path } of binding.definitions) {
      if (path.length === 0) continue;
      for (const value of flow.values.of(module, expression)) {
        const read = sourceRecord(flow, value, path);
        if (read) note(binding.range.start, binding.range.end, read);
      }
    }
  }
  return [...found.values()];
}
