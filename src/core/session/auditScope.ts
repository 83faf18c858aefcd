import { sourceFile } from '../files/defaults.js';
import type { SkippedFile } from '../session.js';
import { byUri } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import type { Pace } from './pace.js';
import type { KnownFiles, Project } from './project.js';

/** What one audit is about. */
export interface Scope {
  readonly files: KnownFiles;
  /** The files that are reported on. */
  readonly wanted: readonly Uri[];
  readonly policies: readonly Uri[];
  /** The folders that are audited whole. */
  readonly whole: readonly Uri[];
  readonly skipped: SkippedFile[];
}

/**
 * @param paths files and folders that were asked for by name; all folders of the workspace where left out
 */
export async function findScope(project: Project, paths: readonly Uri[] | undefined, pace: Pace): Promise<Scope> {
  if (paths === undefined) {
    const files = await project.files(pace);
    return {
      files,
      wanted: files.sources,
      policies: files.policies,
      whole: project.workspace.roots,
      skipped: files.problems.map(({ uri, why }) => ({ uri, why })),
    };
  }
  const named: Uri[] = [];
  const skipped: SkippedFile[] = [];
  const folders: Uri[] = [];
  for (const path of paths) {
    const stat = await project.workspace.stat(path);
    if (stat === undefined) skipped.push({ uri: path, why: ['missing'] });
    else if (stat.kind === 'folder') folders.push(path);
    else if (sourceFile.test(path)) named.push(path);
    else skipped.push({ uri: path, why: ['noCode'] });
    if (stat !== undefined) project.selection.start(path);
  }
  const rooted = await project.files(pace);
  const found = await project.find(folders, pace);
  const merge = (a: readonly Uri[], b: readonly Uri[]): Uri[] => [...new Set([...a, ...b])].sort(byUri);
  const wanted = merge(found.sources, named);
  const files = await project.known({
    sources: merge(rooted.sources, wanted),
    policies: merge(rooted.policies, found.policies),
    configs: merge(rooted.configs, found.configs),
    problems: found.problems,
  });
  skipped.push(...found.problems.map(({ uri, why }) => ({ uri, why })));
  return { files, wanted, policies: found.policies, whole: folders, skipped };
}
