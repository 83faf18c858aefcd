import { ProgressLocation, Uri, l10n, window, workspace, type QuickPickItem } from 'vscode';
import { formatNamed, reportFormats, type ReportFormat } from '../../core/report/formats.js';
import type { Running } from '../extension.js';
import { isAuditCurrent } from './openReport.js';

interface Choice extends QuickPickItem {
  readonly format: ReportFormat;
}

/** Writes the report of the workspace as it is to a file that the user names, in one of the formats. `format` and `target` are for keybindings and tests. */
export async function exportReport(running: Running, format: unknown, target: unknown): Promise<Uri | undefined> {
  const chosen = typeof format === 'string' ? formatNamed(format) : await chooseFormat();
  if (chosen === undefined) return undefined;
  const uri = target instanceof Uri ? target : await chooseFile(chosen);
  if (uri === undefined || !(await isAuditCurrent(running))) return undefined;
  await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Exporting the privacy audit'), cancellable: true },
    async (_, token) => {
      const text = await running.reports.text(chosen.id);
      if (!token.isCancellationRequested) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    },
  );
  if (!(target instanceof Uri)) void tell(uri);
  return uri;
}

/** Who a format is for. */
function description({ id }: ReportFormat): string {
  return {
    text: l10n.t('for the terminal: findings by file, in English'),
    markdown: l10n.t('a document for people, for pull requests and screen readers'),
    html: l10n.t('one self-contained page with matrix, flow diagram and policy coverage'),
    json: l10n.t('findings and observations for programs'),
    sarif: l10n.t('SARIF 2.1.0 for code scanning'),
    csv: l10n.t('findings for spreadsheets'),
    fides: l10n.t('a Fides manifest of what the code does with personal data'),
  }[id];
}

async function chooseFormat(): Promise<ReportFormat | undefined> {
  const choices = reportFormats.map((format): Choice => ({
    format,
    label: format.title,
    description: format.endings[0],
    detail: description(format),
  }));
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Export Report'),
    placeHolder: l10n.t('In which format?'),
    matchOnDetail: true,
  });
  return chosen?.format;
}

async function chooseFile({ title, endings }: ReportFormat): Promise<Uri | undefined> {
  const [folder] = workspace.workspaceFolders ?? [];
  const [ending] = endings;
  return window.showSaveDialog({
    title: l10n.t('Export Report as {0}', title),
    filters: { [title]: endings.map((each) => each.slice(1)) },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, `privacy-audit${ending}`) }),
  });
}

/** Not awaited by the command: it is over, whenever the user reads the message. */
async function tell(uri: Uri): Promise<void> {
  const open = l10n.t('Open');
  const chosen = await window.showInformationMessage(
    l10n.t('The privacy audit is in {0}.', workspace.asRelativePath(uri)),
    open,
  );
  if (chosen === open) await window.showTextDocument(uri);
}
