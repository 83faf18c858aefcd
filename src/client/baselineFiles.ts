import { workspace, type WorkspaceFolder } from 'vscode';

/** The path of a folder's baseline from the folder, as its settings say; empty where they want none. */
export function baselinePath({ uri }: WorkspaceFolder): string {
  return workspace.getConfiguration('pledge', uri).get<string>('baseline') ?? '';
}
