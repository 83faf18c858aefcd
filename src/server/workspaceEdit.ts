import type { OptionalVersionedTextDocumentIdentifier, Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FixEdit } from '../core/rules/rule.js';
import type { Uri } from '../core/workspace.js';
import type { SettingChange } from '../protocol/messages.js';
import type { Positions } from './texts.js';

const start: Position = { line: 0, character: 0 };

/** What a fix does to files, and what it does to settings. */
export interface SplitEdits {
  readonly edit: WorkspaceEdit | undefined;
  readonly settings: readonly SettingChange[];
}

/** The files whose text is needed to place the edits. */
export function editedFiles(edits: readonly FixEdit[]): Uri[] {
  return edits.flatMap((edit) => ('range' in edit ? [edit.uri] : []));
}

/** @param version of an open document, null for a file on disk: the editor refuses an edit of a text that has moved on */
export function splitEdits(
  edits: readonly FixEdit[],
  positions: (uri: Uri) => Positions,
  version: (uri: Uri) => number | null,
): SplitEdits {
  const settings: SettingChange[] = [];
  const changes = new Map<Uri, TextEdit[]>();
  const created = new Map<Uri, string>();
  for (const edit of edits) {
    if ('setting' in edit) settings.push(edit);
    else if ('create' in edit) created.set(edit.uri, edit.create);
    else {
      const list = changes.get(edit.uri) ?? [];
      list.push({ range: positions(edit.uri).range(edit.range), newText: edit.newText });
      changes.set(edit.uri, list);
    }
  }
  const document = (uri: Uri): OptionalVersionedTextDocumentIdentifier => ({ uri, version: version(uri) });
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  for (const [uri, text] of created) {
    documentChanges.push({ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: true } });
    documentChanges.push({
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text }],
    });
  }
  for (const [uri, list] of changes) documentChanges.push({ textDocument: document(uri), edits: list });
  return { edit: documentChanges.length > 0 ? { documentChanges } : undefined, settings };
}
