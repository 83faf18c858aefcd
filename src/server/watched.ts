import { WatchKind, type FileSystemWatcher } from 'vscode-languageserver';
import { nameOf } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';

/** Files whose changes on disk the engine wants to hear of: code, policy files and their prose, and what decides which files are read and how they resolve. */
export const watchedFiles: FileSystemWatcher[] = [
  ...[
    '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}',
    '**/*.{yaml,yml}',
    '**/*.{md,markdown,html,htm,txt}',
    '**/{package,tsconfig*,jsconfig*}.json',
    '**/.gitignore',
  ].map((globPattern) => ({ globPattern })),
  // Of a folder that is deleted or renamed the editor tells by its own path, and not by those of its files.
  { globPattern: '**/*', kind: WatchKind.Delete },
];

const watchedFile =
  /(?:\.(?:[mc]?[tj]s|[tj]sx|ya?ml|md|markdown|html?|txt)|\/(?:package|tsconfig[^/]*|jsconfig[^/]*)\.json|\/\.gitignore)$/;

/** Whether a path that is gone may have been that of a folder with files in it that are watched; of folders that nobody looks into it is not asked. */
export function mayBeFolder(uri: Uri): boolean {
  return !watchedFile.test(uri) && !/\/(?:node_modules|\.git)(?:\/|$)/.test(uri) && !/\.[^/]*$/.test(nameOf(uri));
}

/** Whether the engine wants to hear of a file. */
export function isWatched(uri: Uri): boolean {
  return watchedFile.test(uri);
}
