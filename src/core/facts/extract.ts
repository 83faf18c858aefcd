import type { ParsedSource } from '../parse.js';
import { LineIndex } from '../text/range.js';
import type { Uri } from '../workspace.js';
import type { ReadAnnotations } from './annotations.js';
import { Lowering } from './lowering.js';
import { factsVersion } from './model.js';
import type { ModuleFacts } from './model.js';
import { lowerBlock } from './statements.js';

export interface FactsInput {
  readonly uri: Uri;
  /** Posix, relative to the workspace root. */
  readonly path: string;
  readonly text: string;
  readonly hash: string;
}

/** Extracts the facts of one parsed file in one walk. The tree may be dropped afterwards. */
export function extractFacts(parsed: ParsedSource, input: FactsInput, readAnnotations: ReadAnnotations): ModuleFacts {
  const low = new Lowering(input.text);
  lowerBlock(low, parsed.program.body);
  return {
    version: factsVersion,
    uri: input.uri,
    path: input.path,
    hash: input.hash,
    lineStarts: new LineIndex(input.text).starts,
    recovered: parsed.recovered,
    imports: low.imports,
    exports: low.exports,
    bindings: low.bindings,
    expressions: low.expressions,
    functions: low.functions,
    classes: low.classes,
    types: low.types,
    typeNames: Object.fromEntries(low.typeNames),
    schemas: [...low.schemas],
    events: low.events,
    guards: low.guards,
    annotations: readAnnotations(input.text, parsed.comments),
  };
}
