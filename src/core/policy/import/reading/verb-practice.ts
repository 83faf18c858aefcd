import { grammar } from '../lexicon/grammar.js';
import type { Practice } from '../imported.js';
import type { Clause } from './analysis.js';
import { verbForm } from '../lexicon/verbs.js';
import type { VerbUse } from './verb-groups.js';
import { prepositions, thirdWords } from './verb-words.js';

/** Whether a verb of sharing is said of giving data to us. */
function givesToUs(verb: VerbUse, clause: Clause): boolean {
  return clause.tokens.slice(verb.at + 1, verb.at + 8).some(({ text }, at, near) => {
    const before = near[at - 1]?.text;
    return text === 'us' && (at === 0 || before === 'to' || before === 'with') && near[at + 1]?.text !== 'understand';
  });
}

function namesOthers(verb: VerbUse, clause: Clause): boolean {
  return (
    clause.recipients.some(({ from }) => from > verb.at) ||
    (verb.passive && clause.recipients.length > 0) ||
    goesToOthers(verb, clause)
  );
}

/** Whether what a verb moves goes to somebody who is neither we nor you: "is sent to your search provider". */
function goesToOthers(verb: VerbUse, clause: Clause): boolean {
  const { tokens } = clause;
  for (let at = verb.at + 1; at < Math.min(tokens.length, verb.at + 14); at++) {
    if (tokens[at]?.text !== 'to') continue;
    const near = tokens.slice(at + 1, at + 6);
    const end = near.findIndex(
      ({ kind, text }) => kind === 'mark' || prepositions.has(text) || verbForm(text) !== undefined,
    );
    const goal = end < 0 ? near : near.slice(0, end);
    if (goal.some(({ text, own }) => text === 'us' || text === 'you' || own === true)) continue;
    if (goal.some(({ norm }) => thirdWords.has(norm))) return true;
  }
  return false;
}

/** Verbs that say that data is there, and not how long. */
const keeping = new Set(['store', 'save', 'hold', 'host', 'cache']);

/** Verbs by which somebody else gets what is ours to give. */
const gets = new Set(['receive', 'obtain', 'get', 'learn', 'see', 'view', 'access']);

/** Whether something is kept in a state, and not only kept: "we keep your data accurate". */
function keepsAs(verb: VerbUse, clause: Clause): Practice | 'nothing' | undefined {
  if (!['keep', 'maintain', 'hold'].includes(verb.base)) return undefined;
  if (clause.tokens[verb.at + 1]?.text === 'track') return 'collect';
  const after = clause.tokens.slice(verb.at + 1, verb.at + 14).map(({ text }) => text);
  if (
    after.some((text) => ['accurate', 'current', 'correct', 'updated'].includes(text)) ||
    after.join(' ').includes('up to date')
  )
    return 'nothing';
  return after.some((text) => ['safe', 'secure', 'confidential', 'private', 'confidentiality', 'secret'].includes(text))
    ? 'secure'
    : undefined;
}

/** Whether what contains data is itself data: a record, a file, a message; a page or a product that contains data collects none. */
function containsAsData(verb: VerbUse, clause: Clause): boolean {
  if (verb.role !== 'main') return true;
  const subject = clause.tokens.slice(Math.max(0, verb.from - 9), verb.from);
  const start = subject.findLastIndex(({ kind }) => kind === 'mark') + 1;
  const words = subject.slice(start);
  const last = words.findLast(({ kind }) => kind === 'word');
  return !(last && carriers.has(words.find(({ norm }) => carriers.has(norm))?.norm ?? ''));
}

/** What holds content and is no data about people. */
const carriers = new Set([
  'site',
  'website',
  'page',
  'article',
  'service',
  'product',
  'app',
  'application',
  'policy',
  'notice',
  'statement',
  'section',
  'agreement',
  'portal',
  'blog',
  'store',
  'newsletter',
  'feature',
  'platform',
]);

/** Whether another verb of the subject tells that the clause is about sharing: "the information we share is provided through …". */
function sharedBefore(verb: VerbUse, clause: Clause): boolean {
  return clause.verbs.some(
    (other) =>
      other.at < verb.at && other.role === 'relative' && other.actor === 'us' && other.classes.includes('share'),
  );
}

const demonstratives = new Set(['this', 'these', 'such', 'that', 'those', 'it', 'them', 'how', 'data', 'information']);

/** Whether what is processed is named for the first time, so that it is told to be had: "we process your name and e-mail address". */
function processesNamed(verb: VerbUse, clause: Clause): boolean {
  if (verb.passive || verb.role === 'gerund' || verb.role === 'noun' || verb.actor === 'third') return false;
  const first = clause.categories.find(({ from }) => from > verb.at);
  if (!first || first.meaning.generic || demonstratives.has(clause.tokens[first.from]?.text ?? '')) return false;
  return !demonstratives.has(clause.tokens[verb.at + 1]?.text ?? '') && first.from - verb.at < 6;
}

/** Whether a verb of many meanings is said of something else than data, or by nobody who collects: "it is difficult to determine where …". */
function isLoose(verb: VerbUse, clause: Clause): boolean {
  if (verb.base === 'include' || verb.base === 'contain' || verb.passive || verb.role === 'participle') return false;
  const object = clause.categories.find(({ from }) => from > verb.at);
  return verb.actor === 'unknown' && (verb.role === 'infinitive' || verb.role === 'gerund')
    ? true
    : object !== undefined && object.from - verb.at > 8;
}

/** What a verb says is done with data; undefined where it says nothing of it. */
export function practiceOfVerb(verb: VerbUse, clause: Clause): Practice | undefined {
  const has = (name: VerbUse['classes'][number]): boolean => verb.classes.includes(name);
  const kept = keepsAs(verb, clause);
  if (kept !== undefined) return kept === 'nothing' ? undefined : kept;
  // "We need to verify" needs no data by itself, nor does who "is required by law to retain" require any.
  if (verb.base === 'need' && clause.tokens[verb.at + 1]?.text === 'to') return undefined;
  if (
    verb.base === 'require' &&
    verb.passive &&
    clause.tokens.slice(verb.at + 1, verb.at + 5).some(({ text }) => text === 'to')
  )
    return undefined;
  // Who signs in tells nothing; who signs up does.
  if (verb.base === 'sign' && clause.tokens[verb.at + 1]?.text !== 'up') return undefined;
  if (verb.actor === 'you') {
    return has('provide') ? 'collect' : undefined;
  }
  if (has('share')) {
    const toUs = givesToUs(verb, clause);
    // "Other users may share information about you": it reaches us.
    if (verb.actor === 'third' && !verb.passive && !clause.recipients.some(({ from }) => from > verb.at))
      return 'collect';
    if (!grammar.needsRecipient.has(verb.base)) return 'share';
    if (verb.base === 'share' && !toUs) return 'share';
    if (namesOthers(verb, clause) && !toUs) return 'share';
    if (verb.passive && sharedBefore(verb, clause)) return 'share';
    if (has('provide') && (verb.passive || toUs)) return 'collect';
    return has('collect') ? 'collect' : undefined;
  }
  if (has('collect')) {
    if (verb.actor === 'third' && !verb.passive && gets.has(verb.base) && verb.role === 'main') return 'share';
    const denied = verb.negated && !['request', 'ask', 'access', 'see', 'read'].includes(verb.base);
    if (grammar.weakCollects.has(verb.base) && (denied || isLoose(verb, clause))) return undefined;
    if ((verb.base === 'include' || verb.base === 'contain') && !containsAsData(verb, clause)) return undefined;
    const permitted = clause.verbs.some(
      (other) =>
        other.at < verb.at &&
        ['permit', 'allow', 'authorize', 'enable'].includes(other.base) &&
        other.actor !== 'third',
    );
    return verb.role === 'infinitive' && verb.actor === 'third' && permitted ? 'share' : 'collect';
  }
  if (has('use') && grammar.weakUses.has(verb.base)) {
    const isSubject =
      clause.categories.some(({ to }) => to <= verb.from) ||
      ['this', 'it', 'these'].includes(clause.tokens[verb.from - 1]?.text ?? '');
    return (verb.role === 'main' || verb.role === 'noun') && verb.actor !== 'us' && isSubject ? 'use' : undefined;
  }
  if (verb.base === 'process' && processesNamed(verb, clause)) return 'collect';
  if (has('use')) return 'use';
  // What is stored is had; for how long, the words of the clause have to tell.
  if (has('retain'))
    return keeping.has(verb.base) && !clause.cues.has('retain') && !verb.negated ? 'collect' : 'retain';
  if (has('secure')) return 'secure';
  return has('provide') && verb.passive ? 'collect' : undefined;
}
