import { commands, l10n, window, workspace, type Disposable, type LogOutputChannel, type Memento } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import {
  findingsChangedMethod,
  findingsMethod,
  type FindingsAnswer,
  type FindingsChanged,
} from '../../protocol/report.js';
import { somePolicy } from '../policyFiles.js';
import { filtered, noFilter, type TreeFilter } from './filter.js';
import { FindingsTree } from './findingsTree.js';
import { HeldFindings } from './heldFindings.js';
import { groupings, type Grouping } from './grouping.js';

function setContext(key: string, value: boolean): void {
  void commands.executeCommand('setContext', key, value);
}

const groupingKey = 'pledge.findings.groupBy';

/** The view with the findings: asks the server for them when they changed and somebody looks, and shows what the filter lets through. */
export class FindingsView implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #memory: Memento;
  readonly #log: LogOutputChannel;
  readonly #tree = new FindingsTree(() => this.#known());
  readonly #view = window.createTreeView('pledge.findings', { treeDataProvider: this.#tree, showCollapseAll: true });
  readonly #disposables: readonly { dispose(): unknown }[];
  readonly #findings = new HeldFindings();
  #answer: Omit<FindingsAnswer, 'findings'> = {
    audited: false,
    current: false,
    hasPolicy: false,
    hasBaseline: false,
  };
  #filter = noFilter;
  /** Whether the findings are those that there are, as far as anybody has told. To say that there are none is an all-clear, which needs that. */
  #isKnown = false;
  #searches = 0;
  /** The question that was asked last. */
  #asked: Promise<void> = Promise.resolve();

  constructor(client: BaseLanguageClient, memory: Memento, log: LogOutputChannel) {
    this.#log = log;
    this.#client = client;
    this.#memory = memory;
    const stale = (changed?: FindingsChanged): void => {
      this.#findings.stale(changed?.uris);
      this.#isKnown = false;
      setContext('pledge.nothingToShow', false);
      this.#refresh();
    };
    const allStale = (): void => {
      stale();
    };
    // Settings may name any of them.
    const watcher = workspace.createFileSystemWatcher('**/*.{yaml,yml}', false, true, false);
    this.#disposables = [
      this.#view,
      watcher,
      watcher.onDidCreate(allStale),
      watcher.onDidDelete(allStale),
      workspace.onDidChangeWorkspaceFolders(allStale),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('pledge')) allStale();
      }),
      client.onNotification(findingsChangedMethod, stale),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) allStale();
      }),
      this.#view.onDidChangeVisibility(() => {
        this.#refresh();
      }),
      window.onDidChangeActiveTextEditor(() => {
        if (this.#filter.onlyActive) this.#render();
      }),
    ];
  }

  get grouping(): Grouping {
    const kept = this.#memory.get<string>(groupingKey);
    return groupings.find((each) => each === kept) ?? 'category';
  }

  async group(by: Grouping): Promise<void> {
    await this.#memory.update(groupingKey, by);
    this.#render();
  }

  get filter(): TreeFilter {
    return this.#filter;
  }

  /** Whether there is a baseline that a filter can hold findings against. */
  get hasBaseline(): boolean {
    return this.#answer.hasBaseline;
  }

  show(filter: TreeFilter): void {
    this.#filter = filter;
    this.#render();
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }

  #refresh(): void {
    if (this.#view.visible) void this.#known();
  }

  /** Asks for what has changed, one question after the other. Ends when the answer is shown, or the error is in the log; the next one asks again then. */
  #known(): Promise<void> {
    this.#asked = this.#asked
      .then(() => this.#ask())
      .catch((error: unknown) => {
        this.#findings.stale();
        this.#log.error(`The findings could not be listed: ${String(error)}`);
      });
    return this.#asked;
  }

  async #ask(): Promise<void> {
    if (this.#client.state === State.Starting) await this.#client.start();
    const params = this.#client.isRunning() ? this.#findings.wanted() : undefined;
    if (params === undefined) return;
    const { findings, ...answer } = await this.#client.sendRequest<FindingsAnswer>(findingsMethod, params);
    this.#findings.take(params, findings);
    this.#answer = answer;
    this.#isKnown = !this.#findings.areStale;
    this.#render();
    // Not waited for: in a large workspace the search takes its time.
    void this.#tellPolicy();
  }

  /** What the welcome text depends on. */
  async #tellPolicy(): Promise<void> {
    const search = ++this.#searches;
    const policy = await somePolicy();
    if (search !== this.#searches) return;
    setContext('pledge.hasPolicy', policy !== undefined);
    setContext('pledge.hasNoPolicy', policy === undefined);
  }

  #render(): void {
    const { audited } = this.#answer;
    setContext('pledge.audited', audited);
    const findings = this.#findings.all;
    const active = window.activeTextEditor?.document.uri.toString();
    const shown = filtered(findings, this.#filter, active);
    setContext('pledge.nothingToShow', this.#isKnown && shown.length === 0);
    this.#tree.show(shown, this.grouping);
    this.#view.badge =
      shown.length === 0 ? undefined : { value: shown.length, tooltip: l10n.t('{0} privacy findings', shown.length) };
    const known = this.#filter.onlyNew ? findings.filter(({ isKnown }) => isKnown).length : 0;
    const hidden = findings.length - shown.length - known;
    const parts = [
      ...(known > 0 ? [l10n.t('Known to the baseline and hidden: {0}.', known)] : []),
      ...(hidden > 0 ? [l10n.t('{0} findings are filtered out.', hidden)] : []),
      ...(!audited && findings.length > 0 ? [l10n.t('Of open files; audit the workspace to see all.')] : []),
    ];
    this.#view.message = parts.join(' ');
  }
}
