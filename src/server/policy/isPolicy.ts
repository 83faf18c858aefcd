import type { TextDocument } from 'vscode-languageserver-textdocument';
import { policyFileName } from '../../core/files/governing.js';
import type { Session } from '../../core/session.js';
import { nameOf } from '../../core/workspace/uris.js';

/** Whether a document is a policy file: by its name, or because the settings name it. A proposal that is not saved yet is one too. */
export async function isPolicy(
  { uri, languageId }: Pick<TextDocument, 'uri' | 'languageId'>,
  session: Session | undefined,
): Promise<boolean> {
  if (nameOf(uri) === policyFileName) return true;
  if (languageId !== 'yaml') return false;
  if (uri.startsWith('untitled:')) return true;
  return (await session?.findings(uri))?.policy === uri;
}
