import type { CodeLens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { normaliseSource } from '../../core/policy/normalise.js';
import { LineIndex } from '../../core/text/range.js';
import type { Session } from '../../core/session.js';
import { peekCommand, type PeekArguments } from '../../protocol/commands.js';
import type { ServerContext } from '../context.js';
import { quotedRows } from './sentences.js';

/** Above each line of the prose on which rows rest: how many do, and how many of them nobody has reviewed. */
export async function proseLenses(context: ServerContext, session: Session, prose: TextDocument): Promise<CodeLens[]> {
  const lines = new LineIndex(normaliseSource(prose.getText()));
  const byLine = new Map<number, { rows: number; proposed: number; character: number }>();
  for (const { row, at } of await quotedRows(context, session, prose)) {
    const { line, column } = lines.at(at.start);
    const known = byLine.get(line - 1) ?? { rows: 0, proposed: 0, character: column - 1 };
    known.rows++;
    if (row.status === 'proposed') known.proposed++;
    byLine.set(line - 1, known);
  }
  return [...byLine]
    .sort(([a], [b]) => a - b)
    .map(([line, { rows, proposed, character }]) => {
      const position = { line, character };
      const args: PeekArguments = { uri: prose.uri, position, kind: 'definition' };
      const title = context.language.editor.rowsRest(rows, proposed);
      return { range: { start: position, end: position }, command: { title, command: peekCommand, arguments: [args] } };
    });
}
