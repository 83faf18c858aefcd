import { window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  RevealOutputChannelOn,
  State,
  type BaseLanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { provideAuditTask } from './auditTask.js';
import { registerCommands } from './commands/register.js';
import { restartServer } from './commands/restartServer.js';
import { checkedDocuments, documents, folderKinds } from './documents.js';
import { completeFields } from './fieldsCompletion.js';
import { serveFiles } from './files.js';
import { registerLanguageModelTools } from './languageModelTools.js';
import { MarkdownReport } from './report/markdownReport.js';
import { ReportPanel } from './report/reportPanel.js';
import { Reports } from './report/reports.js';
import { ShownReport } from './report/shownReport.js';
import { registerSample } from './sample.js';
import { StatusItem } from './statusItem.js';
import { FindingsView } from './tree/findingsView.js';
import type { Initialization } from '../protocol/initialization.js';
import { stateMethod, type DocumentState } from '../protocol/messages.js';

/** What commands need of the running extension. */
export interface Running {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  readonly status: StatusItem;
  /** What is made from the last audit. */
  readonly reports: Reports;
  readonly shown: ShownReport;
  readonly findings: FindingsView;
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
    const reports = new Reports(client, context.workspaceState);
    const panel = new ReportPanel(reports, log);
    const findings = new FindingsView(client, context.workspaceState, log);
    const shown = new ShownReport(panel, new MarkdownReport(reports));
    this.#running = { client, log, status, reports, shown, findings };
    let kinds = folderKinds();
    // The client asks for its documents once, at its start. A folder of another kind (a virtual one beside those of the disk) needs a new start.
    const folders = workspace.onDidChangeWorkspaceFolders(({ added }) => {
      if (added.every(({ uri }) => kinds.has(uri.scheme))) return;
      kinds = folderKinds();
      client.clientOptions.documentSelector = documents();
      status.shownIn(checkedDocuments());
      restartServer(this.#running).catch((error: unknown) => {
        log.error(`No restart for a folder of another kind: ${String(error)}`);
      });
    });
    context.subscriptions.push(
      folders,
      log,
      status,
      panel,
      findings,
      provideAuditTask(this.#running),
      completeFields(client),
      ...serveFiles(client),
      ...registerLanguageModelTools(client),
      registerSample(context),
      ...registerCommands(this.#running),
    );
  }

  async start(): Promise<void> {
    await this.#running.client.start();
  }

  async stop(): Promise<void> {
    if (this.#running.client.needsStop()) await this.#running.client.stop();
  }
}
