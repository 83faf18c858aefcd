import {
  Position,
  Range,
  Uri,
  ViewColumn,
  commands,
  l10n,
  window,
  workspace,
  type Disposable,
  type LogOutputChannel,
  type WebviewOptions,
  type WebviewPanel,
} from 'vscode';
import type { Reports } from './reports.js';
import { restoredPage } from './restoredPage.js';

const viewType = 'pledge.report';

const options: WebviewOptions = { enableScripts: true, localResourceRoots: [] };

/** Commands that the page may ask for, by the names that it uses. */
const allowed: Readonly<Record<string, string>> = {
  audit: 'pledge.auditWorkspace',
  export: 'pledge.exportReport',
  markdown: 'pledge.openMarkdownReport',
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function nonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replace(/\W/g, '');
}

/** The panel with the report: one for the window, which VS Code brings back when the window is reloaded. Its page is made by the server, loads nothing, and reaches no file. */
export class ReportPanel implements Disposable {
  readonly #reports: Reports;
  readonly #log: LogOutputChannel;
  readonly #restorer = window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: (panel) => this.#restore(panel),
  });
  #panel: WebviewPanel | undefined;

  constructor(reports: Reports, log: LogOutputChannel) {
    this.#reports = reports;
    this.#log = log;
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  /** Shows the report of the last audit, in the panel that is there already where there is one. */
  async show(): Promise<void> {
    const html = await this.#reports.text('html', nonce());
    this.#panel ??= this.#adopt(
      window.createWebviewPanel(viewType, l10n.t('Privacy Audit'), ViewColumn.Active, {
        ...options,
        enableFindWidget: true,
      }),
    );
    this.#panel.webview.html = html;
    this.#panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#restorer.dispose();
    this.#panel?.dispose();
  }

  /** A panel that was open before the window was reloaded. It comes when it is looked at: there may be a new audit already, or another panel. */
  async #restore(panel: WebviewPanel): Promise<void> {
    if (this.#panel !== undefined) {
      panel.dispose();
      return;
    }
    panel.webview.options = options;
    this.#adopt(panel);
    const html = await this.#restored(nonce());
    // It may have been closed meanwhile.
    if (this.#isShown(panel)) panel.webview.html = html;
  }

  #isShown(panel: WebviewPanel): boolean {
    return this.#panel === panel;
  }

  async #restored(key: string): Promise<string> {
    try {
      if (await this.#reports.exist()) return await this.#reports.text('html', key);
    } catch (error) {
      this.#log.error(`The report could not be brought back: ${String(error)}`);
    }
    return restoredPage(this.#reports.last, key);
  }

  #adopt(panel: WebviewPanel): WebviewPanel {
    this.#panel = panel;
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.#received(message));
    return panel;
  }

  async #received(message: unknown): Promise<void> {
    if (!isRecord(message)) return;
    const { kind, command, uri, line, column } = message;
    if (kind === 'command' && typeof command === 'string') {
      const id = allowed[command];
      if (id !== undefined) await commands.executeCommand(id);
    } else if (kind === 'open' && typeof uri === 'string' && typeof line === 'number' && typeof column === 'number') {
      await this.#open(Uri.parse(uri), new Position(Math.max(0, line - 1), Math.max(0, column - 1)));
    }
  }

  async #open(uri: Uri, at: Position): Promise<void> {
    try {
      await window.showTextDocument(uri, {
        selection: new Range(at, at),
        viewColumn: this.#panel?.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One,
      });
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      const name = workspace.asRelativePath(uri);
      void window.showErrorMessage(l10n.t('Pledge: {0} cannot be opened. The report is of an earlier state.', name));
    }
  }
}
