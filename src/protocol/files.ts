import type { FileStat, FolderListing, ReadResult, Uri } from '../core/workspace.js';

/** What the server asks the client where it has no disk of its own: in a web worker, and of folders that are not on a disk. Each asks for many at once. */
export const listFoldersMethod = 'pledge/files/list';
export const readFilesMethod = 'pledge/files/read';
export const statFilesMethod = 'pledge/files/stat';
/** What the server asks of files that it is not told about as documents, such as settings: what the editor holds of them. */
export const openTextsMethod = 'pledge/files/open';

export interface ListFoldersParams {
  readonly folders: readonly Uri[];
}

/** In the order asked. */
export type ListFoldersAnswer = readonly FolderListing[];

export interface ReadFilesParams {
  readonly uris: readonly Uri[];
  /** Bytes above which a file is not read. */
  readonly maxBytes: number;
}

/** In the order asked. */
export type ReadFilesAnswer = readonly ReadResult[];

export interface StatFilesParams {
  readonly uris: readonly Uri[];
}

/** In the order asked; null where there is no such file or folder. */
export type StatFilesAnswer = readonly (FileStat | null)[];

export interface OpenTextsParams {
  readonly uris: readonly Uri[];
}

export interface OpenText {
  readonly uri: Uri;
  readonly version: number;
  readonly text: string;
}

/** Those of the files that are open, saved or not. */
export type OpenTextsAnswer = readonly OpenText[];
