import type { AuditResult } from '../session.js';
import { csvReport } from './csv.js';
import { fidesReport } from './fides.js';
import type { ReportFormatId } from './formats.js';
import { htmlReport } from './html/page.js';
import { jsonReport } from './json.js';
import { markdownReport, type MarkdownOptions } from './markdown.js';
import { sarifReport } from './sarif.js';
import { textReport, type Paint } from './text.js';

export interface RenderOptions extends MarkdownOptions {
  /** Colours for a terminal. */
  readonly paint?: Paint;
}

const renderers: Readonly<Record<ReportFormatId, (result: AuditResult, options: RenderOptions) => string>> = {
  text: (result, options) => textReport(result, options, options.paint),
  markdown: markdownReport,
  html: htmlReport,
  json: (result, options) => data(jsonReport(result, options)),
  sarif: (result, options) => data(sarifReport(result, options)),
  csv: csvReport,
  fides: fidesReport,
};

function data(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** An audit in one of the formats, whole, with a line break at its end. */
export function renderReport(format: ReportFormatId, result: AuditResult, options: RenderOptions): string {
  return renderers[format](result, options);
}
