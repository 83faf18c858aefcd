import { window, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  RevealOutputChannelOn,
  State,
  type BaseLanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { registerCommands } from './commands/register.js';
import { checkedDocuments, documents } from './documents.js';
import { serveFiles } from './files.js';
import { StatusItem } from './statusItem.js';
import type { Initialization } from '../protocol/initialization.js';
import { stateMethod, type DocumentState } from '../protocol/messages.js';

/** What commands need of the running extension. */
export interface Running {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  readonly status: StatusItem;
}

/** The client, apart from where its server runs. */
export class Extension {
  readonly #running: Running;

  constructor(
    context: ExtensionContext,
    createClient: (options: LanguageClientOptions) => BaseLanguageClient,
    initialization: Initialization = {},
  ) {
    const log = window.createOutputChannel('Pledge', { log: true });
    const status = new StatusItem(checkedDocuments());
    const client = createClient({
      documentSelector: documents(),
      initializationOptions: initialization,
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'pledge',
    });
    client.onDidChangeState(({ newState }) => {
      status.serverState(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
    });
    client.onNotification(stateMethod, (state: DocumentState) => {
      status.documentState(state);
      log.debug(`${state.uri}: ${state.findings} findings in ${state.milliseconds} ms`);
    });
    this.#running = { client, log, status };
    context.subscriptions.push(log, status, ...serveFiles(client), ...registerCommands(this.#running));
  }

  async start(): Promise<void> {
    await this.#running.client.start();
  }

  async stop(): Promise<void> {
    if (this.#running.client.needsStop()) await this.#running.client.stop();
  }
}
