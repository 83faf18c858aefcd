import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { Extension } from './extension.js';

let extension: Extension | undefined;

/** VS Code calls it when the first file that Pledge reads is opened. The server runs in a process of its own, on VS Code's Node. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  const storage = context.storageUri ?? context.globalStorageUri;
  extension = new Extension(context, (options) => new LanguageClient('pledge', 'Pledge', server, options), {
    ...(storage.scheme === 'file' && { cacheFolder: join(storage.fsPath, 'cache') }),
  });
  await extension.start();
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
