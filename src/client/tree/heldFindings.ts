import type { FindingItem, FindingsParams } from '../../protocol/report.js';

/** The findings that the client has, by file, and which of them it has to ask for again. */
export class HeldFindings {
  readonly #files = new Map<string, readonly FindingItem[]>();
  #stale: Set<string> | 'all' = 'all';

  /** @param uris files whose findings are others now; all where left out */
  stale(uris?: readonly string[]): void {
    if (uris === undefined || this.#stale === 'all') this.#stale = 'all';
    else for (const uri of uris) this.#stale.add(uri);
  }

  /** Whether other findings may be there than those that are held. */
  get areStale(): boolean {
    return this.#stale === 'all' || this.#stale.size > 0;
  }

  /** What to ask for; undefined where nothing is stale. From then on it counts as known. */
  wanted(): FindingsParams | undefined {
    const stale = this.#stale;
    this.#stale = new Set();
    if (stale === 'all') return {};
    return stale.size === 0 ? undefined : { uris: [...stale] };
  }

  /** Takes the answer to what was asked for. */
  take({ uris }: FindingsParams, findings: readonly FindingItem[]): void {
    if (uris === undefined) this.#files.clear();
    else for (const uri of uris) this.#files.delete(uri);
    const files = new Map<string, FindingItem[]>();
    for (const finding of findings) {
      const file = files.get(finding.uri);
      if (file === undefined) files.set(finding.uri, [finding]);
      else file.push(finding);
    }
    for (const [uri, own] of files) this.#files.set(uri, own);
  }

  /** All findings, in order of file. */
  get all(): FindingItem[] {
    return [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, findings]) => findings);
  }
}
