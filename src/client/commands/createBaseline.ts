import { l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import { baselineMethod, type BaselineAnswer } from '../../protocol/report.js';
import { baselinePath } from '../baselineFiles.js';
import { exists } from '../exists.js';
import type { Running } from '../extension.js';
import { withAudit } from './auditWorkspace.js';

/**
 * Writes down what is found in a folder now as known, so that from then on only what is new is shown. Asks before it replaces a baseline.
 *
 * @returns undefined where nothing is written
 */
export async function createBaseline(running: Running): Promise<BaselineAnswer | undefined> {
  const folder = await chooseFolder();
  if (folder === undefined) return undefined;
  const path = baselinePath(folder);
  if (path === '') throw new Error(l10n.t('the setting pledge.baseline names no file'));
  const uri = Uri.joinPath(folder.uri, path);
  const isThere = await exists(uri);
  if (isThere && !(await mayReplace(path))) return undefined;
  // Never from an audit of before: what was mended since would be written down, and hidden when it comes back.
  const answer = await withAudit(running, () =>
    running.client.sendRequest<BaselineAnswer>(baselineMethod, { folder: folder.uri.toString() }),
  );
  if (answer === undefined) return undefined;
  // One that is there is emptied: that is what was asked for.
  if (answer.findings === 0 && !isThere) {
    void window.showInformationMessage(l10n.t('Nothing was found in {0}, so no baseline is written.', folder.name));
    return undefined;
  }
  await workspace.fs.writeFile(uri, new TextEncoder().encode(answer.text));
  void window.showInformationMessage(
    l10n.t('{0} findings are written down in {1} and count as known.', answer.findings, path),
  );
  return answer;
}

async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new Error(l10n.t('open a folder first: the baseline is written to its root'));
  return folders.length === 1 ? folders[0] : window.showWorkspaceFolderPick();
}

async function mayReplace(path: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const chosen = await window.showWarningMessage(
    l10n.t('There is a baseline in {0} already. Replace it by what is found now?', path),
    { modal: true },
    replace,
  );
  return chosen === replace;
}
