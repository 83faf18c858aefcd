import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/language/language.js';
import type { FieldObservation } from '../core/program/observation.js';
import type { Session } from '../core/session.js';
import { allCategories } from '../core/vocabulary/taxonomy.js';
import type { FieldAnswer, FieldParams } from '../protocol/messages.js';

const word = /[\p{L}\p{N}_$]+/gu;

/** The identifier that holds an offset or ends at it. */
function identifierAt(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  for (const match of line.matchAll(word)) {
    const from = start + match.index;
    if (from <= offset && offset <= from + match[0].length) return match[0];
  }
  return undefined;
}

/** Tells what field stands at a place, as a pattern for the settings, and which categories there are. */
export async function fieldAt(
  session: Session,
  document: TextDocument,
  { line, character }: FieldParams,
  { words }: Language,
): Promise<FieldAnswer> {
  const offset = document.offsetAt({ line, character });
  const { observations } = await session.findings(document.uri);
  const field = observations.find(
    (observation): observation is FieldObservation =>
      observation.kind === 'field' && observation.nameRange.start <= offset && offset <= observation.nameRange.end,
  );
  const name = field?.name ?? identifierAt(document.getText(), offset);
  const owner = field?.owner;
  const patterns = name === undefined ? [] : owner === undefined ? [name] : [`${owner}.${name}`, name];
  return {
    patterns,
    current: field?.categories.map(({ category }) => category) ?? [],
    categories: allCategories().map(({ key }) => ({
      key,
      label: words.label(key),
      description: words.description(key),
    })),
  };
}
