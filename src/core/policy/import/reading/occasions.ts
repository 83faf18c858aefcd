import { occasionLexicon } from '../lexicon/occasions.js';
import type { Clause } from './analysis.js';
import type { Draft } from './draft.js';
import type { Frame } from './frame.js';

const starters = new Set([
  'when',
  'whenever',
  'if',
  'by',
  'as',
  'while',
  'through',
  'example',
  'including',
  'where',
  'once',
]);

/** Whether rows say of data in general that it is collected, so that the acts by which people hand it over tell which data that is. */
function isGeneral(drafts: readonly Draft[]): boolean {
  return (
    drafts.length > 0 &&
    drafts.every(({ practice, categories }) => practice === 'collect' && categories.every((key) => key === 'user'))
  );
}

/**
 * The rows for acts by which people hand data over: "we collect information when you create an account, make a purchase or contact us". `drafts` are the rows
 * of the clause itself. Acts count only where the clause, or the words that introduce it, tell of collecting and name no data.
 */
export function occasionDrafts(clause: Clause, drafts: readonly Draft[], inherited: Frame | undefined): Draft[] {
  const { tokens } = clause;
  const listed =
    drafts.length === 0 &&
    inherited?.source === 'lead' &&
    inherited.practice === 'collect' &&
    inherited.categories.every((key) => key === 'user');
  if (!listed && !isGeneral(drafts)) return [];
  const start = listed ? 0 : tokens.findIndex(({ text }) => starters.has(text));
  if (start < 0) return [];
  const base = drafts[0] ?? inherited;
  return occasionLexicon
    .match(tokens)
    .filter(({ from, meaning }) => from >= start && (listed || meaning.some((key) => key !== 'user')))
    .map(({ from, to, meaning }): Draft => ({
      practice: 'collect',
      categories: meaning,
      purposes: [],
      recipients: [],
      negated: base?.negated ?? false,
      modality: base?.modality ?? 'does',
      from: 'user_provided',
      first: from,
      last: to,
      confidence: 0.6,
      reasons: [
        `“${tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(' ')}” hands this data over`,
      ],
    }));
}
