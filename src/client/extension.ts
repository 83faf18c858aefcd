import { window, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  RevealOutputChannelOn,
  State,
  type BaseLanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { registerCommands } from './commands/register.js';
import { documents } from './documents.js';
import { StatusItem } from './statusItem.js';
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

  constructor(context: ExtensionContext, createClient: (options: LanguageClientOptions) => BaseLanguageClient) {
    const log = window.createOutputChannel('Pledge', { log: true });
    const status = new StatusItem();
    const client = createClient({
      documentSelector: documents,
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
    context.subscriptions.push(log, status, ...registerCommands(this.#running));
  }

  async start(): Promise<void> {
    await this.#running.client.start();
  }

  async stop(): Promise<void> {
    if (this.#running.client.needsStop()) await this.#running.client.stop();
  }
}
