import type { ResolvedSettings } from '../settings/resolve.js';
import { childUri, parentUri, resolvePath } from '../workspace/uris.js';
import type { Uri, Workspace } from '../workspace.js';
import type { Boundary } from './boundary.js';

export const policyFileName = 'privacy.policy.yaml';

/** The policy file that decides for a file, and why it is that one. */
export interface Governing {
  readonly policy: Uri;
  readonly by: 'nearest' | 'settings' | 'command-line';
}

/** Finds which policy file decides for a source file. The same for the editor and the CLI. */
export class PolicyLocator {
  readonly #workspace: Workspace;
  readonly #boundary: Boundary;
  readonly #settingsOf: (folder: Uri) => Promise<ResolvedSettings>;
  readonly #override: Uri | undefined;
  readonly #nearest = new Map<Uri, Promise<Uri | undefined>>();

  /**
   * @param override the policy file that decides for every file, whatever settings and folders say
   */
  constructor(
    workspace: Workspace,
    boundary: Boundary,
    settingsOf: (folder: Uri) => Promise<ResolvedSettings>,
    override?: Uri,
  ) {
    this.#workspace = workspace;
    this.#boundary = boundary;
    this.#settingsOf = settingsOf;
    this.#override = override;
  }

  async governing(file: Uri): Promise<Governing | undefined> {
    if (this.#override !== undefined) return { policy: this.#override, by: 'command-line' };
    const folder = parentUri(file) ?? file;
    const { folder: base, settings } = await this.#settingsOf(folder);
    if (settings.policy !== '') {
      const policy = resolvePath(base, settings.policy);
      if (policy !== undefined) return { policy, by: 'settings' };
    }
    const policy = await this.#nearestTo(folder, await this.#boundary.topOf(file));
    return policy === undefined ? undefined : { policy, by: 'nearest' };
  }

  forget(): void {
    this.#nearest.clear();
  }

  #nearestTo(folder: Uri, top: Uri): Promise<Uri | undefined> {
    let found = this.#nearest.get(folder);
    if (found === undefined) {
      found = this.#look(folder, top);
      this.#nearest.set(folder, found);
    }
    return found;
  }

  async #look(folder: Uri, top: Uri): Promise<Uri | undefined> {
    const file = childUri(folder, policyFileName);
    if ((await this.#workspace.stat(file))?.kind === 'file') return file;
    const parent = folder === top ? undefined : parentUri(folder);
    return parent === undefined ? undefined : this.#nearestTo(parent, top);
  }
}
