import type { Running } from '../extension.js';
import { audit } from './auditWorkspace.js';

/** Shows the report of the last audit; audits first where there was none. */
export async function openReport(running: Running): Promise<void> {
  if (await isAudited(running)) await running.shown.panel.show();
}

/** Audits where nothing was audited yet. @returns false where the user cancels that */
export async function isAudited(running: Running): Promise<boolean> {
  return (await running.reports.exist()) || (await audit(running)) !== undefined;
}
