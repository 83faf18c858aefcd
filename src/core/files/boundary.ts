import { childUri, isWithin, parentUri } from '../workspace/uris.js';
import type { Uri, Workspace } from '../workspace.js';

/**
 * Finds where a search upwards from a file ends: at the root of the repository around the workspace's folder that holds the file, or at that folder where
 * there is no repository. So a folder of a monorepo, opened alone, is governed as the whole would be.
 */
export class Boundary {
  readonly #workspace: Workspace;
  readonly #tops = new Map<Uri, Promise<Uri>>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The innermost of the workspace's folders that holds a file or folder; its own folder where none does. */
  rootOf(uri: Uri): Uri {
    let best: Uri | undefined;
    for (const root of this.#workspace.roots)
      if (isWithin(root, uri) && (best === undefined || root.length > best.length)) best = root;
    return best ?? parentUri(uri) ?? uri;
  }

  topOf(uri: Uri): Promise<Uri> {
    // A folder of the workspace inside another one is governed by the outer as well.
    const holders = this.#workspace.roots.filter((root) => isWithin(root, uri));
    const outermost = holders.sort((a, b) => a.length - b.length)[0] ?? this.rootOf(uri);
    let top = this.#tops.get(outermost);
    if (top === undefined) {
      top = this.#climb(outermost);
      this.#tops.set(outermost, top);
    }
    return top;
  }

  async #climb(root: Uri): Promise<Uri> {
    for (let folder: Uri | undefined = root; folder !== undefined; folder = parentUri(folder))
      if ((await this.#workspace.stat(childUri(folder, '.git'))) !== undefined) return folder;
    return root;
  }
}
