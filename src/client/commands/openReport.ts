import type { Running } from '../extension.js';
import { withAudit } from './auditWorkspace.js';

/** Shows the report of the workspace as it is: audits first where nobody has, or something has changed since. */
export async function openReport(running: Running): Promise<void> {
  if (await isAuditCurrent(running)) await running.shown.panel.show();
}

/** Audits where nothing was audited yet, or something has changed since. @returns false where the user cancels that */
export async function isAuditCurrent(running: Running): Promise<boolean> {
  return (await running.reports.areCurrent()) || (await withAudit(running, () => Promise.resolve(true))) === true;
}
