import { Uri, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { Extension } from './extension.js';

/** The part of the types of the web that is used here: they and those of Node do not go together in one program. */
interface WebWorker {
  terminate(): void;
}
interface WorkerScope {
  readonly Worker: new (address: string, options?: { readonly name: string }) => WebWorker;
}

let extension: Extension | undefined;
let worker: WebWorker | undefined;

/** VS Code for the web calls it when the first file that Pledge reads is opened. The server runs in a worker of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const address = (name: string): string => Uri.joinPath(context.extensionUri, 'dist', name).toString(true);
  const { Worker } = globalThis as unknown as WorkerScope;
  // With each start of the server: a worker whose server was told to exit would linger.
  const startWorker = (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(address('serverBrowser.js'), { name: 'Pledge' });
    // The library would know a worker by its class, but that of the extension host is a stand-in. It also wants types of the web.
    const port = worker as never;
    return Promise.resolve({ reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) });
  };
  extension = new Extension(context, (options) => new LanguageClient('pledge', 'Pledge', startWorker, options), {
    parser: address('parser.js'),
  });
  await extension.start();
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
  worker?.terminate();
}
