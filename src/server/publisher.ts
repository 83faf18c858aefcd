import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Language } from '../core/language/language.js';
import type { DocumentFindings } from '../core/session.js';
import type { LineIndex } from '../core/text/range.js';
import { byUri } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { Finding } from '../core/rules/rule.js';
import { findingsChangedMethod, type FindingItem, type FindingsChanged } from '../protocol/report.js';
import { findingItem } from './findingItems.js';
import { nowhere, positionsIn, type Positions, type Texts } from './texts.js';
import { filesOf, toDiagnostic, withinLimit } from './toDiagnostic.js';

/** How many files are published before the connection gets a turn: VS Code's Problems panel stalls on a thousand at once (microsoft/vscode#135941). */
const batch = 50;

/** Milliseconds in which changes are told of once. */
const tellAfter = 250;

/** What was found in one file, and what the editor was sent of it. */
interface Shown {
  readonly version: number | undefined;
  readonly findings: readonly Finding[];
  /** One for each finding. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those that the baseline knows. */
  readonly known: ReadonlySet<Finding>;
  readonly sent: string;
}

/** What decides which findings of a file are shown. */
export interface Visibility {
  readonly known: ReadonlySet<Finding>;
  /** How many diagnostics the editor is sent. */
  readonly limit: number;
}

/** How many findings of a file are shown, reports apart, and how many more the baseline knows. */
export interface Counts {
  readonly shown: number;
  readonly known: number;
}

function isForEditor({ reportOnly }: Finding): boolean {
  return !reportOnly;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The only owner of published diagnostics: knows what each file shows, and sends only what differs. */
export class Publisher {
  readonly #connection: Connection;
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #visibility: (uri: Uri, findings: readonly Finding[]) => Promise<Visibility>;
  readonly #shown = new Map<Uri, Shown>();
  readonly #untold = new Set<Uri>();
  #telling: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(
    connection: Connection,
    texts: Texts,
    language: Language,
    visibility: (uri: Uri, findings: readonly Finding[]) => Promise<Visibility>,
  ) {
    this.#language = language;
    this.#connection = connection;
    this.#texts = texts;
    this.#visibility = visibility;
  }

  /**
   * @param stillCurrent asked again after files were read: stale results are dropped
   * @returns undefined for a result that was dropped
   */
  async show(result: DocumentFindings, stillCurrent: () => boolean = () => true): Promise<Counts | undefined> {
    const { uri, findings } = result;
    const positions = await this.#texts.load([uri, ...findings.flatMap(filesOf)]);
    const visibility = await this.#visibility(uri, findings);
    if (!stillCurrent()) return undefined;
    await this.#take(result, positions, visibility);
    const all = findings.filter(isForEditor);
    const known = all.filter((finding) => visibility.known.has(finding)).length;
    return { shown: all.length - known, known };
  }

  /**
   * Shows what an audit found, in the lines that it knew.
   *
   * @param isCurrent asked right before a file is shown: what changed while others were is left as it was shown since
   */
  async showAll(
    results: readonly DocumentFindings[],
    lines: ReadonlyMap<Uri, LineIndex>,
    isCurrent: (result: DocumentFindings) => boolean,
  ): Promise<void> {
    const positions = (uri: Uri): Positions => {
      const index = lines.get(uri);
      return index === undefined ? nowhere : positionsIn(index);
    };
    for (const [i, result] of results.entries()) {
      if (i > 0 && i % batch === 0) await turn();
      const visibility = await this.#visibility(result.uri, result.findings);
      if (isCurrent(result)) await this.#take(result, positions, visibility);
    }
  }

  /** Shows what is there already by another baseline, or another limit. */
  async refresh(): Promise<void> {
    for (const [i, uri] of this.files.entries()) {
      if (i > 0 && i % batch === 0) await turn();
      const before = this.#shown.get(uri);
      if (before === undefined) continue;
      const visibility = await this.#visibility(uri, before.findings);
      // What came meanwhile was shown by the same measure.
      if (this.#shown.get(uri) === before) await this.#send(uri, before, visibility);
    }
  }

  async clear(uri: Uri): Promise<void> {
    if (!this.#shown.delete(uri)) return;
    this.#tell(uri);
    await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** The findings behind what the editor shows of a file. */
  findings(uri: Uri): readonly Finding[] {
    return this.#shown.get(uri)?.findings ?? [];
  }

  get files(): readonly Uri[] {
    return [...this.#shown.keys()];
  }

  /** Everything that was found, of all files or of some, in order of file and place. */
  items(uris: readonly Uri[] = this.files): FindingItem[] {
    return uris
      .flatMap((uri) => {
        const shown = this.#shown.get(uri);
        return shown === undefined ? [] : [[uri, shown] as const];
      })
      .sort(([a], [b]) => byUri(a, b))
      .flatMap(([, { findings, diagnostics, known }]) =>
        findings.flatMap((finding, index) => {
          const range = diagnostics[index]?.range;
          return range === undefined ? [] : [findingItem(finding, range, known.has(finding), this.#language)];
        }),
      );
  }

  async #take(
    { uri, version, findings }: DocumentFindings,
    positions: (uri: Uri) => Positions,
    visibility: Visibility,
  ): Promise<void> {
    const diagnostics = findings.map((finding) => toDiagnostic(finding, this.#language, positions));
    await this.#send(uri, { version, findings, diagnostics }, visibility);
  }

  async #send(
    uri: Uri,
    { version, findings, diagnostics: all }: Pick<Shown, 'version' | 'findings' | 'diagnostics'>,
    { known, limit }: Visibility,
  ): Promise<void> {
    const visible = all.filter((_, index) => {
      const finding = findings[index];
      return finding !== undefined && isForEditor(finding) && !known.has(finding);
    });
    const diagnostics = withinLimit(visible, limit, this.#language);
    const sent = JSON.stringify(diagnostics);
    const before = this.#shown.get(uri);
    this.#shown.set(uri, { version, findings, diagnostics: all, known, sent });
    const isOther =
      before === undefined
        ? findings.length > 0
        : before.sent !== sent || before.findings.length !== findings.length || before.known.size !== known.size;
    if (isOther) this.#tell(uri);
    if (before === undefined ? diagnostics.length === 0 : before.sent === sent) return;
    await this.#connection.sendDiagnostics({
      uri,
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  }

  dispose(): void {
    clearTimeout(this.#telling);
    this.#isDisposed = true;
  }

  #tell(uri: Uri): void {
    if (this.#isDisposed) return;
    this.#untold.add(uri);
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      const changed: FindingsChanged = { uris: [...this.#untold] };
      this.#untold.clear();
      void this.#connection.sendNotification(findingsChangedMethod, changed);
    }, tellAfter);
  }
}
