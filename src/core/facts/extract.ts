import type { ParsedSource } from '../parse.js';
import { LineIndex, type TextRange } from '../text/range.js';
import { placeAnnotations } from './annotation-placement.js';
import type { Uri } from '../workspace.js';
import type { Annotation, ModuleAnnotations, ReadAnnotations } from './annotations.js';
import { Lowering } from './lowering.js';
import { factsVersion } from './model.js';
import type { ModuleFacts } from './model.js';
import { proxiesOf } from './proxies.js';
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
  const annotations = readAnnotations(input.text, parsed.comments);
  const proxies = proxiesOf(low);
  return {
    version: factsVersion,
    uri: input.uri,
    path: input.path,
    hash: input.hash,
    lineStarts: new LineIndex(input.text).starts,
    recovered: parsed.recovered,
    ...((parsed.partial === true || low.isPartial) && { partial: true as const }),
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
    annotations,
    annotated: attach(low, input.text, parsed, annotations),
    ...(proxies.length > 0 && { proxies }),
    ...(annotations.events && { declared: attachToCalls(low, input.text, parsed, annotations.events) }),
  };
}

/**
 * Lays what speaks for calls beside them. Of calls inside each other on the line below a comment it speaks for the outermost.
 *
 * @returns pairs of an event's offset and an index of `spoken`
 */
function attachToCalls(
  low: Lowering,
  text: string,
  parsed: ParsedSource,
  spoken: readonly { readonly comment: TextRange }[],
): (readonly [number, number])[] {
  const placement = placeAnnotations(text, spoken, parsed.comments);
  const outermost = new Map<number, TextRange>();
  for (const { range } of low.events) {
    for (const one of placement.forCall(range)) {
      const index = spoken.indexOf(one);
      const known = outermost.get(index);
      if (!known || range.start < known.start || (range.start === known.start && range.end > known.end))
        outermost.set(index, range);
    }
  }
  return [...outermost].map(([index, { start }]) => [start, index]);
}

/** Lays annotations beside the declarations and calls that they speak for. Here, since it needs the text. */
function attach(
  low: Lowering,
  text: string,
  parsed: ParsedSource,
  { annotations }: ModuleAnnotations,
): ModuleFacts['annotated'] {
  if (annotations.length === 0) return [];
  const placement = placeAnnotations(text, annotations, parsed.comments);
  const lines = new LineIndex(text);
  const attached: (readonly [number, number])[] = [];
  const note = (offset: number, found: readonly Annotation[]): void => {
    for (const annotation of found) attached.push([offset, annotations.indexOf(annotation)]);
  };
  for (const { members } of low.types) {
    for (const { range, nameRange } of members)
      note(range.start, placement.forDeclaration({ range, nameStart: nameRange.start }));
  }
  for (const { name, range, definitions } of low.bindings) {
    if (!name) continue;
    const lineStart = lines.lineStart(lines.at(range.start).line) ?? 0;
    const start = lineStart + (/^\s*/.exec(text.slice(lineStart, range.start))?.[0].length ?? 0);
    const value = definitions[0] && low.expressions[definitions[0].expression];
    const end = Math.max(range.end, value && value.range[0] > range.start ? value.range[1] : 0);
    note(range.start, placement.forDeclaration({ range: { start, end }, nameStart: range.start }));
  }
  return [...attached, ...attachToCalls(low, text, parsed, annotations)];
}
