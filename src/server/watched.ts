import picomatch from 'picomatch/posix';
import { WatchKind, type FileSystemWatcher } from 'vscode-languageserver';
import { nameOf } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';

/** Names of files whose changes on disk the engine wants to hear of: code, policy files and their prose, and what decides which files are read and how they resolve. */
const names = [
  '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}',
  '*.{yaml,yml}',
  '*.{md,markdown,html,htm,txt}',
  '{package,tsconfig*,jsconfig*}.json',
  '.gitignore',
];
const isWatchedName = picomatch(names, { dot: true });

export const watchedFiles: FileSystemWatcher[] = [
  ...names.map((name) => ({ globPattern: `**/${name}` })),
  // Of a folder that is deleted or renamed the editor tells by its own path, and not by those of its files.
  { globPattern: '**/*', kind: WatchKind.Delete },
];

/** Whether the engine wants to hear of a file. */
export function isWatched(uri: Uri): boolean {
  return isWatchedName(nameOf(uri));
}

/** Whether a path that is gone may have been that of a folder with files in it that are watched; of folders that nobody looks into it is not asked. */
export function mayBeFolder(uri: Uri): boolean {
  return !isWatched(uri) && !/\/(?:node_modules|\.git)(?:\/|$)/.test(uri) && !nameOf(uri).includes('.');
}
