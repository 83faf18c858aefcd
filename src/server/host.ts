import type { Session } from '../core/session.js';
import type { Uri, Workspace } from '../core/workspace.js';

/** Gives what the user's settings say for one resource: the object under `pledge`, not validated. */
export type SettingsOf = (uri: Uri) => Promise<unknown>;

export interface EngineOptions {
  /** Never empty. */
  readonly roots: readonly Uri[];
  readonly settings: SettingsOf;
}

export interface Engine {
  readonly session: Session;
  readonly workspace: Workspace;
}

/** What differs between the places where the server runs: a Node process, or a web worker. */
export interface ServerHost {
  createEngine(options: EngineOptions): Engine;
}
