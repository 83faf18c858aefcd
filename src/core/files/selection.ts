import type { ResolvedSettings } from '../settings/resolve.js';
import { childUri, isWithin, nameOf, parentUri, relativePath } from '../workspace/uris.js';
import type { FolderEntry, Uri, Workspace } from '../workspace.js';
import type { Boundary } from './boundary.js';
import { exclusionOf, type Exclusion, type FolderRules, type Scoped } from './exclusion.js';
import { ExcludePatterns, gitPatterns, type PathPatterns } from './patterns.js';

const gitIgnore = '.gitignore';

/** Says of an entry of one folder why it is left out, given that the folder is not. */
export type Decide = (entry: FolderEntry) => Exclusion | undefined;

/**
 * Says which files are analysed: the one place that knows, for the editor as for the CLI. Default excludes count below the workspace's folder only, so that a
 * folder called `test` can be opened. A workspace's folder that a `.gitignore` above it leaves out is not ruled by those above.
 */
export class FileSelection {
  readonly #workspace: Workspace;
  readonly #boundary: Boundary;
  readonly #settingsOf: (folder: Uri) => Promise<ResolvedSettings>;
  readonly #folders = new Map<Uri, Promise<Decide>>();
  readonly #ignores = new Map<Uri, Promise<FolderRules['ignores']>>();
  readonly #patterns = new Map<string, ExcludePatterns>();
  readonly #starts = new Set<Uri>();

  constructor(workspace: Workspace, boundary: Boundary, settingsOf: (folder: Uri) => Promise<ResolvedSettings>) {
    this.#workspace = workspace;
    this.#boundary = boundary;
    this.#settingsOf = settingsOf;
  }

  /** Counts a folder, or a single file, as one that somebody asked for by name: nothing above its entries leaves it out. */
  start(uri: Uri): void {
    if (this.#starts.has(uri)) return;
    this.#starts.add(uri);
    this.forget();
  }

  /** Forgets what was read of `.gitignore` files and settings. */
  forget(): void {
    this.#folders.clear();
    this.#ignores.clear();
  }

  /** Why a file is left out by its place; undefined where it is analysed. Looks at no content, and not at the policy's `code.exclude`. */
  async exclusion(file: Uri): Promise<Exclusion | undefined> {
    if (this.#starts.has(file)) return undefined;
    const root = this.#startOf(file);
    const chain: Uri[] = [];
    for (let uri: Uri | undefined = file; uri !== undefined && uri !== root; uri = parentUri(uri)) chain.push(uri);
    for (const uri of chain.reverse()) {
      const parent = parentUri(uri);
      if (parent === undefined) continue;
      const decide = await this.inFolder(parent);
      const excluded = decide({ uri, name: nameOf(uri), kind: uri === file ? 'file' : 'folder' });
      if (excluded !== undefined) return excluded;
    }
    return undefined;
  }

  /**
   * @param entries the folder's entries where they are known, which saves a look for a `.gitignore`
   */
  inFolder(uri: Uri, entries?: readonly FolderEntry[]): Promise<Decide> {
    return remember(this.#folders, uri, () => this.#decide(uri, entries));
  }

  /** Where the way down to a file starts: the innermost folder that was asked for by name, or the workspace's. */
  #startOf(uri: Uri): Uri {
    let best = this.#boundary.rootOf(uri);
    for (const start of this.#starts) if (isWithin(start, uri) && start.length > best.length) best = start;
    return best;
  }

  async #decide(uri: Uri, entries: readonly FolderEntry[] | undefined): Promise<Decide> {
    const top = await this.#boundary.topOf(uri);
    const path = relativePath(top, uri);
    const before = path === '' ? '' : `${path}/`;
    const rules = { ignores: await this.#ignoresOf(uri, top, entries), settings: await this.#settings(uri, top) };
    return ({ uri: entry, name, kind }) =>
      this.#starts.has(entry) ? undefined : exclusionOf(before + name, name, kind, rules);
  }

  #ignoresOf(uri: Uri, top: Uri, entries?: readonly FolderEntry[]): Promise<FolderRules['ignores']> {
    return remember(this.#ignores, uri, async () => {
      const path = relativePath(top, uri);
      const parent = uri === top || !isWithin(top, uri) ? undefined : parentUri(uri);
      const above = parent === undefined ? [] : await this.#ignoresOf(parent, top);
      const isStart = uri === this.#startOf(uri);
      const inherited = isStart && isIgnored(above, path) ? [] : above;
      const own: Scoped<PathPatterns>[] = [];
      if (entries === undefined || entries.some(({ name }) => name === gitIgnore))
        own.push(...(await this.#ignoreFile(childUri(uri, gitIgnore), path)));
      if (uri === top) own.push(...(await this.#ignoreFile(`${uri}/.git/info/exclude`, path)));
      return [...own, ...inherited];
    });
  }

  async #ignoreFile(file: Uri, path: string): Promise<Scoped<PathPatterns>[]> {
    const [result] = await this.#workspace.readMany([file]);
    if (result === undefined || !('text' in result)) return [];
    return [{ patterns: gitPatterns(result.text), from: path === '' ? 0 : path.length + 1, file }];
  }

  async #settings(uri: Uri, top: Uri): Promise<Scoped<ExcludePatterns>> {
    const { folder, file, settings } = await this.#settingsOf(uri);
    const key = JSON.stringify(settings.exclude);
    let patterns = this.#patterns.get(key);
    if (patterns === undefined) {
      patterns = new ExcludePatterns(settings.exclude);
      this.#patterns.set(key, patterns);
    }
    const from = isWithin(top, folder) && folder !== top ? relativePath(top, folder).length + 1 : 0;
    return { patterns, from, ...(file === undefined ? {} : { file }) };
  }
}

function remember<V>(known: Map<Uri, Promise<V>>, uri: Uri, make: () => Promise<V>): Promise<V> {
  let value = known.get(uri);
  if (value === undefined) {
    value = make();
    known.set(uri, value);
  }
  return value;
}

function isIgnored(ignores: readonly Scoped<PathPatterns>[], path: string): boolean {
  if (path === '') return false;
  const verdict = ignores
    .map(({ patterns, from }) => patterns.test(`${path.slice(from)}/`))
    .find((said) => said !== undefined);
  return verdict === true;
}
