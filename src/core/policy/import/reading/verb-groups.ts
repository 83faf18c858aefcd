import { normalWord, type Token } from '../structure/words.js';
import { verbForm, type VerbClass, type VerbForm } from '../lexicon/verbs.js';
import type { Modality } from '../imported.js';
import {
  saying,
  modals,
  be,
  have,
  doForms,
  adverbs,
  denials,
  relatives,
  conditions,
  prepositions,
  determiners,
  usWords,
  youWords,
  thirdWords,
} from './verb-words.js';

export type Actor = 'us' | 'you' | 'third' | 'unknown';
/** How a verb stands in its clause: what the clause says, or something that it says by the way. */
export type VerbRole = 'main' | 'relative' | 'condition' | 'infinitive' | 'participle' | 'gerund' | 'noun';

/** A verb of practice with what governs it. Indexes are those of the tokens given. */
export interface VerbUse {
  readonly at: number;
  /** Where the group starts, with auxiliaries. */
  readonly from: number;
  readonly base: string;
  readonly classes: readonly VerbClass[];
  readonly role: VerbRole;
  readonly passive: boolean;
  readonly negated: boolean;
  readonly modality: Modality;
  readonly actor: Actor;
}

function isAdverb(token: Token): boolean {
  return (
    adverbs.has(token.text) ||
    (token.text.endsWith('ly') &&
      token.text.length > 4 &&
      token.text !== 'apply' &&
      token.text !== 'supply' &&
      token.text !== 'rely')
  );
}

interface Group {
  from: number;
  negated: boolean;
  passive: boolean;
  perfect: boolean;
  infinitive: boolean;
  finite: boolean;
  modality: Modality;
}

/** Reads the auxiliaries and adverbs before a verb, from right to left. */
function groupBefore(tokens: readonly Token[], at: number): Group {
  const group: Group = {
    from: at,
    negated: false,
    passive: false,
    perfect: false,
    infinitive: false,
    finite: false,
    modality: 'does',
  };
  for (let left = at - 1; left >= 0; left--) {
    const token = tokens[left];
    if (token && /^["'‘’“”]$/.test(token.text)) continue;
    if (token?.kind !== 'word') break;
    const modality = modals[token.text];
    if (denials.has(token.text) && token.text !== 'no') group.negated = true;
    else if (modality !== undefined) {
      group.modality = modality;
      group.finite = true;
    } else if (be.has(token.text)) {
      group.passive = true;
      if (token.text !== 'be' && token.text !== 'been' && token.text !== 'being') group.finite = true;
    } else if (have.has(token.text)) {
      group.perfect = true;
      group.finite = true;
    } else if (doForms.has(token.text)) group.finite = true;
    else if (token.text === 'to') {
      group.infinitive = true;
      group.from = left;
      break;
    } else if (!isAdverb(token)) break;
    group.from = left;
  }
  return group;
}

function actorOf(tokens: readonly Token[], end: number): { actor: Actor; start: number } {
  const last = tokens[end - 1];
  if (last?.kind !== 'word') return { actor: 'unknown', start: end };
  if (last.text === 'we' || last.text === 'us' || last.text === 'i') {
    // "we and our partners" speaks of both; the others are found as recipients.
    return { actor: 'us', start: end - 1 };
  }
  if (last.text === 'you') return { actor: 'you', start: end - 1 };
  if (last.text === 'they' || last.text === 'who') return { actor: 'third', start: end - 1 };
  let start = end;
  let third = false;
  let us = false;
  let you = false;
  for (let left = end - 1; left >= Math.max(0, end - 8); left--) {
    const token = tokens[left];
    if (token?.kind !== 'word' || (prepositions.has(token.text) && token.text !== 'of') || relatives.has(token.text))
      break;
    if (conditions.has(token.text)) break;
    start = left;
    if (thirdWords.has(token.norm)) third = true;
    if (token.text === 'our' || token.text === 'we' || token.own === true || (token.capital && left > 0)) us = true;
    if (youWords.has(token.norm) && left === end - 1) you = true;
  }
  const actor = third ? 'third' : us ? 'us' : you ? 'you' : 'unknown';
  return { actor, start };
}

/** How the subject before a verb group hangs in the sentence. */
function roleOf(tokens: readonly Token[], subject: number): VerbRole {
  const before = tokens
    .slice(Math.max(0, subject - 12), subject)
    .findLast((token) => token.kind !== 'word' || !isAdverb(token));
  if (!before) return 'main';
  if (before.kind === 'mark') return 'main';
  if (conditions.has(before.text)) return 'condition';
  if (saying.has(normalWord(before.text))) return 'main';
  if (before.text === 'that') {
    const head = tokens[tokens.indexOf(before) - 1];
    return head && saying.has(head.norm) ? 'main' : 'relative';
  }
  if (relatives.has(before.text)) return 'relative';
  if (['and', 'or', 'but', 'then', 'however', 'nor', 'so', 'yet', 'also'].includes(before.text)) return 'main';
  if (prepositions.has(before.text) || determiners.has(before.text)) return 'main';
  // A noun right before the subject: "information we collect".
  return verbForm(before.text)?.shape === 'base' ? 'main' : 'relative';
}

/** Whether a base form is used as a verb. */
function isVerb(tokens: readonly Token[], at: number, group: Group): boolean {
  if (group.finite || group.infinitive) return true;
  const before = tokens[group.from - 1];
  const next = tokens[at + 1];
  if (next?.text === 'of') return false;
  // "Log files", "log data": a noun before a noun.
  if (tokens[at]?.text === 'log' && ['file', 'data', 'information', 'entry', 'in'].includes(next?.norm ?? ''))
    return false;
  if (!before) return true;
  if (before.own === true && next?.kind === 'word') return true;
  if (before.kind === 'mark')
    return before.text !== '"' && at > 0 && before.text !== ',' && before.text !== '/' && before.text !== '('
      ? true
      : before.text === '(';
  if (['we', 'you', 'they', 'i', 'who', 'which', 'that', 'it', 'and', 'or', 'please', 'us'].includes(before.text)) {
    // "User names and handles, …" goes on with a noun.
    return !['and', 'or'].includes(before.text) || (isObjectStart(next) && next?.text !== ',');
  }
  // "This includes your name."
  if (/^(?:this|these|that|those)$/.test(before.text) && /^(?:includes?|contains?)$/.test(tokens[at]?.text ?? ''))
    return true;
  if (determiners.has(before.text) || prepositions.has(before.text)) return false;
  const isThird = tokens[at]?.text.endsWith('s') ?? false;
  if (before.text.endsWith('s') === isThird && !before.capital) return false;
  // "Product reviews, fit information": before a comma, only who may act makes a verb of it.
  if (next?.text === ',' && !before.capital && !thirdWords.has(before.norm) && !youWords.has(before.norm)) return false;
  return isObjectStart(next);
}

function isObjectStart(next: Token | undefined): boolean {
  if (!next) return false;
  return (
    determiners.has(next.text) ||
    [
      'information',
      'data',
      'personal',
      'personally',
      'cookies',
      'and',
      'non',
      'various',
      'technical',
      'you',
      'us',
      'it',
      'them',
      'only',
      'what',
      'how',
      'which',
      'anonymous',
      'aggregate',
      'aggregated',
      'technologies',
      'with',
      ',',
    ].includes(next.text) ||
    next.norm === 'cookie'
  );
}

/** The verbs of practice in a run of tokens, from left to right. */
export function verbUses(tokens: readonly Token[]): VerbUse[] {
  const uses: VerbUse[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const noun = token ? nominal(tokens, at) : undefined;
    if (noun) {
      uses.push(noun);
      continue;
    }
    const form = token?.kind === 'word' ? verbForm(token.text) : undefined;
    if (!form) continue;
    const use = verbUse(tokens, at, form, uses.at(-1));
    if (use) uses.push(use);
  }
  return uses;
}

const nouns: ReadonlyMap<string, { readonly base: string; readonly class: VerbClass }> = new Map([
  ['collection', { base: 'collect', class: 'collect' }],
  ['gathering', { base: 'gather', class: 'collect' }],
  ['use', { base: 'use', class: 'use' }],
  ['processing', { base: 'process', class: 'use' }],
  ['disclosure', { base: 'disclose', class: 'share' }],
  ['sharing', { base: 'share', class: 'share' }],
  ['sale', { base: 'sell', class: 'share' }],
  ['transfer', { base: 'transfer', class: 'share' }],
]);

/** A noun of practice with its object: "the collection and use of your information". */
function nominal(tokens: readonly Token[], at: number): VerbUse | undefined {
  const noun = nouns.get(tokens[at]?.text ?? '');
  if (!noun) return undefined;
  let next = at + 1;
  while (
    ['and', 'or', ',', '/', 'use', 'disclosure', 'sharing', 'processing', 'transfer', 'storage'].includes(
      tokens[next]?.text ?? '',
    )
  )
    next++;
  const before = tokens[at - 1]?.text ?? '';
  if (tokens[next]?.text !== 'of' || before === 'to' || before === 'we') return undefined;
  if (['your', 'by', 'you'].includes(before) && noun.class === 'use') return undefined;
  return {
    at,
    from: at,
    base: noun.base,
    classes: [noun.class],
    role: 'noun',
    passive: false,
    negated: false,
    modality: 'does',
    actor: 'us',
  };
}

/** The verb that a coordinated one leans on: "collect, use and share". */
function partner(tokens: readonly Token[], group: Group, previous: VerbUse | undefined): VerbUse | undefined {
  if (!previous || group.finite || group.infinitive) return undefined;
  let left = group.from - 1;
  let joined = false;
  while (left > previous.at) {
    const token = tokens[left];
    if (
      token &&
      (token.text === ',' ||
        token.text === '/' ||
        ['and', 'or', 'nor', 'otherwise', 'and/or', '(', ')'].includes(token.text) ||
        isAdverb(token))
    ) {
      joined = true;
      left--;
    } else break;
  }
  return joined && left === previous.at ? previous : undefined;
}

function verbUse(
  tokens: readonly Token[],
  at: number,
  form: VerbForm,
  previous: VerbUse | undefined,
): VerbUse | undefined {
  const group = groupBefore(tokens, at);
  const { base, classes } = form;
  const common = { at, from: group.from, base, classes };
  const lean = partner(tokens, group, previous);
  if (lean && (form.shape === shapeOf(tokens, lean) || (form.shape === 'base' && lean.role === 'infinitive'))) {
    return {
      ...common,
      role: lean.role,
      passive: lean.passive,
      negated: lean.negated || group.negated,
      modality: lean.modality,
      actor: lean.actor,
    };
  }
  const { actor, start } = actorOf(tokens, group.from);
  const negated = group.negated || deniedSubject(tokens, start, group.from);
  const modality: Modality = negated ? 'does-not' : group.modality;
  if (group.infinitive) {
    return form.shape === 'base'
      ? { ...common, role: 'infinitive', passive: false, negated, modality, actor: infinitiveActor(tokens, group.from) }
      : group.passive && form.shape === 'past'
        ? { ...common, role: 'infinitive', passive: true, negated, modality, actor: 'unknown' }
        : undefined;
  }
  if (form.shape === 'past') {
    if (group.passive)
      return {
        ...common,
        role: group.finite ? roleOf(tokens, start) : 'participle',
        passive: true,
        negated,
        modality,
        actor: agent(tokens, at),
      };
    if (group.perfect || ['we', 'you', 'they', 'that', 'which', 'who'].includes(tokens[group.from - 1]?.text ?? '')) {
      const relative = relatives.has(tokens[group.from - 1]?.text ?? '');
      return {
        ...common,
        role: relative ? 'relative' : roleOf(tokens, start),
        passive: false,
        negated,
        modality,
        actor,
      };
    }
    const next = tokens[at + 1];
    return {
      ...common,
      role: 'participle',
      passive: true,
      negated: false,
      modality: 'does',
      actor: next?.text === 'by' ? agent(tokens, at) : 'unknown',
    };
  }
  if (form.shape === 'gerund') {
    if (group.passive && group.finite)
      return { ...common, role: roleOf(tokens, start), passive: false, negated, modality, actor };
    const denied = group.negated || tokens[group.from - 1]?.text === 'without';
    return { ...common, role: 'gerund', passive: false, negated: denied, modality, actor: 'unknown' };
  }
  if (!isVerb(tokens, at, group)) return undefined;
  const relative = relatives.has(tokens[group.from - 1]?.text ?? '');
  return {
    ...common,
    role: relative ? 'relative' : roleOf(tokens, start),
    passive: false,
    negated,
    modality,
    actor,
  };
}

function shapeOf(tokens: readonly Token[], use: VerbUse): string | undefined {
  return verbForm(tokens[use.at]?.text ?? '')?.shape;
}

/** "No information is shared", "none of your data". */
function deniedSubject(tokens: readonly Token[], start: number, end: number): boolean {
  for (let at = Math.max(0, start - 2); at < end; at++) {
    const text = tokens[at]?.text;
    if (
      (text === 'no' && tokens[at + 1]?.text !== 'longer') ||
      text === 'none' ||
      text === 'neither' ||
      text === 'nobody' ||
      text === 'nor'
    )
      return true;
  }
  return false;
}

function agent(tokens: readonly Token[], at: number): Actor {
  for (let right = at + 1; right < Math.min(tokens.length, at + 6); right++) {
    if (tokens[right]?.text !== 'by') continue;
    const next = tokens[right + 1];
    if (!next) return 'unknown';
    if (usWords.has(next.text))
      return tokens[right + 2] && thirdWords.has(tokens[right + 2]?.norm ?? '') ? 'third' : 'us';
    if (youWords.has(next.norm)) return 'you';
    return thirdWords.has(next.norm) || next.text === 'third' || next.text === 'other' ? 'third' : 'unknown';
  }
  return 'unknown';
}

/** Who acts in an infinitive: "ask you to provide", "allow us to collect". */
function infinitiveActor(tokens: readonly Token[], to: number): Actor {
  const before = tokens[to - 1];
  if (!before) return 'unknown';
  if (before.text === 'us') return 'us';
  if (before.text === 'you' || youWords.has(before.norm)) return 'you';
  if (bound.has(before.text)) {
    return tokens.slice(Math.max(0, to - 14), to).some(({ text, norm }) => text !== 'your' && youWords.has(norm))
      ? 'you'
      : 'us';
  }
  if (wishing.has(before.text)) {
    const subject = tokens.slice(Math.max(0, to - 5), to - 1).findLast(({ text }) => subjects.has(text));
    return subject?.text === 'you' ? 'you' : subject?.text === 'we' ? 'us' : 'unknown';
  }
  return thirdWords.has(before.norm) ? 'third' : 'unknown';
}

/** Words that say what somebody has to do. */
const bound = new Set(['required', 'asked', 'requested', 'obligated', 'obliged', 'prompted', 'invited', 'encouraged']);
/** Verbs that say what somebody means to do, and not that it is done. */
const wishing = new Set([
  'want',
  'wish',
  'like',
  'choose',
  'decide',
  'prefer',
  'elect',
  'intend',
  'plan',
  'need',
  'have',
]);
const subjects = new Set(['we', 'you', 'they']);
