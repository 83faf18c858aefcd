import type { Location, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { SourceText } from '../../core/policy/source-text.js';
import type { Session } from '../../core/session.js';
import type { ServerContext } from '../context.js';
import { offsetIn, quotedRows, type QuotedRow } from './sentences.js';

/** The rows whose words hold a place in the prose; where no words do, those that rest on the sentence around it. */
export async function rowsOfSentence(
  context: ServerContext,
  session: Session,
  prose: TextDocument,
  position: Position,
): Promise<readonly QuotedRow[]> {
  const rows = await quotedRows(context, session, prose);
  const offset = offsetIn(prose, position);
  const exact = rows.filter(({ at }) => at.start <= offset && offset <= at.end);
  if (exact.length > 0) return exact;
  const sentence = new SourceText(prose.getText()).sentenceAt(offset);
  return rows.filter(({ at }) => at.start < sentence.end && at.end > sentence.start);
}

/** From a sentence of the policy's prose to the rows that rest on it. */
export async function proseDefinition(
  context: ServerContext,
  session: Session,
  prose: TextDocument,
  position: Position,
): Promise<Location[]> {
  const rows = await rowsOfSentence(context, session, prose, position);
  return rows.map(({ view: { document }, row: { at } }) => ({
    uri: document.uri,
    range: { start: document.positionAt(at.start), end: document.positionAt(at.end) },
  }));
}
