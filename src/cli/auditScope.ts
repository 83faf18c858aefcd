import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Failure } from './failure.js';

/** What `pledge audit PATHS` is about, as absolute paths. */
export interface AuditScope {
  /** The folder that is opened, as an editor would. */
  readonly root: string;
  /** What is audited of it; all of it where left out. */
  readonly paths?: readonly string[];
  /** What paths in the report are relative to. */
  readonly base: string;
}

const projectMarks = ['package.json', '.git', 'privacy.policy.yaml', '.vscode', 'pnpm-workspace.yaml'];

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

/** The innermost folder that holds all of these. */
function commonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? sep;
  while (!folders.every((folder) => isWithin(common, folder)) && dirname(common) !== common) common = dirname(common);
  return common;
}

/**
 * Settles what to open and what to audit. Where the working directory is a project and holds what was named, it is what is opened, so that imports from its
 * other parts are followed as in an editor; else what was named is opened itself.
 *
 * @throws Failure for a path that does not exist
 */
export function auditScope(cwd: string, named: readonly string[]): AuditScope {
  const paths = named.map((path) => resolve(cwd, path));
  for (const [index, path] of paths.entries())
    if (!existsSync(path)) throw new Failure(`there is no file or folder ${named[index] ?? path}`);
  const [only] = paths;
  if (only === undefined || (paths.length === 1 && only === cwd)) return { root: cwd, base: cwd };
  const isProject = projectMarks.some((mark) => existsSync(join(cwd, mark)));
  const opensCwd = isProject && paths.every((path) => isWithin(cwd, path));
  const folders = paths.map((path) => (statSync(path).isDirectory() ? path : dirname(path)));
  if (paths.length === 1 && folders[0] === only)
    return opensCwd ? { root: cwd, paths, base: only } : { root: only, base: only };
  const root = opensCwd ? cwd : commonFolder(folders);
  return { root, paths, base: paths.every((path) => isWithin(cwd, path)) ? cwd : root };
}
