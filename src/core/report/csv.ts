import { english } from '../language/english.js';
import type { AuditResult } from '../session.js';
import { Reporting, type ReportedFinding, type ReportOptions } from './report.js';

type Cell = string | number | null;

const columns: readonly (readonly [head: string, cell: (finding: ReportedFinding) => Cell])[] = [
  ['severity', ({ severity }) => severity],
  ['rule', ({ rule }) => rule],
  ['file', ({ file }) => file],
  ['line', ({ line }) => line],
  ['column', ({ column }) => column],
  ['message', ({ message }) => message],
  ['categories', ({ categories }) => categories.join(' ')],
  ['recipient', ({ recipient }) => recipient],
  ['policy file', ({ policy }) => policy?.file ?? null],
  ['policy line', ({ policy }) => policy?.line ?? null],
  ['policy sentence', ({ policy }) => policy?.quote ?? null],
  ['way of the data', ({ steps }) => steps.map(({ file, line, what }) => `${what} (${file}:${line})`).join(' → ')],
  ['fingerprint', ({ fingerprint }) => fingerprint],
];

/**
 * What spreadsheets take for the start of a formula, full-width forms included. Such a text is given an apostrophe, by which they know it for text.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^[\s\u0000]*[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The findings as RFC 4180 has them: a line of heads, CRLF after each line, quotation marks where they are needed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvReport(result: AuditResult, options: ReportOptions): string {
  const reporting = new Reporting(result, { ...options, language: english });
  const rows = reporting.shown().map((shown) => {
    const finding = reporting.finding(shown);
    return columns.map(([, cell]) => written(cell(finding)));
  });
  return [columns.map(([head]) => head), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}
