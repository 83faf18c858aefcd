import type { Practice } from '../imported.js';
import type { Clause } from './analysis.js';
import { recipientsOf } from './clause-parts.js';
import { cuePractice } from './cue-rows.js';
import { unique, type Draft } from './draft.js';
import { leadsToExceptions } from './exceptions.js';
import type { Frame } from './frame.js';
import { practiceOfVerb } from './verb-practice.js';

/** "The following personal data": what comes after is a list of data. */
function listsData(clause: Clause): boolean {
  return / following (?:\w+ ){0,3}(?:data|information)\b/.test(clause.body);
}

/** "We collect information when you: …" */
function breaksOffAtAct(clause: Clause): boolean {
  const words = clause.tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  return /(?:^| )(?:when|whenever|if|once)(?: you| users| they)?$|^as (?:you|users|they)$/.test(
    words.slice(-2).join(' '),
  );
}

function lastWord(clause: Clause): string {
  return clause.tokens.findLast(({ kind }) => kind === 'word')?.text ?? '';
}

/** Whether a practice is one of what is done with data, of which lists go on. */
export function isData(practice: Practice | undefined): boolean {
  return practice === 'use' || practice === 'collect' || practice === 'share';
}

/** What a clause with its rows hands on to the list, or to the sentence after it. `inherited` is what was handed to it. */
export function frameOf(drafts: readonly Draft[], clause: Clause, inherited: Frame | undefined): Frame | undefined {
  const verb = clause.verbs.filter(({ role }) => role === 'main').at(-1) ?? clause.verbs.at(-1);
  const said = verb && verb.role !== 'infinitive' ? practiceOfVerb(verb, clause) : undefined;
  const cue = cuePractice(clause);
  const done = drafts.at(-1)?.practice;
  // Of verbs side by side, the rows tell which one counts.
  const other =
    said !== undefined && isData(done) && drafts.every((draft) => draft.practice !== said) ? done : undefined;
  const listed = inherited?.source === 'lead' ? done : other;
  const practice = listed ?? said ?? cue ?? drafts.at(-1)?.practice ?? inherited?.practice;
  if (practice === undefined) return inherited;
  const last = drafts.at(-1);
  const categories = unique(drafts.flatMap((draft) => draft.categories));
  const denied = verb?.negated ?? last?.negated ?? false;
  // What follows "we do not share your data except" is done.
  const excepts = denied && leadsToExceptions(clause);
  return {
    practice: practice === 'track-tech' ? 'collect' : practice,
    negated: denied && !excepts,
    modality: excepts ? 'may' : (verb?.modality ?? last?.modality ?? 'does'),
    from: last?.from ?? inherited?.from,
    categories: categories.length > 0 ? categories : (inherited?.categories ?? []),
    // What is collected or shared in a list is so for what its introduction says.
    purposes:
      practice === 'collect' || practice === 'share' ? unique(clause.purposes.flatMap(({ meaning }) => meaning)) : [],
    recipients: practice === 'share' ? recipientsOf(clause, 0) : [],
    awaitsAim: practice === 'use' && /^(?:to|purposes?|reasons?|for|ways)$/.test(lastWord(clause)),
    awaitsAct: practice === 'collect' && breaksOffAtAct(clause),
    processes: practice === 'use' && (verb?.base === 'process' || verb?.base === 'handle' || listsData(clause)),
    source: 'lead',
  };
}
