import {
  commands,
  l10n,
  QuickPickItemKind,
  Uri,
  ViewColumn,
  window,
  workspace,
  type QuickPickItem,
  type TextDocument,
} from 'vscode';
import { importMethod, type ImportAnswer, type ImportParams, type PolicyUpdate } from '../../protocol/messages.js';
import { isProse } from '../documents.js';
import { exists } from '../exists.js';
import type { Running } from '../extension.js';
import { replaceText } from '../replaceText.js';
import { showUnsaved } from '../unsavedDocument.js';

const policyFile = 'privacy.policy.yaml';
const prose = '**/*{privacy,Privacy,PRIVACY,datenschutz,cookie,Cookie}*.{md,markdown,html,htm,txt}';
const excluded = '**/{node_modules,dist,build,out,coverage}/**';

interface Choice extends QuickPickItem {
  readonly uri: Uri | undefined;
}

/**
 * Reads a policy in prose and opens what comes of it beside the prose, for review: a proposed policy file, or, where a policy file was made from the text before,
 * that file brought up to date. Nothing is saved, and undo takes it back.
 */
export async function importPolicy({ client, status }: Running, resource: unknown): Promise<ImportAnswer | undefined> {
  // A quick fix names the text by its URI as the protocol writes it.
  const named = typeof resource === 'string' ? Uri.parse(resource) : resource;
  const uri = named instanceof Uri ? named : await choose();
  if (uri === undefined) return undefined;
  const document = await workspace.openTextDocument(uri);
  const params: ImportParams = { uri: uri.toString(), text: document.getText() };
  const answer = await status.during(() => client.sendRequest<ImportAnswer>(importMethod, params));
  if (answer.rows === 0) {
    const name = workspace.asRelativePath(uri);
    void window.showWarningMessage(
      l10n.t('{0} does not read like a privacy policy: no practice was found in it.', name),
    );
    return answer;
  }
  const existing = await chooseUpdate(answer.updates);
  if (existing === 'cancelled') return undefined;
  await window.showTextDocument(document, { viewColumn: ViewColumn.One, preview: false, preserveFocus: true });
  if (existing === undefined) await showUnsaved(await proposal(document), answer.yaml, ViewColumn.Two);
  else await bringUpToDate(existing, uri);
  return answer;
}

/** Asks only where more than one policy file was made from the text. */
async function chooseUpdate(updates: readonly PolicyUpdate[]): Promise<PolicyUpdate | 'cancelled' | undefined> {
  if (updates.length < 2) return updates[0];
  const choices = updates.map((update) => ({
    label: workspace.asRelativePath(Uri.parse(update.uri)),
    description: update.differences ?? l10n.t('nothing differs'),
    update,
  }));
  const title = l10n.t('Import Privacy Policy');
  const chosen = await window.showQuickPick(choices, {
    title,
    placeHolder: l10n.t('Which policy file shall be updated?'),
  });
  return chosen === undefined ? 'cancelled' : chosen.update;
}

async function bringUpToDate({ uri, text, differences }: PolicyUpdate, prose: Uri): Promise<void> {
  const policy = await workspace.openTextDocument(Uri.parse(uri));
  await window.showTextDocument(policy, { viewColumn: ViewColumn.Two, preview: false });
  const names = [workspace.asRelativePath(policy.uri), workspace.asRelativePath(prose)];
  if (differences === undefined) {
    void window.showInformationMessage(l10n.t('{0} is up to date with {1}.', ...names));
    return;
  }
  await replaceText(policy, text);
  void offerChanges(l10n.t('{0} is brought up to date with {1}: {2}. It is not saved yet.', ...names, differences));
}

/** Not awaited by the command: it is over, whenever the user reads the message. */
async function offerChanges(message: string): Promise<void> {
  const show = l10n.t('Show Changes');
  if ((await window.showInformationMessage(message, show)) === show)
    await commands.executeCommand('workbench.files.action.compareWithSaved');
}

/** Asks which document: the one at hand, one of the workspace whose name speaks of privacy, or any other. */
async function choose(): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  const choices: Choice[] = [];
  if (active !== undefined && isProse(active)) choices.push(choice(active.uri, l10n.t('the active editor')));
  const found = await workspace.findFiles(prose, excluded, 50);
  for (const uri of found.sort((a, b) => a.path.localeCompare(b.path))) {
    if (uri.toString() !== active?.uri.toString()) choices.push(choice(uri));
  }
  if (choices.length > 0) choices.push({ label: '', kind: QuickPickItemKind.Separator, uri: undefined });
  const browse: Choice = { label: `$(folder-opened) ${l10n.t('Another file…')}`, uri: undefined };
  const chosen = await window.showQuickPick([...choices, browse], {
    title: l10n.t('Import Privacy Policy'),
    placeHolder: l10n.t('The privacy policy as your users read it (Markdown, HTML or plain text)'),
  });
  if (chosen !== browse) return chosen?.uri;
  const picked = await window.showOpenDialog({
    title: l10n.t('Import Privacy Policy'),
    openLabel: l10n.t('Import'),
    filters: { [l10n.t('Privacy policy')]: ['md', 'markdown', 'html', 'htm', 'txt'] },
  });
  return picked?.[0];
}

function choice(uri: Uri, description?: string): Choice {
  return {
    label: `$(file) ${workspace.asRelativePath(uri)}`,
    uri,
    ...(description === undefined ? {} : { description }),
  };
}

/** An unsaved document that will be saved at the root of the folder, unless there is a policy file already. */
async function proposal(source: TextDocument): Promise<TextDocument> {
  const folder = workspace.getWorkspaceFolder(source.uri) ?? workspace.workspaceFolders?.[0];
  const target = folder && Uri.joinPath(folder.uri, policyFile);
  if (target === undefined || (await exists(target)) || isOpen(target.with({ scheme: 'untitled' })))
    return workspace.openTextDocument({ language: 'yaml' });
  return workspace.openTextDocument(target.with({ scheme: 'untitled' }));
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
