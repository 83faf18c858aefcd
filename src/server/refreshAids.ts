import { CodeLensRefreshRequest, type ClientCapabilities, type Connection } from 'vscode-languageserver';

/** Milliseconds of quiet before the editor is asked: what decides lenses and hints is typed letter by letter too. */
const quiet = 600;

/** Makes the editor ask again for lenses and hints, where it can be asked to: settings, policies and the findings of other files decide them too. */
export class AidsRefresher {
  readonly #connection: Connection;
  readonly #workspace: ClientCapabilities['workspace'];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, { workspace }: ClientCapabilities) {
    this.#connection = connection;
    this.#workspace = workspace;
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#refresh();
    }, quiet);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #refresh(): void {
    const told = (error: unknown): void => {
      this.#connection.console.warn(`The editor could not be asked to refresh: ${String(error)}`);
    };
    if (this.#workspace?.codeLens?.refreshSupport === true)
      this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(told);
    if (this.#workspace?.inlayHint?.refreshSupport === true) this.#connection.languages.inlayHint.refresh().catch(told);
  }
}
