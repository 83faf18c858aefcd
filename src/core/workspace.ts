/** A URI as a string, in the form of `vscode-uri`'s `toString()`. */
export type Uri = string;

export interface FileStat {
  readonly size: number;
  /** Milliseconds since the epoch; 0 where unknown. */
  readonly mtime: number;
}

/** What reading one file gave: its text, or why there is none. */
export type ReadResult =
  | { readonly uri: Uri; readonly text: string }
  | { readonly uri: Uri; readonly problem: 'missing' | 'unreadable' | 'binary' | 'too-large'; readonly message: string };

export interface FileChange {
  readonly uri: Uri;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/**
 * The only way by which the core sees files. Implementations: Node's file system, the editor's (over LSP, for virtual workspaces), and one in
 * memory for tests. No method throws for a file that is missing, unreadable or binary; each follows symbolic links to files but never a loop.
 */
export interface Workspace {
  /** The folders, outermost first; never empty. */
  readonly roots: readonly Uri[];
  /**
   * Lists all files below a folder, recursively, in a stable order (by URI). A folder for which `enter` says false is not entered.
   *
   * @param enter gets the folder's path relative to `root`, in posix form without a trailing slash
   */
  list(root: Uri, enter: (folder: string) => boolean, signal?: AbortSignal): Promise<readonly Uri[]>;
  /** Reads texts, in the order asked. `maxBytes` bounds each file (default 5 MiB). UTF-8, with or without byte-order mark. */
  readMany(uris: readonly Uri[], maxBytes?: number): Promise<readonly ReadResult[]>;
  /** Undefined when there is no such file. */
  stat(uri: Uri): Promise<FileStat | undefined>;
  /** Calls back on changes on disk until disposed. */
  watch(listener: (changes: readonly FileChange[]) => void): { dispose(): void };
}
