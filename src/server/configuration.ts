import type { Connection } from 'vscode-languageserver';
import type { WrittenSettings } from '../core/settings.js';
import type { Uri } from '../core/workspace.js';

/**
 * The user's `pledge` settings, asked from the client once for each workspace folder: folders, not files, are what VS Code's settings belong to.
 */
export class Configuration {
  readonly #connection: Connection;
  readonly #supported: boolean;
  readonly #folderOf: (uri: Uri) => Uri;
  readonly #known = new Map<Uri, Promise<WrittenSettings>>();

  constructor(connection: Connection, supported: boolean, folderOf: (uri: Uri) => Uri) {
    this.#connection = connection;
    this.#supported = supported;
    this.#folderOf = folderOf;
  }

  /** @param uri a file, or a folder in the workspace */
  of(uri: Uri): Promise<WrittenSettings> {
    const folder = this.#folderOf(uri);
    let asked = this.#known.get(folder);
    if (asked === undefined) {
      asked = this.#ask(folder);
      asked.catch(() => this.#known.delete(folder));
      this.#known.set(folder, asked);
    }
    return asked;
  }

  forget(): void {
    this.#known.clear();
  }

  async #ask(folder: Uri): Promise<WrittenSettings> {
    if (!this.#supported) return { folder, values: {} };
    const values: unknown = await this.#connection.workspace.getConfiguration({ scopeUri: folder, section: 'pledge' });
    return { folder, values: values ?? {} };
  }
}
