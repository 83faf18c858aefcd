import type { Session } from '../core/session.js';
import type { SettingsSource } from '../core/settings.js';
import type { Uri, Workspace } from '../core/workspace.js';
import type { Initialization } from '../protocol/initialization.js';

export interface EngineOptions {
  /** Never empty. */
  readonly roots: readonly Uri[];
  readonly settings: SettingsSource;
  readonly initialization: Initialization;
}

export interface Engine {
  readonly session: Session;
  readonly workspace: Workspace;
}

/** What differs between the places where the server runs: a Node process, or a web worker. */
export interface ServerHost {
  createEngine(options: EngineOptions): Engine;
}
