import type { Uri } from '../workspace.js';
import { dependencyFolders, excludedFile, excludedFolders, sourceFile } from './defaults.js';
import type { ExcludePatterns, PathPatterns } from './patterns.js';

/** Why a file or folder is left out. `file` is the one that decided, where it is a file. */
export interface Exclusion {
  readonly by: 'defaults' | 'gitignore' | 'settings' | 'policy' | 'content' | 'kind';
  readonly file?: Uri;
}

/** Patterns that hold from a folder on, with what is in front of a path there. */
export interface Scoped<P> {
  readonly patterns: P;
  /** Length of the folder's path from the top with its slash, so that `path.slice(from)` is relative to the folder. */
  readonly from: number;
  readonly file?: Uri;
}

/** What decides in one folder. */
export interface FolderRules {
  /** The `.gitignore` files from the innermost outwards. */
  readonly ignores: readonly Scoped<PathPatterns>[];
  readonly settings: Scoped<ExcludePatterns>;
}

function ignoredBy(ignores: readonly Scoped<PathPatterns>[], path: string): Scoped<PathPatterns> | undefined {
  for (const scoped of ignores) {
    const verdict = scoped.patterns.test(path.slice(scoped.from));
    if (verdict !== undefined) return verdict ? scoped : undefined;
  }
  return undefined;
}

/**
 * Whether one entry of a folder is left out, given that the folder is not.
 *
 * @param path of the entry from the top, posix
 */
export function exclusionOf(
  path: string,
  name: string,
  kind: 'file' | 'folder',
  { ignores, settings }: FolderRules,
): Exclusion | undefined {
  const isFolder = kind === 'folder';
  if (!isFolder && !sourceFile.test(name)) return { by: 'kind' };
  const decided = path.slice(settings.from) + (isFolder ? '/' : '');
  const { patterns, file } = settings;
  if (isFolder && dependencyFolders.has(name) && !patterns.names(name)) return { by: 'defaults' };
  if (patterns.excludes(decided)) return { by: 'settings', ...(file === undefined ? {} : { file }) };
  const isDefault = isFolder ? excludedFolders.has(name) : excludedFile.test(name);
  const ignored = isDefault ? undefined : ignoredBy(ignores, isFolder ? `${path}/` : path);
  if ((!isDefault && ignored === undefined) || patterns.includes(decided)) return undefined;
  if (isDefault) return { by: 'defaults' };
  return { by: 'gitignore', ...(ignored?.file === undefined ? {} : { file: ignored.file }) };
}
