import type { Connection } from 'vscode-languageserver';
import {
  defaultMaxBytes,
  type FileStat,
  type FolderListing,
  type ReadResult,
  type Uri,
  type Workspace,
} from '../core/workspace.js';
import {
  listFoldersMethod,
  readFilesMethod,
  statFilesMethod,
  type ListFoldersAnswer,
  type ListFoldersParams,
  type ReadFilesAnswer,
  type ReadFilesParams,
  type StatFilesAnswer,
  type StatFilesParams,
} from '../protocol/files.js';
import { Batch } from './batch.js';

/** Files in one message: a large workspace must not become one message that holds all of it. */
const most = 100;

/** The files as the client sees them: those of a web page's workspace, and of folders that some extension of the editor provides. */
export class ClientWorkspace implements Workspace {
  readonly roots: readonly Uri[];
  readonly #connection: Pick<Connection, 'sendRequest'>;
  readonly #folders: Batch<Uri, FolderListing>;
  readonly #stats: Batch<Uri, FileStat | null>;

  constructor(connection: Pick<Connection, 'sendRequest'>, roots: readonly Uri[]) {
    this.roots = roots;
    this.#connection = connection;
    this.#folders = new Batch((folders) => {
      const params: ListFoldersParams = { folders };
      return connection.sendRequest<ListFoldersAnswer>(listFoldersMethod, params);
    });
    this.#stats = new Batch((uris) => {
      const params: StatFilesParams = { uris };
      return connection.sendRequest<StatFilesAnswer>(statFilesMethod, params);
    });
  }

  readFolder(folder: Uri): Promise<FolderListing> {
    return this.#folders.ask(folder);
  }

  async readMany(uris: readonly Uri[], maxBytes = defaultMaxBytes): Promise<readonly ReadResult[]> {
    const results: ReadResult[] = [];
    for (let from = 0; from < uris.length; from += most) {
      const params: ReadFilesParams = { uris: uris.slice(from, from + most), maxBytes };
      results.push(...(await this.#connection.sendRequest<ReadFilesAnswer>(readFilesMethod, params)));
    }
    return results;
  }

  async stat(uri: Uri): Promise<FileStat | undefined> {
    return (await this.#stats.ask(uri)) ?? undefined;
  }
}
