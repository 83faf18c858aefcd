import type { Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { draftOf } from '../../core/policy/serialise.js';
import { describeRow } from '../../core/policy/reimport/describe-row.js';
import type { Session } from '../../core/session.js';
import { nameOf } from '../../core/workspace/uris.js';
import type { ServerContext } from '../context.js';
import { offsetIn, quotedRows } from './sentences.js';

/** Rows told of one place; more would hide the text. */
const mostRows = 8;

/** What the policy file makes of the words that the pointer rests on. Markdown; undefined where no row rests on them. */
export async function hoverProse(
  context: ServerContext,
  session: Session,
  prose: TextDocument,
  position: Position,
): Promise<string | undefined> {
  const { hover } = context.language;
  const offset = offsetIn(prose, position);
  const rows = (await quotedRows(context, session, prose)).filter(({ at }) => at.start <= offset && offset <= at.end);
  const [first] = rows;
  if (first === undefined) return undefined;
  const lines = rows.slice(0, mostRows).map(({ view: { document, home }, row }) => {
    const { section, row: entry } = draftOf(row);
    const words = describeRow(section, typeof entry === 'string' ? { kind: entry } : entry, context.language);
    const line = document.positionAt(row.at.start).line + 1;
    return `- ${words} (${hover.rowStatus(row.status)}) — [${nameOf(home)}:${line}](${document.uri}#L${line})`;
  });
  const more = rows.length > mostRows ? [`- ${hover.moreRows(rows.length - mostRows)}`] : [];
  return [hover.rowsOfWords(nameOf(first.view.home)), '', ...lines, ...more].join('\n');
}
