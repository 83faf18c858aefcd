import type { TextDocuments, WorkspaceFolder } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from '../core/session.js';
import type { SettingsSource } from '../core/settings.js';
import { isWithin, parentUri } from '../core/workspace/uris.js';
import type { Uri, Workspace } from '../core/workspace.js';
import type { Initialization } from '../protocol/initialization.js';
import type { Engine, ServerHost } from './host.js';

/**
 * Holds the engine over the workspace's folders and makes a new one when they change. Files that are open without a folder are governed by the folder they
 * lie in.
 */
export class EngineHolder {
  readonly #host: ServerHost;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #settings: SettingsSource;
  readonly #initialization: Initialization;
  #folders: readonly Uri[];
  #roots: readonly Uri[] = [];
  #engine: Engine | undefined;

  constructor(
    host: ServerHost,
    documents: TextDocuments<TextDocument>,
    settings: SettingsSource,
    folders: readonly WorkspaceFolder[],
    initialization: Initialization = {},
  ) {
    this.#host = host;
    this.#documents = documents;
    this.#settings = settings;
    this.#initialization = initialization;
    this.#folders = folders.map(({ uri }) => uri);
    this.#renew();
  }

  get session(): Session | undefined {
    return this.#engine?.session;
  }

  get workspace(): Workspace | undefined {
    return this.#engine?.workspace;
  }

  /** The folders that the engine looks at. */
  get roots(): readonly Uri[] {
    return this.#roots;
  }

  /** The innermost folder that holds a file; the file's own where none does. */
  folderOf(uri: Uri): Uri {
    const holders = this.#roots.filter((root) => isWithin(root, uri));
    return holders.sort((a, b) => b.length - a.length)[0] ?? parentUri(uri) ?? uri;
  }

  foldersChanged(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.#folders = [...this.#folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    this.#renew();
  }

  open({ uri, version, text }: { readonly uri: Uri; readonly version: number; readonly text: string }): void {
    // A new engine gets every open document, this one included.
    if (!this.#folders.length && !this.#roots.some((root) => isWithin(root, uri))) this.#renew();
    else this.session?.open(uri, version, text);
  }

  /** Starts from nothing, for settings that the engine has taken in already. */
  renew(): void {
    this.#roots = [];
    this.#renew();
  }

  dispose(): void {
    this.#engine?.session.dispose();
    this.#engine = undefined;
  }

  #renew(): void {
    const open = this.#documents.all();
    const roots = this.#folders.length > 0 ? this.#folders : [...new Set(open.map(({ uri }) => parentUri(uri) ?? uri))];
    if (this.#engine !== undefined && roots.join('\n') === this.#roots.join('\n')) return;
    this.dispose();
    this.#roots = roots;
    if (roots.length === 0) return;
    this.#engine = this.#host.createEngine({
      roots,
      settings: this.#settings,
      initialization: this.#initialization,
    });
    for (const document of open) this.#engine.session.open(document.uri, document.version, document.getText());
  }
}
