import { parentUri } from '../workspace/uris.js';
import type { FileStat, FolderListing, ReadResult, Uri, Workspace } from '../workspace.js';

export interface OpenDocument {
  readonly version: number;
  readonly text: string;
}

/** The workspace as its user sees it: open documents before what is on disk. */
export class Overlay implements Workspace {
  readonly #disk: Workspace;
  readonly #open = new Map<Uri, OpenDocument>();

  constructor(disk: Workspace) {
    this.#disk = disk;
  }

  get roots(): readonly Uri[] {
    return this.#disk.roots;
  }

  set(uri: Uri, document: OpenDocument): void {
    this.#open.set(uri, document);
  }

  close(uri: Uri): void {
    this.#open.delete(uri);
  }

  document(uri: Uri): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  get openUris(): readonly Uri[] {
    return [...this.#open.keys()];
  }

  readFolder(folder: Uri): Promise<FolderListing> {
    return this.#disk.readFolder(folder);
  }

  async readMany(uris: readonly Uri[], maxBytes?: number): Promise<readonly ReadResult[]> {
    const closed = uris.filter((uri) => !this.#open.has(uri));
    const read = closed.length === 0 ? [] : await this.#disk.readMany(closed, maxBytes);
    if (closed.length === uris.length) return read;
    const byUri = new Map(read.map((result) => [result.uri, result]));
    return uris.map((uri) => {
      const open = this.#open.get(uri);
      if (open !== undefined) return { uri, text: open.text };
      return byUri.get(uri) ?? { uri, problem: 'missing', why: ['missing'] };
    });
  }

  async stat(uri: Uri): Promise<FileStat | undefined> {
    const open = this.#open.get(uri);
    if (open !== undefined) return { kind: 'file', size: open.text.length, mtime: 0 };
    const stat = await this.#disk.stat(uri);
    if (stat !== undefined) return stat;
    return this.openUris.some((document) => parentUri(document) === uri)
      ? { kind: 'folder', size: 0, mtime: 0 }
      : undefined;
  }
}
