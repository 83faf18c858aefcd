import { verbForm } from '../lexicon/verbs.js';
import type { Token } from '../structure/words.js';
import type { Unit } from './units.js';
import { determiners, modals, doForms, thirdWords, usWords, youWords } from './verb-words.js';

const strong = new Set([
  'collect',
  'use',
  'share',
  'process',
  'receive',
  'gather',
  'store',
  'retain',
  'disclose',
  'sell',
  'obtain',
]);

function isName(token: Token | undefined): token is Token {
  return (
    token?.kind === 'word' &&
    token.capital &&
    !determiners.has(token.text) &&
    !usWords.has(token.text) &&
    !youWords.has(token.norm) &&
    !thirdWords.has(token.norm) &&
    !/^\d/.test(token.text)
  );
}

/** Whether a verb of practice, or a modal verb, has the word before it as its subject. */
function isSubject(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < Math.min(at + 5, tokens.length); next++) {
    const { kind, text } = tokens[next] ?? { kind: 'mark', text: '' };
    if (kind !== 'word') return false;
    const form = verbForm(text);
    if (form && strong.has(form.base) && form.shape === 'base') return next > at + 1 || text.endsWith('s');
    if (modals[text] === undefined && !doForms.has(text) && text !== 'not' && !text.endsWith('ly')) return false;
  }
  return false;
}

/** Whether a name is followed by brackets in which it is said to be "we". */
function isDefined(tokens: readonly Token[], at: number): boolean {
  const open = tokens.findIndex(({ text }, index) => index > at && index < at + 9 && text === '(');
  if (open < 0) return false;
  const close = tokens.findIndex(({ text }, index) => index > open && text === ')');
  return tokens
    .slice(open, close < 0 ? open + 12 : close)
    .some(({ text }) => text === 'we' || text === 'us' || text === 'our');
}

/** The names by which a policy calls the one who wrote it: those it says are "we", and those that it says collect, use and share. */
export function ownNames(units: readonly Unit[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { tokens } of units) {
    tokens.forEach((token, at) => {
      if (!isName(token)) return;
      const weight = isDefined(tokens, at) ? 2 : isSubject(tokens, at) ? 1 : 0;
      if (weight > 0) counts.set(stem(token), (counts.get(stem(token)) ?? 0) + weight);
    });
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
}

function stem(token: Token): string {
  return token.text.replace(/'s?$/, '');
}

/** Marks the names of the one who wrote the policy. */
export function withOwnNames(units: readonly Unit[]): Unit[] {
  const names = ownNames(units);
  const marked = new Map<Unit, Unit>();
  return units.map((unit) => {
    const lead = unit.lead && (marked.get(unit.lead) ?? unit.lead);
    const has = unit.tokens.some((token) => token.capital && names.has(stem(token)));
    const tokens = has
      ? unit.tokens.map((token) => (token.capital && names.has(stem(token)) ? { ...token, own: true } : token))
      : unit.tokens;
    const changed = lead === unit.lead && !has ? unit : { ...unit, tokens, lead };
    marked.set(unit, changed);
    return changed;
  });
}
