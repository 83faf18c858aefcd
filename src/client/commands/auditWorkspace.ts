import { CancellationTokenSource, ProgressLocation, l10n, window, type CancellationToken } from 'vscode';
import { ProgressType } from 'vscode-languageclient';
import { auditMethod, type AuditAnswer, type AuditParams, type AuditStep } from '../../protocol/messages.js';
import type { Running } from '../extension.js';

const progressType = new ProgressType<AuditStep>();

let runs = 0;

function message({ phase, done, total }: AuditStep): string {
  const what = {
    list: l10n.t('Listing files'),
    read: l10n.t('Reading files'),
    analyse: l10n.t('Analysing'),
    check: l10n.t('Comparing with the policy'),
  }[phase];
  return total > 0 ? l10n.t('{0} ({1} of {2})', what, done, total) : what;
}

/**
 * Audits the workspace, with progress that can be cancelled, and makes something of it: the findings go to the Problems panel and the tree. Where settings change
 * before `use` has asked for what it needs, the server knows of no audit any more, and there is another one.
 *
 * @param cancelled by others than the user in the progress
 * @returns nothing when the user cancels
 */
export async function withAudit<T>(
  running: Running,
  use: (answer: AuditAnswer) => Promise<T>,
  cancelled?: CancellationToken,
): Promise<T | undefined> {
  const { reports } = running;
  for (;;) {
    const answer = await audit(running, cancelled);
    if (answer === undefined) return undefined;
    try {
      await reports.audited();
      return await use(answer);
    } catch (error) {
      if (await reports.exist()) throw error;
    }
  }
}

async function audit(
  { client, status, log }: Running,
  cancelled?: CancellationToken,
): Promise<AuditAnswer | undefined> {
  const params: AuditParams = { progressToken: `audit-${++runs}` };
  const answer = await status.during(async () =>
    window.withProgress(
      { location: ProgressLocation.Notification, title: 'Pledge', cancellable: true },
      async (progress, token) => {
        const either = new CancellationTokenSource();
        const cancel = (): void => {
          either.cancel();
        };
        const listeners = [token, cancelled].map((each) => each?.onCancellationRequested(cancel));
        if (cancelled?.isCancellationRequested) cancel();
        const listener = client.onProgress(progressType, params.progressToken, (step) => {
          progress.report({ message: message(step) });
        });
        try {
          return await client.sendRequest<AuditAnswer>(auditMethod, params, either.token);
        } catch (error) {
          if (either.token.isCancellationRequested) return undefined;
          throw error;
        } finally {
          for (const each of [listener, either, ...listeners]) each?.dispose();
        }
      },
    ),
  );
  if (answer === undefined) return undefined;
  log.info(
    `Audited ${answer.files} files in ${answer.milliseconds} ms: ${answer.findings} findings, ${answer.skipped} files skipped`,
  );
  return answer;
}

/** Audits the workspace and shows the report. */
export function auditWorkspace(running: Running): Promise<AuditAnswer | undefined> {
  return withAudit(running, async (answer) => {
    await running.shown.show();
    return answer;
  });
}
