import type { Connection } from 'vscode-languageserver';
import type { Uri } from '../core/workspace.js';

/**
 * The user's `pledge` settings per resource, asked from the client once for each folder. Folders, not files, are what VS Code's settings belong to.
 */
export class Configuration {
  readonly #connection: Connection;
  readonly #supported: boolean;
  readonly #folderOf: (uri: Uri) => Uri;
  readonly #known = new Map<Uri, Promise<unknown>>();

  constructor(connection: Connection, supported: boolean, folderOf: (uri: Uri) => Uri) {
    this.#connection = connection;
    this.#supported = supported;
    this.#folderOf = folderOf;
  }

  of(uri: Uri): Promise<unknown> {
    if (!this.#supported) return Promise.resolve({});
    const folder = this.#folderOf(uri);
    let asked = this.#known.get(folder);
    if (asked === undefined) {
      asked = this.#connection.workspace.getConfiguration({ scopeUri: folder, section: 'pledge' });
      asked.catch(() => this.#known.delete(folder));
      this.#known.set(folder, asked);
    }
    return asked;
  }

  forget(): void {
    this.#known.clear();
  }
}
