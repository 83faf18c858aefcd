import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createNodeEngine } from '../node/engine.js';
import { start } from './start.js';

// The server as a process of its own, with the files of this machine's disk.
start(createConnection(ProposedFeatures.all), { createEngine: createNodeEngine });
