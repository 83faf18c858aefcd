import type { FileSystemWatcher } from 'vscode-languageserver';

/** Files whose changes on disk the engine wants to hear of: code, policy files and their prose, and what decides which files are read and how they resolve. */
export const watchedFiles: FileSystemWatcher[] = [
  '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}',
  '**/*.{yaml,yml}',
  '**/*.{md,markdown,html,htm,txt}',
  '**/{package,tsconfig*,jsconfig*}.json',
  '**/.gitignore',
].map((globPattern) => ({ globPattern }));
