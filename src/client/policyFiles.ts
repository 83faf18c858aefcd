import { Uri, workspace, type WorkspaceFolder } from 'vscode';
import { policyFileName } from '../core/files/governing.js';
import { resolvePath } from '../core/workspace/uris.js';
import { exists } from './exists.js';

/** Milliseconds in which a folder is searched. Where nobody provides searches of a virtual folder, they have no end. */
const searchLimit = 5_000;

/** The file that the settings of a folder name, or the one at its root that needs no name. */
function expected({ uri }: WorkspaceFolder): Uri | undefined {
  const named = workspace.getConfiguration('pledge', uri).get<string>('policy') ?? '';
  const file = resolvePath(uri.toString(), named === '' ? policyFileName : named);
  return file === undefined ? undefined : Uri.parse(file);
}

/** A policy file of the workspace: one that settings name, one at the root of a folder, or any below. */
export async function somePolicy(): Promise<Uri | undefined> {
  for (const folder of workspace.workspaceFolders ?? []) {
    const file = expected(folder);
    if (file !== undefined && (await exists(file))) return file;
  }
  const search = workspace.findFiles(`**/${policyFileName}`, '**/node_modules/**', 1);
  const limit = new Promise<readonly Uri[]>((resolve) => {
    setTimeout(() => {
      resolve([]);
    }, searchLimit);
  });
  const [first] = await Promise.race([search, limit]);
  return first;
}
