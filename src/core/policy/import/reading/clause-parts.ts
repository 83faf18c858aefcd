import type { ImportedRecipient, ImportedRow } from '../imported.js';
import type { Clause } from './analysis.js';

/** "Not longer than necessary" denies no keeping. Goes with the body of a clause. */
export const noLonger = / (?:longer|more) than /;

/** The recipients that a clause names, each class and vendor once. */
export function recipientsOf(clause: Clause, from: number): ImportedRecipient[] {
  const out = new Map<string, ImportedRecipient>();
  for (const match of clause.recipients) {
    if (match.from < from) continue;
    const words = clause.tokens.slice(match.from, match.to);
    const vendor = match.meaning.vendor
      ? words.map((token) => token.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())).join(' ')
      : undefined;
    const key = vendor ?? match.meaning.class;
    if (!out.has(key))
      out.set(key, vendor === undefined ? { class: match.meaning.class } : { class: match.meaning.class, vendor });
  }
  return [...out.values()];
}

/** Whether a clause speaks of data that tells of no single person. */
export function formOf(clause: Clause): ImportedRow['only'] {
  const body = ` ${clause.tokens.map(({ norm }) => norm).join(' ')} `;
  if (/ (?:aggregate|aggregated|statistical) /.test(body) && !/ (?:to|and|may|also) aggregate /.test(body))
    return 'aggregated';
  return / (?:anonymized|anonymous|de identified|deidentified|non personal|non personally|nonpersonal|non identifying|non identifiable) /.test(
    body,
  )
    ? 'anonymised'
    : undefined;
}

const starters = new Set([
  'when',
  'if',
  'where',
  'whenever',
  'once',
  'while',
  'unless',
  'provided',
  'until',
  'depending',
]);

/** The part of a clause that tells when it holds, as offsets of tokens. */
export function conditionOf(clause: Clause): { from: number; to: number } | undefined {
  const { tokens } = clause;
  let from = tokens.findIndex(
    ({ text }, at) => starters.has(text) && (text !== 'where' || tokens[at + 1]?.text !== 'you'),
  );
  const consent = tokens.findIndex(
    ({ text }, at) =>
      (text === 'with' || text === 'without') &&
      tokens.slice(at + 1, at + 5).some((token) => token.text === 'consent' || token.text === 'permission'),
  );
  const except = tokens.findIndex(
    ({ text }, at) => text === 'except' || (text === 'than' && tokens[at - 1]?.text === 'other'),
  );
  if (from < 0) from = consent >= 0 ? consent : except;
  if (from < 0) return undefined;
  let to = from + 1;
  while (to < tokens.length && !/^[,;.]$/.test(tokens[to]?.text ?? '')) to++;
  return { from, to };
}
