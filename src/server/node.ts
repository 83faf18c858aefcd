import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { ParseSource } from '../core/parse.js';
import { createSession } from '../core/session/createSession.js';
import { NodeWorkspace } from '../node/workspace.js';
import type { Engine, EngineOptions } from './host.js';
import { start } from './start.js';

/** The server as a process of its own, with the files of this machine's disk. */
function createEngine({ roots, settings }: EngineOptions): Engine {
  const workspace = new NodeWorkspace(roots);
  const parser = async (): Promise<ParseSource> => (await import('../parsers/bundle.js')).parseWithEstree;
  return { workspace, session: createSession({ workspace, settings, parser }) };
}

start(createConnection(ProposedFeatures.all), { createEngine });
