import {
  defaultMaxBytes,
  type FileStat,
  type FolderEntry,
  type FolderListing,
  type ReadProblem,
  type ReadResult,
  type Uri,
  type Workspace,
} from '../workspace.js';
import { decodeText } from './decode.js';
import { byUri, childUri, isWithin, parentUri } from './uris.js';

type Content = string | Uint8Array | Pick<ReadProblem, 'problem' | 'why'>;

/**
 * A workspace in memory, for tests. Counts what is asked of it, so that a test can say how often a disk would have been touched.
 */
export class MemoryWorkspace implements Workspace {
  readonly roots: readonly Uri[];
  readonly #files = new Map<Uri, Content>();
  /** The folders that were listed and the files that were read or looked at, in order. */
  readonly touches: { readonly kind: 'list' | 'read' | 'stat'; readonly uri: Uri }[] = [];

  /**
   * @param files posix paths below the first root to text, bytes, or the problem that reading them gives
   */
  constructor(files: Readonly<Record<string, Content>> = {}, roots: readonly Uri[] = ['file:///work']) {
    this.roots = roots;
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  /** The URI of a posix path below the first root. */
  uri(path: string): Uri {
    let uri = this.roots[0] ?? 'file:///';
    for (const segment of path.split('/')) if (segment !== '') uri = childUri(uri, segment);
    return uri;
  }

  write(path: string, content: Content): void {
    this.#files.set(this.uri(path), content);
  }

  remove(path: string): void {
    this.#files.delete(this.uri(path));
  }

  readFolder(folder: Uri): Promise<FolderListing> {
    this.touches.push({ kind: 'list', uri: folder });
    const own = this.#files.get(folder);
    if (own !== undefined && typeof own !== 'string' && 'problem' in own)
      return Promise.resolve({ entries: [], problems: [{ uri: folder, ...own }] });
    const entries = new Map<Uri, FolderEntry>();
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    for (const uri of this.#files.keys()) {
      if (!uri.startsWith(prefix)) continue;
      const [name = '', ...deeper] = uri.slice(prefix.length).split('/');
      const entry = prefix + name;
      entries.set(entry, { uri: entry, name: decodeURIComponent(name), kind: deeper.length > 0 ? 'folder' : 'file' });
    }
    return Promise.resolve({ entries: [...entries.values()].sort((a, b) => byUri(a.name, b.name)), problems: [] });
  }

  readMany(uris: readonly Uri[], maxBytes = defaultMaxBytes): Promise<readonly ReadResult[]> {
    return Promise.resolve(uris.map((uri) => this.#read(uri, maxBytes)));
  }

  #read(uri: Uri, maxBytes: number): ReadResult {
    this.touches.push({ kind: 'read', uri });
    const content = this.#files.get(uri);
    if (content === undefined) return { uri, problem: 'missing', why: ['missing'] };
    if (typeof content !== 'string' && 'problem' in content) return { uri, ...content };
    if (content.length > maxBytes) return { uri, problem: 'too-large', why: ['tooLarge', content.length, maxBytes] };
    const text = typeof content === 'string' ? content.replace(/^\ufeff/, '') : decodeText(content);
    return text === undefined ? { uri, problem: 'binary', why: ['binary'] } : { uri, text };
  }

  stat(uri: Uri): Promise<FileStat | undefined> {
    this.touches.push({ kind: 'stat', uri });
    const content = this.#files.get(uri);
    if (content !== undefined) {
      const size = typeof content === 'string' || content instanceof Uint8Array ? content.length : 0;
      return Promise.resolve({ kind: 'file', size, mtime: 0 });
    }
    const isFolder = [...this.#files.keys()].some((file) => isWithin(uri, file)) || parentUri(uri) === undefined;
    return Promise.resolve(isFolder ? { kind: 'folder', size: 0, mtime: 0 } : undefined);
  }
}
