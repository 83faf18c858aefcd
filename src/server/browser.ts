import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { ParseSource } from '../core/parse.js';
import { ClientWorkspace } from './clientWorkspace.js';
import { start } from './start.js';
import { createVirtualEngine } from './virtualEngine.js';

/** What a web worker's scope has, as far as it is used here: the types of the web and those of Node do not go together in one program. */
interface WorkerScope {
  importScripts(address: string): void;
  /** What dist/parser.js leaves behind when it is loaded as a script. */
  pledgeParser?: { readonly parseWithEstree: ParseSource };
}

const scope = globalThis as unknown as WorkerScope;
/** The same, for libraries that know the types of the web. */
const port = globalThis as never;

/** A worker that was started from a blob knows no folder of its own: the client says where the parser lies. */
function loadParser(address: string | undefined): Promise<ParseSource> {
  if (scope.pledgeParser === undefined) {
    if (address === undefined) throw new Error('the client did not say where the parser is');
    scope.importScripts(address);
  }
  if (scope.pledgeParser === undefined) throw new Error(`${address ?? 'the script'} holds no parser`);
  return Promise.resolve(scope.pledgeParser.parseWithEstree);
}

// The server in a web worker, with the files that the client sees.
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
start(connection, {
  createEngine: (options) =>
    createVirtualEngine(options, new ClientWorkspace(connection, options.roots), () =>
      Promise.resolve().then(() => loadParser(options.initialization.parser)),
    ),
});
