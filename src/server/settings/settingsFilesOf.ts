import { childUri } from '../../core/workspace/uris.js';
import type { Uri } from '../../core/workspace.js';

/** The settings files of workspace folders. */
export function settingsFilesOf(roots: readonly Uri[]): Uri[] {
  return roots.map((root) => childUri(childUri(root, '.vscode'), 'settings.json'));
}
