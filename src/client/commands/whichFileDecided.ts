import { commands, l10n, QuickPickItemKind, Uri, window, workspace, type QuickPickItem } from 'vscode';
import { decidedMethod, type DecidedAnswer, type DecidedParams } from '../../protocol/decided.js';
import type { Running } from '../extension.js';
import { settingsThatSpeak } from '../settingsThatSpeak.js';

interface Choice extends QuickPickItem {
  readonly uri?: Uri;
  readonly settings?: string;
}

/** Lists the files that decide what Pledge says of the file at hand, each with the reason, and opens the one that is chosen. */
export async function whichFileDecided({ client }: Running, resource: unknown): Promise<DecidedAnswer> {
  const uri = resource instanceof Uri ? resource : window.activeTextEditor?.document.uri;
  if (uri === undefined) throw new Error(l10n.t('open a file first'));
  const params: DecidedParams = { uri: uri.toString() };
  const answer = await client.sendRequest<DecidedAnswer>(decidedMethod, params);
  const choices: Choice[] = [
    ...answer.files.map(({ uri: file, why }) => {
      const parsed = Uri.parse(file);
      return { label: `$(file) ${workspace.asRelativePath(parsed)}`, description: why, uri: parsed };
    }),
    { label: l10n.t('Settings'), kind: QuickPickItemKind.Separator },
    ...settingsThatSpeak(uri).map(({ name, level, value }) => ({
      label: `$(gear) ${name}`,
      description: level,
      detail: value,
      settings: name,
    })),
  ];
  const title = l10n.t('Which File Decided? {0}', workspace.asRelativePath(uri));
  void choose(choices, title, answer.note);
  return answer;
}

/** Not awaited by the command: it is over, whenever the user chooses. */
async function choose(choices: readonly Choice[], title: string, note: string | undefined): Promise<void> {
  const chosen = await window.showQuickPick(choices, {
    title,
    placeHolder: note ?? l10n.t('These files decide here. Choose one to open it.'),
  });
  if (chosen?.uri !== undefined) await window.showTextDocument(chosen.uri);
  else if (chosen?.settings !== undefined)
    await commands.executeCommand('workbench.action.openSettings', chosen.settings);
}
