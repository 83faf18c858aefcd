import { workspace, type TextDocument } from 'vscode';

/** Fits where VS Code asks for a selector, and where the protocol does. */
interface Filter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/** Languages of the code that is checked. */
export const codeLanguages: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];

/** Languages in which privacy policies are written. */
const proseLanguages: readonly string[] = ['markdown', 'html', 'plaintext'];

/**
 * The schemes of where files lie that are looked at: on the disk, and where the folders of the workspace are (a repository on a server, a browser's storage). Other schemes
 * hold views of files, such as the left side of a comparison, and not files.
 */
export function folderKinds(): ReadonlySet<string> {
  const folders = workspace.workspaceFolders ?? [];
  return new Set(['file', ...folders.map(({ uri }) => uri.scheme)]);
}

/** What is checked: code, Prisma schemas, and YAML, since settings may name any file as the policy. */
export function checkedDocuments(): Filter[] {
  return [...folderKinds()].flatMap((scheme) => [
    ...[...codeLanguages, 'yaml'].map((language) => ({ scheme, language })),
    // Their language has a name only where an extension for Prisma is installed.
    { scheme, pattern: '**/*.prisma' },
  ]);
}

/** What the server is told about: also the prose that rows quote, and proposals that are not saved yet. */
export function documents(): Filter[] {
  return [
    ...checkedDocuments(),
    ...[...folderKinds()].flatMap((scheme) => proseLanguages.map((language) => ({ scheme, language }))),
    { scheme: 'untitled', language: 'yaml' },
  ];
}

export function isProse({ languageId }: TextDocument): boolean {
  return proseLanguages.includes(languageId);
}
