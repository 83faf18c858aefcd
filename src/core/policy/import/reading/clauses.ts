import type { Token } from '../structure/words.js';

/** A run of tokens of a unit; the end is exclusive. */
export interface ClauseRange {
  readonly from: number;
  readonly to: number;
}

const joints = new Set(['and', 'but', 'however', 'or', 'nor', 'although', 'though', 'yet']);
const subjects = new Set([
  'we',
  'you',
  'they',
  'it',
  'our',
  'this',
  'these',
  'those',
  'such',
  'your',
  'some',
  'please',
  'third',
  'others',
  'any',
  'no',
]);
const auxiliaries = new Set([
  'may',
  'might',
  'can',
  'could',
  'will',
  'shall',
  'would',
  'must',
  'should',
  'do',
  'does',
  'did',
  'is',
  'are',
  'was',
  'were',
  'have',
  'has',
]);
const openers = new Set([
  'when',
  'if',
  'where',
  'once',
  'as',
  'while',
  'unless',
  'although',
  'because',
  'since',
  'depending',
  'whenever',
  'though',
  'after',
  'before',
  'to',
  'in',
  'for',
  'by',
  'upon',
]);
const pronouns = new Set(['we', 'you', 'they', 'it']);

/** Whether a subject with a verb of its own starts at a token. */
function startsClause(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at];
  if (first?.kind !== 'word') return false;
  if (!subjects.has(first.text) && !(first.capital && at > 0)) return false;
  const reach = pronouns.has(first.text) ? 3 : 10;
  for (let right = at + 1; right <= Math.min(tokens.length - 1, at + reach); right++) {
    const token = tokens[right];
    if (token?.kind !== 'word') return false;
    if (auxiliaries.has(token.text)) return true;
    if (['that', 'which', 'who', 'to'].includes(token.text)) return false;
  }
  if (first.text === 'please') return true;
  return pronouns.has(first.text) && tokens[at + 1]?.kind === 'word' && first.text !== 'you';
}

function hasVerb(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token && (auxiliaries.has(token.text) || token.text === 'we')) return true;
  }
  return false;
}

/** Splits a unit where a further main clause starts: after a semicolon, or where `and`, `but` and the like stand before a subject with a verb of its own. */
export function clausesOf(tokens: readonly Token[]): ClauseRange[] {
  const out: ClauseRange[] = [];
  let from = 0;
  let depth = 0;
  const cut = (at: number): void => {
    if (at > from) out.push({ from, to: at });
    from = at;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (token.text === '(') depth++;
    else if (token.text === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (token.text === ';') {
      cut(at + 1);
      continue;
    }
    if (!joints.has(token.text) || at === from) continue;
    let next = at + 1;
    while (tokens[next]?.text === ',' || joints.has(tokens[next]?.text ?? '') || tokens[next]?.text === 'then') next++;
    if (!startsClause(tokens, next) || !hasVerb(tokens, from, at)) continue;
    // "When you visit and you sign in, we …": the first part is no clause of its own yet.
    const first = tokens[from]?.text ?? '';
    const comma = tokens.slice(from, at).findIndex(({ text }) => text === ',');
    const opened = openers.has(first) && (comma < 0 || !hasVerb(tokens, from + comma, at));
    if (!opened) cut(at);
  }
  cut(tokens.length);
  return out;
}
