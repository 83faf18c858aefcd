import type { CategoryKey, PurposeKey } from '../../../vocabulary/taxonomy.js';
import type { DataOrigin, ImportedRecipient, Modality, Practice } from '../imported.js';

/** What a sentence hands on to the list, or to the sentence after it. */
export interface Frame {
  readonly practice: Practice;
  readonly negated: boolean;
  readonly modality: Modality;
  readonly from: DataOrigin | undefined;
  readonly categories: readonly CategoryKey[];
  readonly purposes: readonly PurposeKey[];
  readonly recipients: readonly ImportedRecipient[];
  /** Breaks off before what data is used for, so that each item tells a purpose: "we use your data to …". */
  readonly awaitsAim?: boolean;
  /** Said with "process", which of named data tells that it is had. */
  readonly processes?: boolean;
  /** The sentence breaks off before acts by which data is handed over: "we collect information when you …". */
  readonly awaitsAct?: boolean;
  /** Where the frame comes from, for the reason of the rows. */
  readonly source: 'lead' | 'heading' | 'sentence';
}

interface HeadingFrame {
  readonly test: RegExp;
  readonly practice: Practice;
  readonly negated?: boolean;
}

const headingFrames: readonly HeadingFrame[] = [
  { test: /\b(?:do not|don't|never|not)\b.{0,20}\b(?:collect|gather)/i, practice: 'collect', negated: true },
  { test: /\b(?:do not|don't|never|not)\b.{0,20}\b(?:share|sell|disclose)/i, practice: 'share', negated: true },
  {
    test: /\b(?:how|why|what)\b.{0,40}\b(?:we|is|are)\b.{0,30}\buse[ds]?\b|\buses? of\b|\busing (?:your|the|personal)|purposes?\b/i,
    practice: 'use',
  },
  {
    test: /\b(?:shar(?:e|ed|ing)|disclos\w+|recipients?|who (?:sees|receives|has access)|third part(?:y|ies)|service providers?|vendors|sub-?processors?|affiliates|business partners)\b/i,
    practice: 'share',
  },
  { test: /\b(?:retention|retain|how long)\b/i, practice: 'retain' },
  { test: /\b(?:choices?|rights?|opt[ -]?out)\b/i, practice: 'choice' },
  {
    test: /\b(?:collect\w*|gather\w*|information you (?:provide|give)|(?:types?|kinds?|categories) of (?:personal )?(?:data|information)|what (?:information|data))\b/i,
    practice: 'collect',
  },
];

/** Words that tell something only where no heading above says more. */
const looseFrames: readonly HeadingFrame[] = [
  { test: /\b(?:security|secure|protect(?:ing|ion of|s)?)\b/i, practice: 'secure' },
  { test: /\b(?:control|managing|manage|deletion|correction)\b/i, practice: 'choice' },
  { test: /\b(?:information|data|details|cookies|permissions)\b/i, practice: 'collect' },
];

/** What a heading hands on to bare lists below it. */
export function headingFrame(headings: readonly string[]): Frame | undefined {
  for (const [heading, frames] of [
    ...headings.map((heading) => [heading, headingFrames] as const),
    ...headings.map((heading) => [heading, looseFrames] as const),
  ]) {
    const found = frames.find(({ test }) => test.test(heading));
    if (found) {
      const negated = found.negated ?? false;
      return {
        practice: found.practice,
        negated,
        modality: negated ? 'does-not' : 'does',
        from: undefined,
        categories: [],
        purposes: [],
        recipients: [],
        source: 'heading',
      };
    }
  }
  return undefined;
}
