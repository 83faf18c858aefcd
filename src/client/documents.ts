import type { DocumentSelector, TextDocument } from 'vscode';

/** Languages of the code that is checked. */
export const codeLanguages: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];

/** Languages in which privacy policies are written. */
const proseLanguages: readonly string[] = ['markdown', 'html', 'plaintext'];

const onDisk = (languages: readonly string[]): { readonly scheme: string; readonly language: string }[] =>
  languages.map((language) => ({ scheme: 'file', language }));

/** What is checked: code, Prisma schemas, and YAML, since settings may name any file as the policy. */
export const checkedDocuments = [
  ...onDisk([...codeLanguages, 'yaml']),
  // Their language has a name only where an extension for Prisma is installed.
  { scheme: 'file', pattern: '**/*.prisma' },
] satisfies DocumentSelector;

/** What the server is told about: also the prose that rows quote, and proposals that are not saved yet. */
export const documents = [
  ...checkedDocuments,
  ...onDisk(proseLanguages),
  { scheme: 'untitled', language: 'yaml' },
] satisfies DocumentSelector;

export function isProse({ languageId }: TextDocument): boolean {
  return proseLanguages.includes(languageId);
}
