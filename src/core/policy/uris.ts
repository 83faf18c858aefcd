import { URI, Utils } from 'vscode-uri';
import type { Uri } from '../workspace.js';

/** The folder of a file, with a slash at its end. */
export function folderOf(uri: Uri): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** The file that a posix path means which is written in another file; undefined where the path or the URI has no meaning. */
export function resolveBeside(uri: Uri, path: string): Uri | undefined {
  try {
    return Utils.joinPath(Utils.dirname(URI.parse(uri)), path).toString();
  } catch {
    return undefined;
  }
}
