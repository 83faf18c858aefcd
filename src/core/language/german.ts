import { annotations } from './de/annotations.js';
import { drift } from './de/drift.js';
import { editor } from './de/editor.js';
import { evidence } from './de/evidence.js';
import { findings } from './de/findings.js';
import { fixes } from './de/fixes.js';
import { hover } from './de/hover.js';
import { problems } from './de/problems.js';
import { reasons } from './de/reasons.js';
import { report } from './de/report.js';
import { rows } from './de/rows.js';
import { settings } from './de/settings.js';
import { skips } from './de/skips.js';
import { steps } from './de/steps.js';
import { words } from './de/words.js';
import type { Language } from './language.js';

/** German, for editors that speak it. */
export const german: Language = {
  id: 'de',
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
