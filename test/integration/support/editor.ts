import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.js';

/** The first folder of the workspace, or the one of that name. */
export function folder(name?: string): vscode.WorkspaceFolder {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = name === undefined ? folders[0] : folders.find((candidate) => candidate.name === name);
  assert.ok(found, `the workspace has no folder ${name ?? ''}`);
  return found;
}

export function fileUri(path: string, folderName?: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(folderName).uri, path);
}

/** Opens a file as a user does. A document opened by the API would stay open for minutes after its editor is closed. */
export async function open(path: string, folderName?: string): Promise<vscode.TextEditor> {
  const uri = fileUri(path, folderName);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false } satisfies vscode.TextDocumentShowOptions);
  return eventually(() => {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    assert.ok(editor, `${path} is not shown`);
    return editor;
  });
}

/** The text of a file as the editor has it, or as it is on disk. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** What Pledge says of a file at the moment. */
export function diagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'pledge');
}

/** The rule of a diagnostic, without the link to its page. */
export function rule({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** `rule:line` of each diagnostic of a file, lines 1-based, in order of place. */
export function summary(uri: vscode.Uri): string[] {
  return diagnostics(uri)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => `${rule(diagnostic)}:${diagnostic.range.start.line + 1}`);
}

/** Waits until a file has exactly these diagnostics, written as by `summary`. */
export async function expectDiagnostics(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  await eventually(() => {
    assert.deepEqual(summary(uri), expected);
  });
}

/** The one diagnostic of a rule in a file. */
export function diagnostic(uri: vscode.Uri, wanted: string): vscode.Diagnostic {
  const found = diagnostics(uri).filter((candidate) => rule(candidate) === wanted);
  assert.equal(found.length, 1, `${wanted} in ${uri.path}: ${summary(uri).join(', ')}`);
  const [only] = found;
  assert.ok(only);
  return only;
}

/** The quick fixes that the editor offers on a diagnostic. */
export async function quickFixes(uri: vscode.Uri, { range }: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions;
}

/** Does what the editor does when the user picks an action. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit), `"${action.title}" could not be applied`);
  const { command } = action;
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

/** Replaces the first place where a text stands, as if typed at once. */
export async function replace(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const at = editor.document.getText().indexOf(before);
  assert.notEqual(at, -1, `${editor.document.uri.path} does not hold "${before}"`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + before.length));
  assert.ok(
    await editor.edit((edit) => {
      edit.replace(range, after);
    }),
  );
}

/** Puts files of a folder back to what they were, and closes all editors. */
export class Restorer {
  readonly #texts = new Map<string, { readonly uri: vscode.Uri; readonly bytes: Uint8Array | undefined }>();

  async remember(...uris: vscode.Uri[]): Promise<void> {
    for (const uri of uris) {
      const bytes = await vscode.workspace.fs.readFile(uri).then(
        (read) => read,
        () => undefined,
      );
      this.#texts.set(uri.toString(), { uri, bytes });
    }
  }

  async restore(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
      // VS Code writes its own settings at the start; they are none of ours.
      const isOurs = document.isUntitled || vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
      if (!document.isDirty || !isOurs) continue;
      await vscode.window.showTextDocument(document, { preview: false });
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const { uri, bytes } of this.#texts.values()) {
      if (bytes) await vscode.workspace.fs.writeFile(uri, bytes);
      else await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    }
    this.#texts.clear();
  }
}
