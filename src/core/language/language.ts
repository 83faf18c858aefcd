import type { annotations } from './en/annotations.js';
import type { drift } from './en/drift.js';
import type { editor } from './en/editor.js';
import type { evidence } from './en/evidence.js';
import type { findings } from './en/findings.js';
import type { fixes } from './en/fixes.js';
import type { hover } from './en/hover.js';
import type { problems } from './en/problems.js';
import type { reasons } from './en/reasons.js';
import type { report } from './en/report.js';
import type { rows } from './en/rows.js';
import type { settings } from './en/settings.js';
import type { skips } from './en/skips.js';
import type { steps } from './en/steps.js';
import type { words } from './en/words.js';

/** Everything that Pledge says in one language, by topic. English is the measure: another language has each of its texts, with the same values. */
export interface Language {
  /** BCP 47. */
  readonly id: string;
  readonly words: Topic<typeof words>;
  readonly reasons: Topic<typeof reasons>;
  readonly findings: Topic<typeof findings>;
  readonly annotations: Topic<typeof annotations>;
  readonly problems: Topic<typeof problems>;
  readonly skips: Topic<typeof skips>;
  readonly settings: Topic<typeof settings>;
  readonly evidence: Topic<typeof evidence>;
  readonly steps: Topic<typeof steps>;
  readonly fixes: Topic<typeof fixes>;
  readonly rows: Topic<typeof rows>;
  readonly hover: Topic<typeof hover>;
  readonly editor: Topic<typeof editor>;
  readonly report: Topic<typeof report>;
  readonly drift: Topic<typeof drift>;
}

/** The texts of a topic, as every language has them. */
export type Topic<English> = { readonly [Name in keyof English]: English[Name] };
