import type { Catalogue } from '../catalogue/records.js';
import { lineOf } from './evidence.js';
import type { Module } from './modules.js';
import type { CallObservation } from './observation.js';
import { isThirdParty, sdkSink } from './sink.js';

/** The imports that start an SDK by being there: `import 'newrelic'`. */
export function sideEffectImports(module: Module, catalogue: Catalogue): CallObservation[] {
  return module.facts.imports.flatMap(({ specifier, imported, typeOnly, range }): CallObservation[] => {
    if (imported !== '' || typeOnly) return [];
    const record = catalogue
      .forImport(specifier)
      .find(({ imports }) => imports.some(({ style }) => style === 'side-effect'));
    const sink = record && sdkSink(record, 'init', 0.9);
    if (!sink || !isThirdParty(sink)) return [];
    return [
      {
        kind: 'call',
        uri: module.facts.uri,
        range,
        line: lineOf(module, range.start),
        endLine: lineOf(module, range.end),
        name: specifier,
        categories: [],
        confidence: sink.confidence,
        vendor: sink.vendor,
        recipient: sink.recipient,
        purpose: sink.purpose,
        sink: sink.kind,
        role: sink.role,
        guarded: false,
        via: undefined,
        host: undefined,
        insecure: false,
        calleeRange: range,
        tracker: sink.tracker,
        sdk: record.id,
        autoCollects: record.autoCollects.categories,
      },
    ];
  });
}
