import type { FieldObservation } from '../../program/observation.js';
import type { Finding, FixContext, TextEdit } from '../rule.js';
import { fileOf } from './fix.js';
import { beginsLine, eolOf, indentOf, lineStartOf } from './layout.js';

/** The field of a finding, where a comment can be put at its declaration and nobody has put one there. */
export function annotatable({ observation }: Finding): FieldObservation | undefined {
  if (observation?.kind !== 'field' || observation.form === 'formInput') return undefined;
  return observation.categories.some(({ by }) => by === 'annotation') ? undefined : observation;
}

/** The edit that adds a line to the documentation comment which ends at `end`, one line or many. */
function intoDocs(
  text: string,
  start: number,
  end: number,
  tag: string,
): { start: number; end: number; newText: string } {
  const eol = eolOf(text);
  const indent = indentOf(text, start);
  const comment = text.slice(start, end);
  if (/[\r\n]/.test(comment)) {
    const closing = lineStartOf(text, end - 1);
    if (text.slice(closing, end).trim() === '*/')
      return { start: closing, end: closing, newText: `${indent} * ${tag}${eol}` };
  }
  const body = comment.slice(3, -2).trimEnd();
  const kept = /[\r\n]/.test(body) ? `/**${body}` : `/**${eol}${indent} * ${body.trim()}`;
  return { start, end, newText: `${kept}${eol}${indent} * ${tag}${eol}${indent} */` };
}

/** Writes a tag at the declaration of a field: into its documentation where it has some, above it where it begins a line, else right before it. */
export function commentOn(finding: Finding, context: FixContext, tag: string): TextEdit | undefined {
  const field = annotatable(finding);
  const text = fileOf(finding, context)?.text;
  if (!field || text === undefined) return undefined;
  const { start } = field.range;
  const uri = finding.uri;
  if (uri.endsWith('.prisma')) {
    const at = lineStartOf(text, start);
    return { uri, range: { start: at, end: at }, newText: `${indentOf(text, start)}/// ${tag}${eolOf(text)}` };
  }
  if (!beginsLine(text, start)) return { uri, range: { start, end: start }, newText: `/** ${tag} */ ` };
  const docs = /\/\*\*(?:(?!\*\/)[^])*\*\/[^\S\r\n]*(?:\r\n|[\r\n])[^\S\r\n]*$/.exec(text.slice(0, start));
  if (docs && beginsLine(text, docs.index) && !docs[0].startsWith('/**/')) {
    const end = docs.index + docs[0].lastIndexOf('*/') + 2;
    const { newText, ...range } = intoDocs(text, docs.index, end, tag);
    return { uri, range, newText };
  }
  const line = lineStartOf(text, start);
  return { uri, range: { start: line, end: line }, newText: `${indentOf(text, start)}/** ${tag} */${eolOf(text)}` };
}
