import type { TextDocument } from 'vscode-languageserver-textdocument';

const languages: ReadonlySet<string> = new Set(['markdown', 'html', 'plaintext']);

/** Whether a document may be the text of a policy: it is looked at, and never checked by itself. */
export function isProse({ languageId }: Pick<TextDocument, 'languageId'>): boolean {
  return languages.has(languageId);
}
