import type { ParseSource } from '../core/parse.js';
import { createSession } from '../core/session/createSession.js';
import type { Workspace } from '../core/workspace.js';
import type { Engine, EngineOptions } from './host.js';

/** A session over files that are not, or not all, on a disk of this machine. */
export function createVirtualEngine(
  { settings }: EngineOptions,
  workspace: Workspace,
  parser: () => Promise<ParseSource>,
): Engine {
  return { session: createSession({ workspace, settings, parser }), workspace };
}
