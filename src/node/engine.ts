import { Boundary } from '../core/files/boundary.js';
import type { ParseSource } from '../core/parse.js';
import { createSession } from '../core/session/createSession.js';
import type { Session } from '../core/session.js';
import { settingsFromFiles } from '../core/settings/settingsFiles.js';
import type { SettingsSource } from '../core/settings.js';
import type { Uri } from '../core/workspace.js';
import { engineFolder } from './cacheFolder.js';
import { DiskCache } from './diskCache.js';
import { NodeWorkspace } from './workspace.js';

export interface NodeEngineOptions {
  /** Never empty. */
  readonly roots: readonly Uri[];
  /** Left out, the settings are those of the nearest `.vscode/settings.json`. */
  readonly settings?: SettingsSource;
  /** The policy file that decides for every file. */
  readonly policy?: Uri;
  /** The folder in which facts and results are kept beyond this process. Left out, nothing is kept. */
  readonly cacheFolder?: string;
  /** Whether rows of policies count only where a person has accepted them. */
  readonly requireAccepted?: boolean;
}

export interface NodeEngine {
  readonly session: Session;
  readonly workspace: NodeWorkspace;
}

/** Loads the parser with the first call. */
export async function loadParser(): Promise<ParseSource> {
  return (await import('../parsers/bundle.js')).parseWithEstree;
}

/** A session over the disk, for the CLI and for the language server. */
export function createNodeEngine({
  roots,
  settings,
  policy,
  cacheFolder,
  requireAccepted = false,
}: NodeEngineOptions): NodeEngine {
  const workspace = new NodeWorkspace(roots);
  const boundary = new Boundary(workspace);
  const session = createSession({
    workspace,
    settings: settings ?? settingsFromFiles(workspace, (folder) => boundary.topOf(folder)),
    parser: loadParser,
    requireAccepted,
    ...(policy === undefined ? {} : { policy }),
    ...(cacheFolder === undefined ? {} : { cache: new DiskCache(engineFolder(cacheFolder)) }),
  });
  return { session, workspace };
}
