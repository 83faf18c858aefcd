import { categoryLexicon, type CategoryMeaning } from '../lexicon/categories.js';
import { cueLexicons } from '../lexicon/cues.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import { recipientLexicon, type RecipientMeaning } from '../lexicon/recipients.js';
import { trackerLexicon } from '../lexicon/trackers.js';
import type { TrackerKind } from '../../model.js';
import type { PurposeKey } from '../../../vocabulary/taxonomy.js';
import type { Token } from '../structure/words.js';
import type { Practice } from '../imported.js';
import { bareObjects } from './bare-objects.js';
import { purposesIn } from './purpose-phrases.js';
import { termMatches } from './own-terms.js';
import { verbUses, type VerbUse } from './verb-groups.js';

/** A clause with everything that the lexicons and the verbs say of it. Indexes are those of its tokens. */
export interface Clause {
  /** The words and marks in lower case, with a space before and after each. */
  readonly body: string;
  readonly tokens: readonly Token[];
  readonly categories: readonly TermMatch<CategoryMeaning>[];
  readonly purposes: readonly TermMatch<readonly PurposeKey[]>[];
  readonly recipients: readonly TermMatch<RecipientMeaning>[];
  readonly trackers: readonly TermMatch<TrackerKind>[];
  readonly cues: ReadonlyMap<Practice, readonly TermMatch<true>[]>;
  readonly verbs: readonly VerbUse[];
}

const gathers = new Set([
  'collect',
  'collects',
  'collected',
  'collecting',
  'gather',
  'gathers',
  'store',
  'stores',
  'record',
  'records',
]);

/** Whether a word is the object of a verb of collecting: "we collect your feedback". */
function isObject(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  return (
    gathers.has(before) ||
    (['your', 'any', 'their', 'the', 'user'].includes(before) && gathers.has(tokens[at - 2]?.text ?? ''))
  );
}

/** Words of many meanings count only next to other data, or alone in a list item: "name, email, phone". */
function inCompany(
  matches: readonly TermMatch<CategoryMeaning>[],
  tokens: readonly Token[],
): TermMatch<CategoryMeaning>[] {
  const { length } = tokens;
  const near = (a: TermMatch<CategoryMeaning>, b: TermMatch<CategoryMeaning>): boolean =>
    a !== b && !b.meaning.generic && b.from - a.to < 4 && a.from - b.to < 4;
  const kept = matches.filter(
    (match) =>
      !match.meaning.weak ||
      isObject(tokens, match.from) ||
      match.to - match.from >= length - 1 ||
      matches.some((other) => near(match, other)),
  );
  // A weak word that only weak words kept company loses it when they go.
  return kept.filter(
    (match) =>
      !match.meaning.weak || length < 4 || isObject(tokens, match.from) || kept.some((other) => near(match, other)),
  );
}

/** Reads a clause with all lexicons. `isItem` lets purposes start it. */
export function analyse(tokens: readonly Token[], isItem: boolean): Clause {
  const cues = new Map<Practice, readonly TermMatch<true>[]>();
  for (const { practice, lexicon } of cueLexicons) {
    const matches = lexicon.match(tokens);
    if (matches.length > 0) cues.set(practice, matches);
  }
  const verbs = verbUses(tokens);
  const named = inCompany(categoryLexicon.match(tokens), tokens);
  const bare = bareObjects(tokens, verbs, named);
  // An item that is a sentence of its own introduces its purposes as any sentence does.
  const isPhrase = isItem && !verbs.some(({ role, actor, from }) => role === 'main' && actor !== 'unknown' && from > 0);
  return {
    body: ` ${tokens.map(({ text }) => text).join(' ')} `,
    tokens,
    categories: termMatches(
      bare.length === 0 ? named : [...named, ...bare].sort((one, other) => one.from - other.from),
      tokens,
    ),
    purposes: purposesIn(tokens, isPhrase),
    recipients: recipientLexicon.match(tokens),
    trackers: trackerLexicon.match(tokens),
    cues,
    verbs,
  };
}
