import type { Connection } from 'vscode-languageserver';
import type { AuditResult, Session } from '../core/session.js';
import { isWithin } from '../core/workspace/uris.js';
import type { FileChange, Uri } from '../core/workspace.js';
import type { Publisher } from './publisher.js';

/** Files that are not open show findings only after an audit, and keep them until the next one. */
export class ClosedFiles {
  readonly #connection: Connection;
  readonly #publisher: Publisher;
  readonly #isOpen: (uri: Uri) => boolean;
  #audited = new Set<Uri>();
  /** Raised with each audit and each look at all of them, so that an older one ends. */
  #run = 0;

  constructor(connection: Connection, publisher: Publisher, isOpen: (uri: Uri) => boolean) {
    this.#connection = connection;
    this.#publisher = publisher;
    this.#isOpen = isOpen;
  }

  /** Shows what an audit found, in place of what the one before had found. */
  async audited({ documents, lines }: AuditResult, versionOf: (uri: Uri) => number | undefined): Promise<void> {
    this.#run++;
    this.#audited = new Set(documents.map(({ uri }) => uri));
    for (const uri of this.#publisher.files) {
      if (!this.#audited.has(uri) && !this.#isOpen(uri)) await this.#publisher.clear(uri);
    }
    await this.#publisher.showAll(documents, lines, ({ uri, version }) => versionOf(uri) === version);
  }

  /** A document was closed: what is on disk counts again. */
  async closed(uri: Uri, session: Session | undefined): Promise<void> {
    if (session !== undefined && this.#audited.has(uri)) await this.#check(uri, session);
    else await this.#publisher.clear(uri);
  }

  async changedOnDisk(changes: readonly FileChange[], session: Session): Promise<void> {
    for (const { uri, kind } of changes) {
      if (this.#isOpen(uri) || !this.#audited.has(uri)) continue;
      if (kind !== 'deleted') await this.#check(uri, session);
      else {
        this.#audited.delete(uri);
        await this.#publisher.clear(uri);
      }
    }
  }

  /** Settings have changed: what the last audit looked at is looked at again, until something newer comes. */
  async recheck(session: Session): Promise<void> {
    const run = ++this.#run;
    if (this.#audited.size === 0) return;
    try {
      await session.know();
    } catch {
      // The session ended, and with it what it would have told.
      return;
    }
    for (const uri of this.#audited) {
      if (run !== this.#run) return;
      if (!this.#isOpen(uri)) await this.#check(uri, session, () => run === this.#run);
    }
  }

  /** The files below some folders that an audit looked at. */
  below(folders: readonly Uri[]): Uri[] {
    return [...this.#audited].filter((uri) => folders.some((folder) => folder !== uri && isWithin(folder, uri)));
  }

  async forget(): Promise<void> {
    this.#run++;
    this.#audited.clear();
    for (const uri of this.#publisher.files) if (!this.#isOpen(uri)) await this.#publisher.clear(uri);
  }

  async #check(uri: Uri, session: Session, isCurrent = (): boolean => true): Promise<void> {
    try {
      const result = await session.findings(uri);
      await this.#publisher.show(result, () => !this.#isOpen(uri) && isCurrent());
    } catch (error) {
      if (!isCurrent()) return;
      this.#connection.console.error(`${uri} could not be checked: ${String(error)}`);
      await this.#publisher.clear(uri);
    }
  }
}
