import type { Connection } from 'vscode-languageserver';
import type { AuditResult, Session } from '../core/session.js';
import type { FileChange, Uri } from '../core/workspace.js';
import type { Publisher } from './publisher.js';

/** Files that are not open show findings only after an audit, and keep them until the next one. */
export class ClosedFiles {
  readonly #connection: Connection;
  readonly #publisher: Publisher;
  readonly #isOpen: (uri: Uri) => boolean;
  #audited = new Set<Uri>();

  constructor(connection: Connection, publisher: Publisher, isOpen: (uri: Uri) => boolean) {
    this.#connection = connection;
    this.#publisher = publisher;
    this.#isOpen = isOpen;
  }

  /** Shows what an audit found, in place of what the one before had found. */
  async audited({ documents, lines }: AuditResult, versionOf: (uri: Uri) => number | undefined): Promise<void> {
    this.#audited = new Set(documents.map(({ uri }) => uri));
    for (const uri of this.#publisher.files) {
      if (!this.#audited.has(uri) && !this.#isOpen(uri)) await this.#publisher.clear(uri);
    }
    await this.#publisher.showAll(
      documents.filter(({ uri, version }) => versionOf(uri) === version),
      lines,
    );
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

  async forget(): Promise<void> {
    this.#audited.clear();
    for (const uri of this.#publisher.files) if (!this.#isOpen(uri)) await this.#publisher.clear(uri);
  }

  async #check(uri: Uri, session: Session): Promise<void> {
    try {
      const result = await session.findings(uri);
      await this.#publisher.show(result, () => !this.#isOpen(uri));
    } catch (error) {
      this.#connection.console.error(`${uri} could not be checked: ${String(error)}`);
      await this.#publisher.clear(uri);
    }
  }
}
