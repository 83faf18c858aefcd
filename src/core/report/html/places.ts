import type { Reporting } from '../report.js';
import type { Uri } from '../../workspace.js';
import { html, type Markup } from './markup.js';

/** How the page shows where something stands. */
export class Places {
  readonly reporting: Reporting;
  /** Whether the page runs where places can be opened. */
  readonly #opens: boolean;

  constructor(reporting: Reporting, opens: boolean) {
    this.reporting = reporting;
    this.#opens = opens;
  }

  /** A place in a file: a button that opens it in the editor, plain text elsewhere. `label` is the path with the line where it is left out. */
  at(uri: Uri, line: number, label = `${this.reporting.path(uri)}:${line}`, column = 1): Markup {
    if (!this.#opens) return html`<span class="place">${label}</span>`;
    return html`<button type="button" class="place" data-uri="${uri}" data-line="${line}" data-column="${column}">
      ${label}
    </button>`;
  }

  /** The place of a range, by its start. */
  range(uri: Uri, range: { readonly start: number; readonly end: number }, label?: string): Markup {
    const { line, column } = this.reporting.place(uri, range) ?? { line: 1, column: 1 };
    return this.at(uri, line, label, column);
  }
}
