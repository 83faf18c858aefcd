import { ProgressLocation, TabInputText, ViewColumn, window, workspace, type TextDocument } from 'vscode';
import { ProgressType } from 'vscode-languageclient';
import { auditMethod, type AuditAnswer, type AuditParams, type AuditStep } from '../../protocol/messages.js';
import type { Running } from '../extension.js';
import { showUnsaved } from '../unsavedDocument.js';

const phases: Readonly<Record<AuditStep['phase'], string>> = {
  list: 'Listing files',
  read: 'Reading files',
  analyse: 'Analysing',
  check: 'Comparing with the policy',
};

const progressType = new ProgressType<AuditStep>();

function message({ phase, done, total }: AuditStep): string {
  return total > 0 ? `${phases[phase]} (${done} of ${total})` : phases[phase];
}

/** Audits the workspace: the findings go to the Problems panel, the report to a document that is not saved anywhere. */
export class AuditWorkspace {
  #runs = 0;
  #report: TextDocument | undefined;

  async run(running: Running): Promise<AuditAnswer | undefined> {
    const answer = await running.status.during(() => this.#audit(running));
    if (answer === undefined) return undefined;
    running.log.info(
      `Audited ${answer.files} files in ${answer.milliseconds} ms: ${answer.findings} findings, ${answer.skipped} files skipped`,
    );
    await this.#open(answer.markdown);
    return answer;
  }

  /** Gives nothing when the user cancels. */
  async #audit({ client }: Running): Promise<AuditAnswer | undefined> {
    const params: AuditParams = { progressToken: `audit-${++this.#runs}` };
    return window.withProgress(
      { location: ProgressLocation.Notification, title: 'Pledge', cancellable: true },
      async (progress, token) => {
        const listener = client.onProgress(progressType, params.progressToken, (step) => {
          progress.report({ message: message(step) });
        });
        try {
          return await client.sendRequest<AuditAnswer>(auditMethod, params, token);
        } catch (error) {
          if (token.isCancellationRequested) return undefined;
          throw error;
        } finally {
          listener.dispose();
        }
      },
    );
  }

  /** A report that is still open is brought up to date: otherwise every audit would leave a document behind. */
  async #open(markdown: string): Promise<void> {
    if (this.#report === undefined || this.#report.isClosed)
      this.#report = await workspace.openTextDocument({ language: 'markdown' });
    await showUnsaved(this.#report, markdown, this.#column(this.#report));
  }

  /** Where the report is already, else beside the code. */
  #column({ uri }: TextDocument): ViewColumn {
    const group = window.tabGroups.all.find(({ tabs }) =>
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
    );
    return group?.viewColumn ?? ViewColumn.Beside;
  }
}
