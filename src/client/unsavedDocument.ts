import type { ViewColumn } from 'vscode';
import { Range, Selection, WorkspaceEdit, window, workspace, type TextDocument } from 'vscode';

/**
 * Shows text in a document that is not saved anywhere, scrolled to its top. It is shown before it is filled: VS Code opens documents with unsaved text by itself,
 * and not where they are wanted. All of it is replaced: a new untitled document can come with the text of one of the same name that was closed lately.
 */
export async function showUnsaved(document: TextDocument, text: string, viewColumn: ViewColumn): Promise<void> {
  const editor = await window.showTextDocument(document, { viewColumn, preview: false });
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  if (!(await workspace.applyEdit(edit))) throw new Error(`${document.fileName} could not be filled`);
  editor.selection = new Selection(0, 0, 0, 0);
  editor.revealRange(new Range(0, 0, 0, 0));
}
