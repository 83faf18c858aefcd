import type { AuditResult, DocumentFindings, Session } from '../../../src/core/session.js';
import type { Finding } from '../../../src/core/rules/rule.js';
import type { Uri, Workspace } from '../../../src/core/workspace.js';
import type { EngineOptions, ServerHost } from '../../../src/server/host.js';
import { finding } from './findings.js';

/** A session whose answers come when the test says so: for what the server does with late, stale and cancelled ones. */
export class ScriptedSession implements Session {
  revision = 0;
  readonly texts = new Map<Uri, { readonly version: number; readonly text: string }>();
  readonly asked: {
    readonly uri: Uri;
    readonly version: number | undefined;
    readonly signal: AbortSignal | undefined;
  }[] = [];
  /** When set, answers wait for it. */
  gate: Promise<void> | undefined;
  disposed = false;
  changes: readonly Uri[] = [];
  auditing: ((signal: AbortSignal | undefined) => Promise<AuditResult>) | undefined;

  open(uri: Uri, version: number, text: string): void {
    this.revision++;
    this.texts.set(uri, { version, text });
  }

  change(uri: Uri, version: number, text: string): void {
    this.open(uri, version, text);
  }

  close(uri: Uri): void {
    this.texts.delete(uri);
  }

  filesChanged(uris: readonly Uri[]): void {
    this.changes = uris;
  }

  /** One finding for each `email` in the text. */
  know(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async findings(uri: Uri, signal?: AbortSignal): Promise<DocumentFindings> {
    const { version, text } = this.texts.get(uri) ?? { version: undefined, text: 'email' };
    this.asked.push({ uri, version, signal });
    await this.gate;
    if (text.includes('crash')) throw new Error('the engine met something that it cannot bear');
    const findings = [...text.matchAll(/email/g)].map(({ index }): Finding =>
      finding({
        uri,
        range: { start: index, end: index + 5 },
        ...(text.startsWith('// pledge-ignore') && { rule: 'unused-suppression' }),
      }),
    );
    return { uri, version, findings, observations: [], policy: undefined };
  }

  audit({ signal }: Parameters<Session['audit']>[0]): Promise<AuditResult> {
    if (this.auditing === undefined) throw new Error('no audit was expected');
    return this.auditing(signal);
  }

  fixes(found: Finding): ReturnType<Session['fixes']> {
    const place = `${found.range.start}-${found.range.end}`;
    return Promise.resolve([
      {
        title: ['drop', [place], 'send()', 'a.ts'],
        isPreferred: true,
        isSafe: true,
        edits: [{ uri: found.uri, range: found.range, newText: '' }],
      },
      {
        title: ['mapAsNotPersonal', 'email', '.vscode/settings.json'],
        isPreferred: false,
        edits: [{ setting: 'pledge.fields', key: 'email', value: false, scope: found.uri }],
      },
      {
        title: ['showSentence', 'privacy.md'],
        isPreferred: false,
        edits: [],
        opens: { uri: found.uri, range: found.range },
      },
    ]);
  }

  hover(): ReturnType<Session['hover']> {
    return Promise.resolve({ markdown: 'e-mail address', start: 0, end: 5 });
  }

  view(uri: Uri): ReturnType<Session['view']> {
    const { version } = this.texts.get(uri) ?? { version: undefined };
    return Promise.resolve({ uri, version, observations: [], annotations: undefined, policy: undefined, path: 'a.ts' });
  }

  decided(): ReturnType<Session['decided']> {
    return Promise.resolve({
      policy: undefined,
      unreadable: undefined,
      parents: [],
      sources: [],
      settings: undefined,
      notChecked: undefined,
    });
  }

  sources(): ReturnType<Session['sources']> {
    return Promise.resolve([...this.texts.keys()]);
  }

  policies(): ReturnType<Session['policies']> {
    return Promise.resolve([]);
  }

  dispose(): void {
    this.disposed = true;
  }
}

const noFiles = (roots: readonly Uri[]): Workspace => ({
  roots,
  readFolder: () => Promise.resolve({ entries: [], problems: [] }),
  readMany: (uris) =>
    Promise.resolve(
      uris.map((uri) =>
        uri.endsWith('.json') ? { uri, problem: 'missing', why: ['missing'] } : { uri, text: 'email' },
      ),
    ),
  stat: () => Promise.resolve(undefined),
});

/** Remembers each engine that the server asked for. */
export class ScriptedHost implements ServerHost {
  readonly engines: { readonly options: EngineOptions; readonly session: ScriptedSession }[] = [];

  createEngine(options: EngineOptions): ReturnType<ServerHost['createEngine']> {
    const session = new ScriptedSession();
    this.engines.push({ options, session });
    return { session, workspace: noFiles(options.roots) };
  }

  /** The session of the engine that is in use. */
  get session(): ScriptedSession {
    const last = this.engines.at(-1);
    if (last === undefined) throw new Error('the server has no engine');
    return last.session;
  }
}
