import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Uri } from '../../core/workspace.js';
import type { ServerContext } from '../context.js';
import { isPolicy } from './isPolicy.js';
import { policyView, type PolicyView } from './policyView.js';

/** The policy file that a document is, that quotes it, or that governs it; undefined where there is none. */
export async function policyOf(context: ServerContext, uri: Uri): Promise<PolicyView | undefined> {
  const { documents, holder } = context;
  const session = holder.session;
  const open = documents.get(uri);
  if (open !== undefined && (await isPolicy(open, session))) return policyView(context, open);
  const held = (await session?.view(uri))?.policy;
  if (held?.text === undefined) return undefined;
  return policyView(context, documents.get(held.uri) ?? TextDocument.create(held.uri, 'yaml', 0, held.text));
}
