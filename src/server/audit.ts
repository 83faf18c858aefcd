import { ProgressType, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { AuditResult, Session } from '../core/session.js';
import type { AuditParams, AuditStep } from '../protocol/messages.js';

/** Milliseconds between two reports of progress. */
const reportEvery = 100;

const progressType = new ProgressType<AuditStep>();

/** Turns the protocol's cancellation into the platform's. */
export function abortedBy(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else
    token.onCancellationRequested(() => {
      controller.abort();
    });
  return controller.signal;
}

/** Audits the whole workspace, with progress. Rejects with an `AbortError` when cancelled. */
export async function audit(
  connection: Connection,
  session: Session,
  { progressToken }: AuditParams,
  token: CancellationToken,
): Promise<AuditResult> {
  let last = 0;
  let phase: AuditStep['phase'] | undefined;
  return session.audit({
    signal: abortedBy(token),
    onProgress: (progress) => {
      const now = Date.now();
      if (progress.phase === phase && now - last < reportEvery) return;
      last = now;
      phase = progress.phase;
      const step: AuditStep = { phase: progress.phase, done: progress.done, total: progress.total };
      void connection.sendProgress(progressType, progressToken, step);
    },
  });
}
