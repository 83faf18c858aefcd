import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../core/language/language.js';
import type { RowStatus } from '../../core/policy/model.js';
import { setStatus } from '../../core/policy/review/set-status.js';
import { rowAt, writtenRows, type WrittenRow } from '../../core/policy/review/written-rows.js';
import { nameOf } from '../../core/workspace/uris.js';

interface Offer {
  readonly title: string;
  readonly rows: readonly WrittenRow[];
  readonly status: RowStatus;
  readonly preferred?: true;
}

/** Whether somebody still has to look at a row. */
function isOpen({ status, mark }: WrittenRow): boolean {
  return status === 'proposed' || mark !== undefined;
}

function selectedRows(text: string, rows: readonly WrittenRow[], start: number, end: number): readonly WrittenRow[] {
  const row = rowAt(text, rows, start);
  const inside = rows.filter(({ at }) => at.start < end && at.end > start);
  return row === undefined || inside.includes(row) ? inside : [row, ...inside];
}

function* offers(
  rows: readonly WrittenRow[],
  selected: readonly WrittenRow[],
  file: string,
  { fixes }: Language,
): Generator<Offer> {
  const [row, ...others] = selected;
  if (row === undefined) return;
  if (others.length > 0) {
    yield { title: fixes.acceptSelected(selected.length, file), rows: selected, status: 'accepted' };
    yield { title: fixes.rejectSelected(selected.length, file), rows: selected, status: 'rejected' };
    return;
  }
  if (row.status !== 'accepted' || row.mark !== undefined)
    yield { title: fixes.acceptRow(file), rows: [row], status: 'accepted', preferred: true };
  if (row.status !== 'rejected' || row.mark !== undefined)
    yield { title: fixes.rejectRow(file), rows: [row], status: 'rejected' };
  const open = rows.filter(isOpen);
  const section = open.filter((other) => other.section === row.section);
  if (section.length > 1) {
    const count = section.length;
    yield { title: fixes.acceptSection(count, row.section, file), rows: section, status: 'accepted' };
    yield { title: fixes.rejectSection(count, row.section, file), rows: section, status: 'rejected' };
  }
  const { heading, confidence } = row;
  const below = heading === undefined ? [] : open.filter((other) => other.heading === heading);
  if (below.length > 1 && below.length !== section.length)
    yield {
      title: fixes.acceptHeading(below.length, heading ?? '', file),
      rows: below,
      status: 'accepted',
    };
  if (confidence === undefined) return;
  const sure = open.filter((other) => other.confidence !== undefined && other.confidence >= confidence);
  if (sure.length > 1)
    yield {
      title: fixes.acceptSure(sure.length, Math.round(confidence * 100), file),
      rows: sure,
      status: 'accepted',
    };
}

/** Offers to accept or reject the row at hand, and the rows that are like it. One undo takes all of an action back. */
export function reviewActions(
  { range, context }: CodeActionParams,
  document: TextDocument,
  language: Language,
): CodeAction[] {
  if (context.only !== undefined && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
  const text = document.getText();
  const rows = writtenRows(text);
  const selected = selectedRows(text, rows, document.offsetAt(range.start), document.offsetAt(range.end));
  return [...offers(rows, selected, nameOf(document.uri), language)].map(
    ({ title, rows: changed, status, preferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      ...(preferred === undefined ? {} : { isPreferred: true }),
      edit: {
        documentChanges: [
          {
            textDocument: { uri: document.uri, version: document.version },
            edits: setStatus(text, changed, status).map(({ range: { start, end }, newText }) => ({
              range: { start: document.positionAt(start), end: document.positionAt(end) },
              newText,
            })),
          },
        ],
      },
    }),
  );
}
