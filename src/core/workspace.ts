import type { SkipText } from './language/en/skips.js';

/** A URI as a string, in the form of `vscode-uri`'s `toString()`. */
export type Uri = string;

export interface FileStat {
  readonly kind: 'file' | 'folder';
  /** Bytes; 0 for a folder. */
  readonly size: number;
  /** Milliseconds since the epoch; 0 where unknown. */
  readonly mtime: number;
}

/** Something that could not be read, and why. */
export interface ReadProblem {
  readonly uri: Uri;
  readonly problem: 'missing' | 'unreadable' | 'binary' | 'too-large' | 'link-loop';
  readonly why: SkipText;
}

/** What reading one file gave: its text, or why there is none. */
export type ReadResult = { readonly uri: Uri; readonly text: string } | ReadProblem;

export interface FolderEntry {
  readonly uri: Uri;
  /** As people read it, not URI-encoded. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

export interface FolderListing {
  /** In order of name. */
  readonly entries: readonly FolderEntry[];
  /** The folder itself where it cannot be read, and links in it that lead nowhere. */
  readonly problems: readonly ReadProblem[];
}

export interface FileChange {
  readonly uri: Uri;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/**
 * The only way by which the core sees files. Implementations: Node's file system, the editor's (over LSP, for virtual workspaces), and one in
 * memory for tests. No method throws for a file that is missing, unreadable or binary. Links to files are followed where they lead out of the roots (what
 * they lead to inside is listed there); links to folders never, so there is no loop. Changes come from whoever watches, by `Session.filesChanged`.
 */
export interface Workspace {
  /** The folders, outermost first; never empty. */
  readonly roots: readonly Uri[];
  /** What a folder holds, not what its folders hold: who walks decides where to enter. A missing folder is empty. */
  readFolder(folder: Uri): Promise<FolderListing>;
  /**
   * Reads texts, in the order asked. `maxBytes` bounds each file (default 5 MiB). UTF-8, with or without byte-order mark (which is left out), or UTF-16 with
   * one; other encodings give U+FFFD where they are no UTF-8, as in editors.
   */
  readMany(uris: readonly Uri[], maxBytes?: number): Promise<readonly ReadResult[]>;
  /** Follows links. Undefined when there is no such file or folder. */
  stat(uri: Uri): Promise<FileStat | undefined>;
}

/** Used where a caller of `readMany` names no limit: 5 MiB. */
export const defaultMaxBytes = 5 * 1024 * 1024;
