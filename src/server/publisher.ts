import type { Connection, Range } from 'vscode-languageserver';
import type { Language } from '../core/language/language.js';
import type { DocumentFindings } from '../core/session.js';
import type { LineIndex } from '../core/text/range.js';
import { byUri } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { Finding } from '../core/rules/rule.js';
import { findingsChangedMethod, type FindingItem } from '../protocol/report.js';
import { findingItem } from './findingItems.js';
import { nowhere, positionsIn, type Positions, type Texts } from './texts.js';
import { filesOf, toDiagnostics } from './toDiagnostic.js';

/** How many files are published before the connection gets a turn: VS Code's Problems panel stalls on a thousand at once (microsoft/vscode#135941). */
const batch = 50;

/** Milliseconds in which changes are told of once. */
const tellAfter = 250;

/** What the editor was sent of one file, and where each of its findings is. */
interface Shown {
  readonly findings: readonly Finding[];
  readonly ranges: readonly Range[];
  readonly sent: string;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The only owner of published diagnostics: knows what each file shows, and sends only what differs. */
export class Publisher {
  readonly #connection: Connection;
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #shown = new Map<Uri, Shown>();
  #telling: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(connection: Connection, texts: Texts, language: Language) {
    this.#language = language;
    this.#connection = connection;
    this.#texts = texts;
  }

  /** @param stillCurrent asked again after files were read: stale results are dropped */
  async show(result: DocumentFindings, stillCurrent: () => boolean = () => true): Promise<void> {
    const positions = await this.#texts.load([result.uri, ...result.findings.flatMap(filesOf)]);
    if (!stillCurrent()) return;
    await this.#send(result, positions);
  }

  /** Shows what an audit found, in the lines that it knew. */
  async showAll(results: readonly DocumentFindings[], lines: ReadonlyMap<Uri, LineIndex>): Promise<void> {
    const positions = (uri: Uri): Positions => {
      const index = lines.get(uri);
      return index === undefined ? nowhere : positionsIn(index);
    };
    for (const [i, result] of results.entries()) {
      if (i > 0 && i % batch === 0) await turn();
      await this.#send(result, positions);
    }
  }

  async clear(uri: Uri): Promise<void> {
    if (!this.#shown.delete(uri)) return;
    this.#tell();
    await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** The findings behind what the editor shows of a file. */
  findings(uri: Uri): readonly Finding[] {
    return this.#shown.get(uri)?.findings ?? [];
  }

  get files(): readonly Uri[] {
    return [...this.#shown.keys()];
  }

  /** Everything that is shown, and what only reports show, in order of file and place. */
  items(): FindingItem[] {
    return [...this.#shown]
      .sort(([a], [b]) => byUri(a, b))
      .flatMap(([, { findings, ranges }]) =>
        findings.flatMap((finding, index) => {
          const range = ranges[index];
          return range === undefined ? [] : [findingItem(finding, range, this.#language)];
        }),
      );
  }

  async #send({ uri, version, findings }: DocumentFindings, positions: (uri: Uri) => Positions): Promise<void> {
    const diagnostics = toDiagnostics(findings, this.#language, positions);
    const ranges = findings.map((finding) => positions(finding.uri).range(finding.range));
    const sent = JSON.stringify(diagnostics);
    const before = this.#shown.get(uri);
    this.#shown.set(uri, { findings, ranges, sent });
    if (before === undefined ? findings.length > 0 : before.sent !== sent || before.findings.length !== findings.length)
      this.#tell();
    if (before === undefined ? diagnostics.length === 0 : before.sent === sent) return;
    await this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  dispose(): void {
    clearTimeout(this.#telling);
    this.#isDisposed = true;
  }

  #tell(): void {
    if (this.#isDisposed) return;
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      void this.#connection.sendNotification(findingsChangedMethod);
    }, tellAfter);
  }
}
