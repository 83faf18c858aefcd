import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PolicyRow } from '../../core/policy/model.js';
import { normaliseSource } from '../../core/policy/normalise.js';
import type { Session } from '../../core/session.js';
import { LineIndex, type TextRange } from '../../core/text/range.js';
import type { Uri } from '../../core/workspace.js';
import type { ServerContext } from '../context.js';
import { isPolicy } from '../policy/isPolicy.js';
import { placeOfQuote, policyView, rowsIn, type PolicyView } from '../policy/policyView.js';

/** A row of a policy file and the words of a text on which it rests. */
export interface QuotedRow {
  readonly view: PolicyView;
  readonly row: PolicyRow;
  /** Offsets into the normalised text. */
  readonly at: TextRange;
}

/** The policy files that may quote a text: the one that governs its folder, and those that are open. */
async function policiesNear(context: ServerContext, session: Session, prose: Uri): Promise<PolicyView[]> {
  const views: PolicyView[] = [];
  for (const document of context.documents.all())
    if (await isPolicy(document, session)) views.push(await policyView(context, document));
  const governing = (await session.view(prose)).policy;
  if (governing?.text !== undefined && !views.some(({ home }) => home === governing.uri)) {
    views.push(await policyView(context, TextDocument.create(governing.uri, 'yaml', 0, governing.text)));
  }
  return views;
}

/** The policy files that name a text as their source. */
export async function policiesQuoting(
  context: ServerContext,
  session: Session,
  { uri }: Pick<TextDocument, 'uri'>,
): Promise<PolicyView[]> {
  const views = await policiesNear(context, session, uri);
  return views.filter(({ sources }) => sources.some((source) => source.uri === uri));
}

/** The rows that rest on words of a text, in the order of the text. */
export async function quotedRows(context: ServerContext, session: Session, prose: TextDocument): Promise<QuotedRow[]> {
  const views = await policiesQuoting(context, session, prose);
  return views
    .flatMap((view) =>
      rowsIn(view).flatMap((row): QuotedRow[] => {
        const place = row.quote && placeOfQuote(view, row.quote);
        return place?.source.uri === prose.uri ? [{ view, row, at: place.at }] : [];
      }),
    )
    .sort((a, b) => a.at.start - b.at.start);
}

/** The offset in the normalised text of a place in the document. */
export function offsetIn(
  document: TextDocument,
  position: { readonly line: number; readonly character: number },
): number {
  const start = new LineIndex(normaliseSource(document.getText())).lineStart(position.line + 1) ?? 0;
  return start + position.character;
}
