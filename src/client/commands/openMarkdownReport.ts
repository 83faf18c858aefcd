import type { Running } from '../extension.js';
import { isAudited } from './openReport.js';

/** Shows the report of the last audit as text; audits first where there was none. */
export async function openMarkdownReport(running: Running): Promise<void> {
  if (await isAudited(running)) await running.shown.markdown.show();
}
