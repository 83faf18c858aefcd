import { l10n, Uri, window, workspace, type QuickPickItem } from 'vscode';
import { fieldMethod, type FieldAnswer, type FieldParams } from '../../protocol/messages.js';
import type { Running } from '../extension.js';
import { applySetting } from './applySetting.js';

interface Choice extends QuickPickItem {
  readonly value: string | false;
}

/** Says in the workspace settings what the name under the caret holds: a category of personal data, or none. */
export async function mapField({ client }: Running): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) throw new Error(l10n.t('open a file and put the caret on a field first'));
  const { document, selection } = editor;
  const params: FieldParams = {
    uri: document.uri.toString(),
    line: selection.active.line,
    character: selection.active.character,
  };
  const field = await client.sendRequest<FieldAnswer>(fieldMethod, params);
  if (field.patterns.length === 0) throw new Error(l10n.t('put the caret on the name of a field first'));
  const pattern = await pickPattern(field.patterns);
  if (pattern === undefined) return;
  const choices: Choice[] = [
    { label: l10n.t('Not personal data'), detail: `"${pattern}": false`, value: false },
    ...field.categories.map(({ key, label, description }) => ({
      label: key,
      description: field.current.includes(key) ? l10n.t('{0} (as it is now)', label) : label,
      detail: description,
      value: key,
    })),
  ];
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Map {0} in the workspace settings (pledge.fields)', pattern),
    placeHolder: l10n.t('What does it hold?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  await applySetting([{ setting: 'pledge.fields', key: pattern, value: chosen.value, scope: document.uri.toString() }]);
  void tell(pattern, chosen, document.uri);
}

/** Not awaited by the command: it is over, whenever the user reads the message. */
async function tell(pattern: string, { value, label }: Choice, scope: Uri): Promise<void> {
  const folder = workspace.getWorkspaceFolder(scope);
  if (folder === undefined) return;
  const file = Uri.joinPath(folder.uri, '.vscode', 'settings.json');
  const what = value === false ? l10n.t('no personal data') : label;
  const open = l10n.t('Open File');
  const message = l10n.t('{0} is now {1}, by {2}.', pattern, what, workspace.asRelativePath(file));
  if ((await window.showInformationMessage(message, open)) === open) await window.showTextDocument(file);
}

/** Asks only where there is something to choose. */
async function pickPattern(patterns: readonly string[]): Promise<string | undefined> {
  const [only, ...others] = patterns;
  if (others.length === 0) return only;
  return window.showQuickPick([...patterns], {
    title: l10n.t('Map Field'),
    placeHolder: l10n.t('Which fields does it speak of? The first is this one alone.'),
  });
}
