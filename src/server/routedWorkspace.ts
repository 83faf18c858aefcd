import type { FileStat, FolderListing, ReadResult, Uri, Workspace } from '../core/workspace.js';

function isOnDisk(uri: Uri): boolean {
  return uri.startsWith('file:');
}

/** A workspace with folders on the disk of this machine and folders elsewhere: each URI is asked where it lives. */
export class RoutedWorkspace implements Workspace {
  readonly roots: readonly Uri[];
  readonly #disk: Workspace;
  readonly #elsewhere: Workspace;

  constructor(roots: readonly Uri[], disk: Workspace, elsewhere: Workspace) {
    this.roots = roots;
    this.#disk = disk;
    this.#elsewhere = elsewhere;
  }

  readFolder(folder: Uri): Promise<FolderListing> {
    return this.#of(folder).readFolder(folder);
  }

  async readMany(uris: readonly Uri[], maxBytes?: number): Promise<readonly ReadResult[]> {
    const there = uris.filter((uri) => !isOnDisk(uri));
    if (there.length === 0) return this.#disk.readMany(uris, maxBytes);
    const [near, far] = await Promise.all([
      this.#disk.readMany(uris.filter(isOnDisk), maxBytes),
      this.#elsewhere.readMany(there, maxBytes),
    ]);
    const results = new Map([...near, ...far].map((result) => [result.uri, result]));
    return uris.map((uri) => results.get(uri) ?? { uri, problem: 'unreadable', why: ['notRead'] });
  }

  stat(uri: Uri): Promise<FileStat | undefined> {
    return this.#of(uri).stat(uri);
  }

  #of(uri: Uri): Workspace {
    return isOnDisk(uri) ? this.#disk : this.#elsewhere;
  }
}
