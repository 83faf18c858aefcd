import { Range, WorkspaceEdit, workspace, type TextDocument } from 'vscode';

/** Makes a document say another text, in one step that undo takes back. What both have in common stays untouched, and with it carets and folded regions. */
export async function replaceText(document: TextDocument, text: string): Promise<void> {
  // The editor gives its own line ends to what is put in.
  const before = document.getText();
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start++;
  let same = 0;
  const most = Math.min(before.length, text.length) - start;
  while (same < most && before[before.length - 1 - same] === text[text.length - 1 - same]) same++;
  const range = new Range(document.positionAt(start), document.positionAt(before.length - same));
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, text.slice(start, text.length - same));
  if (!(await workspace.applyEdit(edit))) throw new Error(`${document.fileName} could not be changed`);
}
