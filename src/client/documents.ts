import type { DocumentSelector, TextDocument } from 'vscode';

/** Languages of the code that is checked. */
export const codeLanguages: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];

/** What the server is told about: code, and YAML, since settings may name any file as the policy. */
export const documents = [...codeLanguages, 'yaml'].map((language) => ({
  scheme: 'file',
  language,
})) satisfies DocumentSelector;

/** Languages in which privacy policies are written. */
export function isProse({ languageId }: TextDocument): boolean {
  return ['markdown', 'html', 'plaintext'].includes(languageId);
}
