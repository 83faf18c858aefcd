import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type Uri,
} from 'vscode';

interface Entry {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** Files in the memory of the extension host: a virtual workspace, such as one that shows a repository of a server. */
export class MemoryFiles implements FileSystemProvider {
  readonly #files = new Map<string, Entry>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #clock = 1;

  /** @param initial posix path from `/` to text */
  constructor(initial: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(initial))
      this.#files.set(path, { bytes: new TextEncoder().encode(text), mtime: this.#clock });
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    const file = this.#files.get(uri.path);
    if (file !== undefined) return { type: FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (!this.#holds(uri.path)) throw FileSystemError.FileNotFound(uri);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(uri: Uri): [string, FileType][] {
    const prefix = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    const entries = new Map<string, FileType>();
    for (const path of this.#files.keys()) {
      if (!path.startsWith(prefix)) continue;
      const [name = '', ...deeper] = path.slice(prefix.length).split('/');
      entries.set(name, deeper.length > 0 ? FileType.Directory : FileType.File);
    }
    if (entries.size === 0 && !this.#holds(uri.path)) throw FileSystemError.FileNotFound(uri);
    return [...entries];
  }

  readFile(uri: Uri): Uint8Array {
    const file = this.#files.get(uri.path);
    if (file === undefined) throw FileSystemError.FileNotFound(uri);
    return file.bytes;
  }

  writeFile(uri: Uri, bytes: Uint8Array): void {
    const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#files.set(uri.path, { bytes, mtime: ++this.#clock });
    this.#changed.fire([{ type, uri }]);
  }

  /** A folder goes with all that is in it, and is told of alone, as disks do. */
  delete(uri: Uri): void {
    const inside = this.below(uri);
    for (const file of inside) this.#files.delete(file.path);
    if (!this.#files.delete(uri.path) && inside.length === 0) throw FileSystemError.FileNotFound(uri);
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  /** Folders are there as soon as a file in them is. */
  createDirectory(): void {
    return undefined;
  }

  rename(from: Uri, to: Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  below(folder: Uri): Uri[] {
    const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
    return [...this.#files.keys()].filter((path) => path.startsWith(prefix)).map((path) => folder.with({ path }));
  }

  #holds(folder: string): boolean {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    return folder === '/' || [...this.#files.keys()].some((path) => path.startsWith(prefix));
  }
}
