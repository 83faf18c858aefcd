import {
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import type { Language } from '../core/language/language.js';
import { say } from '../core/language/text.js';
import { isWithin, nameOf, relativePath } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { Baselines } from './baselines.js';
import { source } from './toDiagnostic.js';

interface Parts {
  readonly connection: Connection;
  readonly capabilities: ClientCapabilities;
  readonly baselines: Baselines;
  readonly language: Language;
  readonly folders: () => readonly Uri[];
  /** Called when other findings are known than before. */
  readonly onChange: () => void;
}

/** In a path that a glob shall match as it is. */
function literal(path: string): string {
  return path.replace(/[[\]{}*?!]/g, '?');
}

/** Follows the baseline files of the workspace, wherever the settings say that they are, and tells in them what is wrong with them. */
export class BaselineChanges {
  readonly #parts: Parts;
  #files: readonly Uri[] = [];
  #watching: Disposable | undefined;
  #told: readonly Uri[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  isBaseline(uri: Uri): boolean {
    return this.#files.includes(uri);
  }

  /** A baseline, the settings or the folders have changed. */
  async changed(): Promise<void> {
    const { baselines, folders, onChange } = this.#parts;
    baselines.forget();
    onChange();
    const files = await baselines.files(folders());
    if (files.join('\n') !== this.#files.join('\n')) await this.#watch(files);
    await this.#tellProblems();
  }

  async #watch(files: readonly Uri[]): Promise<void> {
    const { connection, capabilities } = this.#parts;
    this.#files = files;
    this.#watching?.dispose();
    this.#watching = undefined;
    if (files.length === 0 || !capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const watchers = files.map((file) => this.#watcher(file));
    this.#watching = await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }

  #watcher(file: Uri): FileSystemWatcher {
    const { capabilities, folders } = this.#parts;
    const folder = folders().find((each) => isWithin(each, file));
    return folder === undefined || !capabilities.workspace?.didChangeWatchedFiles?.relativePatternSupport
      ? { globPattern: `**/${literal(nameOf(file))}` }
      : { globPattern: { baseUri: folder, pattern: literal(relativePath(folder, file)) } };
  }

  async #tellProblems(): Promise<void> {
    const { connection, baselines, folders, language } = this.#parts;
    const { editor, skips } = language;
    const problems = await baselines.problems(folders());
    for (const uri of this.#told)
      if (!problems.some(({ file }) => file === uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#told = problems.map(({ file }) => file);
    for (const { file, problem } of problems)
      await connection.sendDiagnostics({
        uri: file,
        diagnostics: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            severity: DiagnosticSeverity.Warning,
            source,
            message: editor.brokenBaseline(say(skips, problem)),
          },
        ],
      });
  }
}
