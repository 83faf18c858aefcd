import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { openTextsMethod, type OpenTextsAnswer, type OpenTextsParams } from '../../../src/protocol/files.js';
import type { ServerHost } from '../../../src/server/host.js';
import { start } from '../../../src/server/start.js';

const capabilities: ClientCapabilities = {
  workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
};

/** A client in memory, over the same protocol as a real one. */
export class TestClient {
  readonly connection: ProtocolConnection;
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  /** What `workspace/configuration` answers, by folder. */
  readonly settings = new Map<string, unknown>();
  /** What is open in the editor without being told of to the server, by URI: settings. */
  readonly openTexts = new Map<string, { readonly version: number; readonly text: string }>();
  readonly initialized: Promise<InitializeResult>;
  readonly #stop: () => void;

  constructor(host: ServerHost, folders: readonly string[], more: Partial<InitializeParams> = {}) {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    start(server, host);
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => this.settings.get(scopeUri ?? '') ?? {}),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest(openTextsMethod, ({ uris }: OpenTextsParams): OpenTextsAnswer =>
      uris.flatMap((uri) => {
        const open = this.openTexts.get(uri);
        return open === undefined ? [] : [{ uri, ...open }];
      }),
    );
    this.connection.listen();
    this.initialized = this.#initialize(folders, more);
    this.#stop = () => {
      this.connection.dispose();
      server.dispose();
      toServer.destroy();
      toClient.destroy();
    };
  }

  async #initialize(folders: readonly string[], more: Partial<InitializeParams>): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      ...more,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string, languageId = 'typescript'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** The latest diagnostics of a file, or undefined where none came. */
  shown(uri: string): PublishDiagnosticsParams | undefined {
    return this.published.findLast((params) => params.uri === uri);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.#stop();
  }
}
