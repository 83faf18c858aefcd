import {
  l10n,
  languages,
  LanguageStatusSeverity,
  Uri,
  window,
  workspace,
  type Disposable,
  type DocumentSelector,
  type LanguageStatusItem,
} from 'vscode';
import type { DocumentState } from '../protocol/messages.js';

type ServerState = 'starting' | 'running' | 'stopped';

function count(findings: number): string {
  return findings === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', findings);
}

/** The entry in the language status of the file at hand: how many findings it has, and which policy decides. */
export class StatusItem implements Disposable {
  readonly #item: LanguageStatusItem;
  readonly #documents = new Map<string, DocumentState>();
  readonly #listener = window.onDidChangeActiveTextEditor(() => {
    this.#render();
  });
  #server: ServerState = 'starting';
  #busy = 0;

  /** @param documents in whose editors it shows */
  constructor(documents: DocumentSelector) {
    this.#item = languages.createLanguageStatusItem('pledge.status', documents);
    this.#item.name = 'Pledge';
    this.#render();
  }

  shownIn(documents: DocumentSelector): void {
    this.#item.selector = documents;
  }

  serverState(state: ServerState): void {
    this.#server = state;
    if (state !== 'running') this.#documents.clear();
    this.#render();
  }

  documentState(state: DocumentState): void {
    this.#documents.set(state.uri, state);
    this.#render();
  }

  /** Shows the item as busy while `work` runs. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++;
    this.#render();
    try {
      return await work();
    } finally {
      this.#busy--;
      this.#render();
    }
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item.dispose();
  }

  #render(): void {
    const item = this.#item;
    const open = window.activeTextEditor?.document.uri.toString();
    const state = open === undefined ? undefined : this.#documents.get(open);
    item.busy = this.#busy > 0 || this.#server === 'starting';
    item.severity = LanguageStatusSeverity.Information;
    item.command = { title: l10n.t('Show Output'), command: 'pledge.showOutput' };
    item.text = 'Pledge';
    item.detail = '';
    if (this.#server === 'stopped') {
      item.severity = LanguageStatusSeverity.Error;
      item.detail = l10n.t('the server has stopped');
      item.command = { title: l10n.t('Restart Server'), command: 'pledge.restartServer' };
    } else if (this.#server === 'starting') item.detail = l10n.t('starting');
    else if (state?.notChecked !== undefined) {
      item.detail = state.notChecked;
      item.command = { title: l10n.t('Which File Decided?'), command: 'pledge.whichFileDecided' };
    } else if (state?.problem !== undefined) {
      item.severity = LanguageStatusSeverity.Warning;
      item.detail = state.problem;
    } else if (state !== undefined) {
      item.text = `Pledge: ${count(state.findings)}`;
      if (state.policy === undefined) {
        item.detail = l10n.t('no privacy policy declared');
        item.command = { title: l10n.t('Import Privacy Policy'), command: 'pledge.importPolicy' };
      } else {
        const policy = l10n.t('by {0}', workspace.asRelativePath(Uri.parse(state.policy)));
        item.detail = state.known === 0 ? policy : l10n.t('{0}; {1} known to the baseline', policy, state.known);
        item.command = { title: l10n.t('Audit Workspace'), command: 'pledge.auditWorkspace' };
      }
    }
  }
}
