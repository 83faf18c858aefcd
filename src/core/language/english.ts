import { annotations } from './en/annotations.js';
import { drift } from './en/drift.js';
import { editor } from './en/editor.js';
import { evidence } from './en/evidence.js';
import { findings } from './en/findings.js';
import { fixes } from './en/fixes.js';
import { hover } from './en/hover.js';
import { problems } from './en/problems.js';
import { reasons } from './en/reasons.js';
import { report } from './en/report.js';
import { rows } from './en/rows.js';
import { settings } from './en/settings.js';
import { skips } from './en/skips.js';
import { steps } from './en/steps.js';
import { words } from './en/words.js';
import type { Language } from './language.js';

/** The language of the command line, of files for machines, of assistants, and of editors that speak none that is known. */
export const english: Language = {
  id: 'en',
  words,
  reasons,
  findings,
  annotations,
  problems,
  skips,
  settings,
  evidence,
  steps,
  fixes,
  rows,
  hover,
  editor,
  report,
  drift,
};
