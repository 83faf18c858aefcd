import { categoryLexicon, type CategoryMeaning } from '../lexicon/categories.js';
import { cueLexicons } from '../lexicon/cues.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import { purposeLexicon } from '../lexicon/purposes.js';
import { recipientLexicon, type RecipientMeaning } from '../lexicon/recipients.js';
import { trackerLexicon } from '../lexicon/trackers.js';
import { wordText } from '../lexicon/word-text.js';
import type { TrackerKind } from '../../model.js';
import type { PurposeKey } from '../../../vocabulary/taxonomy.js';
import type { Token } from '../structure/words.js';
import type { Practice } from '../imported.js';
import { verbUses, type VerbUse } from './verb-groups.js';

/** A clause with everything that the lexicons and the verbs say of it. Indexes are those of its tokens. */
export interface Clause {
  readonly tokens: readonly Token[];
  readonly categories: readonly TermMatch<CategoryMeaning>[];
  readonly purposes: readonly TermMatch<readonly PurposeKey[]>[];
  readonly recipients: readonly TermMatch<RecipientMeaning>[];
  readonly trackers: readonly TermMatch<TrackerKind>[];
  readonly cues: ReadonlyMap<Practice, TermMatch<true>>;
  readonly verbs: readonly VerbUse[];
}

const openers = new Set([
  'to',
  'for',
  'help',
  'helps',
  'us',
  'so',
  'purpose',
  'purposes',
  'order',
  'by',
  'allow',
  'allows',
  'enable',
  'enables',
  'and',
  'or',
  'such',
  'including',
  'as',
  ',',
  'on',
  'with',
  'of',
  'through',
  'in',
]);

/** Purposes count only after a word that introduces one. */
function introduced(tokens: readonly Token[], match: TermMatch<readonly PurposeKey[]>): boolean {
  if (match.from === 0 || ['to', 'for'].includes(tokens[match.from]?.text ?? '')) return true;
  for (let left = match.from - 1; left >= 0; left--) {
    const text = tokens[left]?.text ?? '';
    if (
      [
        'to',
        'for',
        'helps',
        'help',
        'allow',
        'allows',
        'enable',
        'enables',
        'purpose',
        'purposes',
        'which',
        'that',
        'by',
        'us',
        'used',
        'assists',
        'lets',
        'in',
      ].includes(text)
    )
      return true;
    if (left < match.from - 25) return false;
  }
  return openers.has(tokens[0]?.text ?? '');
}

/** Reads a clause with all lexicons. `isItem` lets purposes start it. */
export function analyse(tokens: readonly Token[], isItem: boolean): Clause {
  const words = wordText(tokens);
  const cues = new Map<Practice, TermMatch<true>>();
  for (const { practice, lexicon } of cueLexicons) {
    const [match] = lexicon.match(tokens, words);
    if (match) cues.set(practice, match);
  }
  return {
    tokens,
    categories: categoryLexicon.match(tokens, words),
    purposes: purposeLexicon.match(tokens, words).filter((match) => isItem || introduced(tokens, match)),
    recipients: recipientLexicon.match(tokens, words),
    trackers: trackerLexicon.match(tokens, words),
    cues,
    verbs: verbUses(tokens),
  };
}
