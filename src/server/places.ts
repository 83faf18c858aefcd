import { declaredBy } from '../core/policy/declared-by.js';
import type { Policy, PolicyRow } from '../core/policy/model.js';
import type { Observation } from '../core/program/observation.js';
import { nameOfPlace, practiceOf } from '../core/session/practice.js';
import type { AuditResult, Session } from '../core/session.js';
import type { TextRange } from '../core/text/range.js';
import { isWithin, parentUri, relativePath } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';

/** A place in code that a row of a policy speaks of. */
export interface CodePlace {
  readonly uri: Uri;
  readonly range: TextRange;
}

function keyOf({ uri, at }: Pick<PolicyRow, 'uri' | 'at'>): string {
  return `${uri}#${at.start}`;
}

interface Audited {
  readonly uri: Uri;
  readonly observations: readonly Observation[];
  readonly policy: Uri | undefined;
}

/** The places in code that rows of policies speak of, as far as an audit has seen them. */
export class Places {
  readonly #session: () => Session | undefined;
  readonly #openUris: () => readonly Uri[];
  #audited: readonly Audited[] | undefined;
  #byRow: Promise<ReadonlyMap<string, readonly CodePlace[]>> | undefined;

  constructor(session: () => Session | undefined, openUris: () => readonly Uri[]) {
    this.#session = session;
    this.#openUris = openUris;
  }

  audited({ documents }: AuditResult): void {
    this.#audited = documents.filter(({ observations }) => observations.length > 0);
    this.#byRow = undefined;
  }

  /** Files or settings have changed: what the last audit saw may be wrong. */
  forget(): void {
    this.#audited = undefined;
    this.#byRow = undefined;
  }

  /** A document has changed: it is looked at again, the others are taken as they were. */
  changed(): void {
    this.#byRow = undefined;
  }

  /** The places of each row, or undefined where nothing was audited yet. */
  known(): Promise<(row: Pick<PolicyRow, 'uri' | 'at'>) => readonly CodePlace[]> | undefined {
    const session = this.#session();
    if (session === undefined || this.#audited === undefined) return undefined;
    return this.#index(session, this.#audited).then((byRow) => (row) => byRow.get(keyOf(row)) ?? []);
  }

  /** The places of one row. Audits the workspace where nobody did. */
  async of(row: Pick<PolicyRow, 'uri' | 'at'>, signal: AbortSignal): Promise<readonly CodePlace[]> {
    const session = this.#session();
    if (session === undefined) return [];
    if (this.#audited === undefined) this.audited(await session.audit({ signal }));
    const places = await this.known();
    return places?.(row) ?? [];
  }

  /** What was observed in the workspace and in open documents. Audits the workspace where nobody did. */
  async observations(signal: AbortSignal): Promise<readonly Observation[]> {
    const session = this.#session();
    if (session === undefined) return [];
    if (this.#audited === undefined) this.audited(await session.audit({ signal }));
    const open = new Set(this.#openUris());
    const closed = (this.#audited ?? []).filter(({ uri }) => !open.has(uri));
    const live = await Promise.all([...open].map((uri) => session.findings(uri, signal)));
    return [...closed, ...live].flatMap(({ observations }) => observations);
  }

  #index(session: Session, audited: readonly Audited[]): Promise<ReadonlyMap<string, readonly CodePlace[]>> {
    if (this.#byRow === undefined) {
      const made = this.#make(session, audited);
      this.#byRow = made;
      made.catch(() => {
        if (this.#byRow === made) this.#byRow = undefined;
      });
    }
    return this.#byRow;
  }

  async #make(session: Session, audited: readonly Audited[]): Promise<ReadonlyMap<string, readonly CodePlace[]>> {
    const open = new Set(this.#openUris());
    const live = await Promise.all([...open].map((uri) => session.findings(uri)));
    const documents = [...audited.filter(({ uri }) => !open.has(uri)), ...live];
    const policies = new Map<Uri, Policy | undefined>();
    const byRow = new Map<string, CodePlace[]>();
    for (const { uri, observations, policy: governing } of documents) {
      if (governing === undefined || observations.length === 0) continue;
      if (!policies.has(governing)) policies.set(governing, (await session.view(governing)).policy?.policy);
      const policy = policies.get(governing);
      if (policy === undefined) continue;
      const folder = parentUri(governing);
      const path = folder !== undefined && isWithin(folder, uri) ? relativePath(folder, uri) : uri;
      for (const observation of observations) {
        const range = nameOfPlace(observation);
        for (const row of declaredBy(policy, practiceOf(observation), path)) {
          const places = byRow.get(keyOf(row)) ?? [];
          const known = places.some((place) => place.uri === uri && place.range.start === range.start);
          if (!known) places.push({ uri, range });
          byRow.set(keyOf(row), places);
        }
      }
    }
    return byRow;
  }
}
