import type { Running } from '../extension.js';
import { isAuditCurrent } from './openReport.js';

/** Shows the report of the workspace as it is as text: audits first where nobody has, or something has changed since. */
export async function openMarkdownReport(running: Running): Promise<void> {
  if (await isAuditCurrent(running)) await running.shown.markdown.show();
}
