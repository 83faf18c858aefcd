import { byUri, nameOf } from '../workspace/uris.js';
import type { ReadProblem, Uri, Workspace } from '../workspace.js';
import { sourceFile } from './defaults.js';
import { policyFileName } from './governing.js';
import type { Decide, FileSelection } from './selection.js';

/** What a walk found, each list in order of URI. */
export interface FoundFiles {
  readonly sources: readonly Uri[];
  readonly policies: readonly Uri[];
  /** `package.json`, `tsconfig*.json` and `jsconfig.json`, which say where imports lead, and the rewrites of hosting services. */
  readonly configs: readonly Uri[];
  readonly problems: readonly ReadProblem[];
}

const configFile = /^(?:(?:package|jsconfig|vercel|tsconfig(?:\.[\w.-]+)?)\.json|_redirects)$/;

/**
 * Finds the files below a folder that are analysed, and those that say how.
 *
 * @param pause is awaited between folders; it may throw to end the walk
 */
export async function walk(
  workspace: Workspace,
  selection: FileSelection,
  top: Uri,
  pause: () => Promise<void> | undefined,
): Promise<FoundFiles> {
  const sources: Uri[] = [];
  const policies: Uri[] = [];
  const configs: Uri[] = [];
  const problems: ReadProblem[] = [];
  const waiting = [top];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    await pause();
    const listing = await workspace.readFolder(folder);
    const decide = await selection.inFolder(folder, listing.entries);
    for (const entry of listing.entries) {
      if (entry.kind === 'file') {
        if (entry.name === policyFileName) policies.push(entry.uri);
        else if (configFile.test(entry.name)) configs.push(entry.uri);
        if (!sourceFile.test(entry.name)) continue;
      }
      if (decide(entry) === undefined) (entry.kind === 'folder' ? waiting : sources).push(entry.uri);
    }
    for (const problem of listing.problems)
      if (problem.uri === folder || concerns(problem, decide)) problems.push(problem);
  }
  const order = (a: Uri, b: Uri): number => byUri(a, b);
  return {
    sources: sources.sort(order),
    policies: policies.sort(order),
    configs: configs.sort(order),
    problems: problems.sort((a, b) => byUri(a.uri, b.uri)),
  };
}

/** Whether a link that leads nowhere would have been analysed. */
function concerns({ uri }: ReadProblem, decide: Decide): boolean {
  const name = nameOf(uri);
  return decide({ uri, name, kind: sourceFile.test(name) ? 'file' : 'folder' }) === undefined;
}
