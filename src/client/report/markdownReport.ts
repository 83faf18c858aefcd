import { TabInputText, ViewColumn, window, workspace, type TextDocument } from 'vscode';
import { showUnsaved } from '../unsavedDocument.js';
import type { Reports } from './reports.js';

/** The report as a document that is not saved anywhere, for screen readers and for whoever likes text better. */
export class MarkdownReport {
  readonly #reports: Reports;
  #document: TextDocument | undefined;

  constructor(reports: Reports) {
    this.#reports = reports;
  }

  get isOpen(): boolean {
    return this.#document !== undefined && !this.#document.isClosed;
  }

  /** A report that is still open is brought up to date: otherwise every audit would leave a document behind. */
  async show(): Promise<void> {
    const text = await this.#reports.text('markdown');
    if (this.#document === undefined || this.#document.isClosed)
      this.#document = await workspace.openTextDocument({ language: 'markdown' });
    await showUnsaved(this.#document, text, this.#column(this.#document));
  }

  /** Where the report is already, else beside the code. */
  #column({ uri }: TextDocument): ViewColumn {
    const group = window.tabGroups.all.find(({ tabs }) =>
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
    );
    return group?.viewColumn ?? ViewColumn.Beside;
  }
}
