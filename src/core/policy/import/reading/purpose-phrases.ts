import type { PurposeKey } from '../../../vocabulary/taxonomy.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import { purposeLexicon } from '../lexicon/purposes.js';
import type { Token } from '../structure/words.js';

const openers = new Set(['to', 'for']);
const helpers = new Set([
  'help',
  'helps',
  'helping',
  'let',
  'lets',
  'allow',
  'allows',
  'enable',
  'enables',
  'assist',
  'assists',
]);
const joints = new Set([
  'and',
  'or',
  ',',
  ';',
  '/',
  'including',
  'as',
  'of',
  'in',
  'with',
  ':',
  'by',
  '(',
  'e.g.',
  'like',
  'on',
]);
const barriers = new Set(['may', 'will', 'is', 'are', 'which', 'who', 'we', 'can', 'was', 'were', 'has', 'have']);
const skipped = new Set([
  'us',
  'you',
  'also',
  'better',
  'otherwise',
  'further',
  'more',
  'the',
  'our',
  'a',
  'any',
  'other',
  'to',
  'their',
  'its',
  'such',
  'various',
  'certain',
  'site',
  'website',
  'service',
  'app',
  'platform',
  'company',
  'them',
  'it',
]);

/** Words whose infinitive is what somebody may, wants or has to do, and not what data is for: "you may not be able to use our site". */
const complemented = new Set(
  'able unable ability wish wishes want wants like choose choose prefer agree consent fail continue decide right option try asked'.split(
    ' ',
  ),
);
const people = new Set(['you', 'users', 'visitors', 'customers', 'members']);

/** Whether the "to" at a place belongs to what people do: "the device that you use to access our site", "you are required to provide". */
function isComplement(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  if (tokens[at]?.text !== 'to') return false;
  if (complemented.has(before)) return true;
  const near = tokens.slice(Math.max(0, at - 5), at - 1).map(({ text }) => text);
  if (before === 'use') return people.has(near.at(-1) ?? '');
  return before === 'required' && near.some((text) => people.has(text));
}

/** Whether a phrase has "in order to" for an order of goods. */
function isInOrderTo(tokens: readonly Token[], { from, to }: TermMatch<unknown>): boolean {
  for (let at = from; at < to; at++)
    if (
      tokens[at]?.text === 'order' &&
      tokens[at - 1]?.text === 'in' &&
      ['to', 'for', 'that'].includes(tokens[at + 1]?.text ?? '')
    )
      return true;
  return false;
}

/** Whether people are told how to refuse it: what they opt out of is what data is used for. */
function isRefused(tokens: readonly Token[], from: number): boolean {
  const before = tokens.slice(Math.max(0, from - 7), from).map(({ text }) => text);
  const out = before.findLastIndex(
    (text, at) =>
      text === 'out' && (before[at - 1] === 'opt' || before[at - 1] === 'opting' || before[at - 1] === 'opted'),
  );
  const refuse = Math.max(out, before.lastIndexOf('unsubscribe'), before.lastIndexOf('opt-out'));
  return refuse >= 0 && before.slice(refuse + 1).some((text) => text === 'of' || text === 'from');
}

/** Purposes count only after a word that introduces one, or joined to such a phrase. */
function introduced(tokens: readonly Token[], match: TermMatch<readonly PurposeKey[]>): boolean {
  const first = tokens[match.from]?.text ?? '';
  if (isRefused(tokens, match.from)) return true;
  const before = tokens.slice(Math.max(0, match.from - 6), match.from);
  if (
    before.some(({ text }, at) => text === 'so' && (before[at + 1]?.text === 'that' || before[at + 1]?.text === 'we'))
  )
    return true;
  if (match.from === 0) return true;
  if (openers.has(first)) return !isComplement(tokens, match.from);
  // "The data that you provide to operate our service": the phrase starts before the word that introduces it.
  for (let at = match.from + 1; at < match.to - 1; at++)
    if (tokens[at]?.text === 'to' && !skipped.has(tokens[at + 1]?.text ?? '') && !isComplement(tokens, at)) return true;
  let left = match.from - 1;
  for (let text = tokens[left]?.text ?? ''; left >= 0; text = tokens[--left]?.text ?? '') {
    if (openers.has(text)) return !isComplement(tokens, left);
    if (helpers.has(text)) return true;
    if (!skipped.has(text) && !text.endsWith('ly')) break;
  }
  if (!joints.has(tokens[left]?.text ?? '')) return false;
  for (; left >= Math.max(0, match.from - 30); left--) {
    const text = tokens[left]?.text ?? '';
    if (openers.has(text) || helpers.has(text) || text === 'purpose' || text === 'purposes') return true;
    if (barriers.has(text)) return false;
  }
  return false;
}

const things = new Set(
  'service product feature site website app application platform account functionality function software user customer member store'.split(
    ' ',
  ),
);

/** The names of the author as words that phrases know: "to provide Acme services" is to provide our services, and "to improve Acme" is to improve the service. */
function withPlainNames(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ own }) => own === true)) return tokens;
  return tokens.map((token, at) => {
    if (token.own !== true) return token;
    const next = tokens[at + 1];
    return { ...token, norm: next && (next.own === true || things.has(next.norm)) ? 'our' : 'service' };
  });
}

/** What a clause says that data is used for. `isItem` lets purposes start it. */
export function purposesIn(tokens: readonly Token[], isItem: boolean): TermMatch<readonly PurposeKey[]>[] {
  return purposeLexicon
    .match(withPlainNames(tokens))
    .filter((match) => !isInOrderTo(tokens, match) && (isItem || introduced(tokens, match)));
}
