import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/language/language.js';
import { say } from '../core/language/text.js';
import type { Session } from '../core/session.js';
import type { Uri } from '../core/workspace.js';
import { stateMethod, type DocumentState } from '../protocol/messages.js';
import type { Publisher } from './publisher.js';

/** Milliseconds of quiet before a changed document is checked, so that typing is not answered letter by letter. */
const typingDelay = 150;
/** Other open documents may change with it (a type, a policy row), but can wait. */
export const othersDelay = 600;

interface Pending {
  readonly delay: number;
  /** The timer has fired: what is found is of the state as it was then. */
  isRunning: boolean;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly abort: AbortController;
}

/** Checks open documents when they or what they rest on changes, and publishes what still holds for their version. */
export class Checker {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #session: () => Session | undefined;
  readonly #publisher: Publisher;
  readonly #language: Language;
  readonly #pending = new Map<Uri, Pending>();
  /** Sessions that read the rest of the workspace, or have. */
  readonly #knowing = new WeakSet<Session>();
  readonly #end = new AbortController();

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    session: () => Session | undefined,
    publisher: Publisher,
    language: Language,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#session = session;
    this.#publisher = publisher;
    this.#language = language;
  }

  opened(uri: Uri): void {
    this.#schedule(uri, 0);
  }

  changed(uri: Uri): void {
    this.#schedule(uri, typingDelay);
    this.all(othersDelay, uri);
  }

  closed(uri: Uri): void {
    this.#cancel(uri);
  }

  /** Checks every open document again, but for one. */
  all(delay = 0, except?: Uri): void {
    for (const uri of this.#documents.keys()) {
      const pending = this.#pending.get(uri);
      // What is looked at sooner than that sees the same state.
      const isSooner = pending !== undefined && !pending.isRunning && pending.delay < delay;
      if (uri !== except && !isSooner) this.#schedule(uri, delay);
    }
  }

  dispose(): void {
    this.#end.abort();
    for (const uri of [...this.#pending.keys()]) this.#cancel(uri);
  }

  #cancel(uri: Uri): void {
    const pending = this.#pending.get(uri);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    pending.abort.abort();
    this.#pending.delete(uri);
  }

  #schedule(uri: Uri, delay: number): void {
    this.#cancel(uri);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      pending.isRunning = true;
      void this.#check(uri, abort.signal).finally(() => {
        if (this.#pending.get(uri)?.abort === abort) this.#pending.delete(uri);
      });
    }, delay);
    const pending: Pending = { delay, isRunning: false, timer, abort };
    this.#pending.set(uri, pending);
  }

  async #check(uri: Uri, signal: AbortSignal): Promise<void> {
    const session = this.#session();
    const version = this.#documents.get(uri)?.version;
    if (session === undefined || version === undefined) return;
    const started = Date.now();
    const current = (): boolean => !signal.aborted && this.#documents.get(uri)?.version === version;
    try {
      const result = await session.findings(uri, signal);
      if (!current() || result.version !== version) return;
      const counts = await this.#publisher.show(result, current);
      if (counts === undefined) return;
      await this.#tell({
        uri,
        findings: counts.shown,
        known: counts.known,
        policy: result.policy,
        milliseconds: Date.now() - started,
        problem: result.unreadable && say(this.#language.problems, result.unreadable),
        notChecked: result.notChecked && this.#language.editor.notChecked(result.notChecked),
      });
    } catch (error) {
      if (signal.aborted) return;
      const problem = error instanceof Error ? error.message : String(error);
      this.#connection.console.error(
        `${uri} could not be checked: ${error instanceof Error ? (error.stack ?? problem) : problem}`,
      );
      await this.#tell({
        uri,
        findings: 0,
        known: 0,
        policy: undefined,
        milliseconds: Date.now() - started,
        problem,
        notChecked: undefined,
      });
    }
    void this.#know(session);
  }

  /** Reads the rest of the workspace once something is shown, and checks again what that may change. */
  async #know(session: Session): Promise<void> {
    if (this.#knowing.has(session)) return;
    this.#knowing.add(session);
    try {
      if ((await session.know(this.#end.signal)) && this.#session() === session) this.all();
    } catch (error) {
      if (!this.#end.signal.aborted && this.#session() === session)
        this.#connection.console.error(`The workspace could not be read: ${String(error)}`);
    }
  }

  #tell(state: DocumentState): Promise<void> {
    return this.#connection.sendNotification(stateMethod, state);
  }
}
