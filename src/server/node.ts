import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createNodeEngine, loadParser } from '../node/engine.js';
import { NodeWorkspace } from '../node/workspace.js';
import { ClientWorkspace } from './clientWorkspace.js';
import { RoutedWorkspace } from './routedWorkspace.js';
import { start } from './start.js';
import { createVirtualEngine } from './virtualEngine.js';

// The server as a process of its own, with the files of this machine's disk; those of folders elsewhere are asked from the client.
const connection = createConnection(ProposedFeatures.all);
start(connection, {
  createEngine: (options) => {
    const { roots } = options;
    const onDisk = roots.filter((root) => root.startsWith('file:'));
    const { cacheFolder } = options.initialization;
    if (onDisk.length === roots.length)
      return createNodeEngine({ ...options, ...(cacheFolder !== undefined && { cacheFolder }) });
    const workspace = new RoutedWorkspace(roots, new NodeWorkspace(onDisk), new ClientWorkspace(connection, roots));
    return createVirtualEngine(options, workspace, loadParser);
  },
});
