import { piecesOf, type WordText } from './word-text.js';

/** Words that stand once for several terms: "technical, location and settings data". */
const heads = new Set([
  'data',
  'information',
  'detail',
  'address',
  'number',
  'history',
  'name',
  'setting',
  'identifier',
  'preference',
]);
/** Verbs that stand in such enumerations and are no part of a term. */
const verbs = new Set([
  'use',
  'share',
  'collect',
  'process',
  'access',
  'store',
  'disclose',
  'transfer',
  'retain',
  'sell',
  'protect',
  'keep',
  'update',
  'delete',
  'correct',
  'change',
  'review',
  'public',
  'private',
  'other',
  'personal',
]);
/** Words after a head, where it is one: not "data infrastructure". */
const followers = new Set([
  'of',
  'to',
  'we',
  'you',
  'is',
  'are',
  'from',
  'as',
  'such',
  'in',
  'on',
  'by',
  'that',
  'which',
  'may',
  'will',
  'about',
  'when',
  'if',
  'and',
  'or',
  'can',
  'through',
  'for',
  'with',
  'related',
  'associated',
  'collected',
  'so',
  'into',
  'at',
  'was',
  'were',
  'have',
  'has',
  'where',
  'while',
  'provided',
  'used',
  'it',
  'they',
  'regarding',
  'necessary',
  'only',
  'directly',
  'automatically',
  'using',
  'via',
]);
const joints = new Set(['and', 'or', '/', '&']);
const stops = new Set([
  'of',
  'to',
  'your',
  'the',
  'our',
  'for',
  'with',
  'we',
  'you',
  'is',
  'are',
  'from',
  'as',
  'such',
  'in',
  'on',
  'by',
  'that',
  'which',
  'may',
  'will',
  'this',
  'these',
  'including',
  'about',
  'any',
  ':',
  ';',
  '.',
]);
const most = 4;

/** A part of an enumeration with the head that it shares. Indexes are those of the words of the text. */
export interface SharedHead {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The parts of enumerations that leave their head to the last of them, each completed with that head. */
export function sharedHeads(words: WordText): SharedHead[] {
  const list = words.words;
  const out: SharedHead[] = [];
  list.forEach((head, at) => {
    if (!heads.has(head)) return;
    const next = list[at + 1];
    if (next !== undefined && /^\w/.test(next) && !followers.has(next)) return;
    // The last part, with the head itself, is found as it stands.
    let left = at - 1;
    while (left > 0 && at - left < most && !joints.has(list[left] ?? '') && !stops.has(list[left] ?? '')) left--;
    if (!joints.has(list[left] ?? '')) return;
    for (let parts = 0; parts < 6 && left > 0; parts++) {
      if (list[left] === ',' || joints.has(list[left] ?? '')) left--;
      if (list[left] === ',') left--;
      const to = left + 1;
      while (
        left >= 0 &&
        to - left <= most &&
        list[left] !== ',' &&
        !joints.has(list[left] ?? '') &&
        !stops.has(list[left] ?? '')
      )
        left--;
      if (left + 1 >= to || to - left > most + 1) return;
      for (let from = left + 1; from < to; from++)
        if (from + 1 < to || !verbs.has(list[from] ?? ''))
          out.push({ words: piecesOf([...list.slice(from, to), head]), from, to });
      if (list[left] !== ',' && !joints.has(list[left] ?? '')) return;
    }
  });
  return out;
}
