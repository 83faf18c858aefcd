import { analyse, type Clause } from './analysis.js';
import { clausesOf } from './clauses.js';
import { conditionOf, recipientsOf } from './clause-parts.js';
import { contactDrafts } from './contact-rows.js';
import { cueDraft, cuePractice, isPointer } from './cue-rows.js';
import { dataDrafts } from './data-rows.js';
import { withTermReason } from './own-terms.js';
import { trimTokens, unique, type Draft } from './draft.js';
import { withImpliedPurposes } from './implied-purposes.js';
import { offersAct, tellsPurpose } from './item-acts.js';
import { headingFrame, type Frame } from './frame.js';
import { practiceOfVerb } from './verb-practice.js';
import { categoryLexicon } from '../lexicon/categories.js';
import { tokenise } from '../structure/words.js';
import { publicDrafts } from './public-rows.js';
import { settingDraft } from './setting-rows.js';
import type { Unit } from './units.js';

/** What was read from a unit: drafts with token indexes of the unit, and the frame that it hands on. */
export interface UnitReading {
  readonly drafts: readonly Draft[];
  readonly frame: Frame | undefined;
}

/** Whether a clause says by itself what is done. */
function standsAlone(clause: Clause): boolean {
  return clause.verbs.some(
    (verb) =>
      verb.role === 'main' &&
      verb.from > 0 &&
      practiceOfVerb(verb, clause) !== undefined &&
      (verb.actor !== 'unknown' || verb.passive),
  );
}

function frameOf(drafts: readonly Draft[], clause: Clause, inherited: Frame | undefined): Frame | undefined {
  const verb = clause.verbs.filter(({ role }) => role === 'main').at(-1) ?? clause.verbs.at(-1);
  const said = verb && verb.role !== 'infinitive' ? practiceOfVerb(verb, clause) : undefined;
  const cue = cuePractice(clause);
  const listed = inherited?.source === 'lead' ? drafts.at(-1)?.practice : undefined;
  const practice = listed ?? said ?? cue ?? drafts.at(-1)?.practice ?? inherited?.practice;
  if (practice === undefined) return inherited;
  const last = drafts.at(-1);
  const categories = unique(drafts.flatMap((draft) => draft.categories));
  return {
    practice: practice === 'track-tech' ? 'collect' : practice,
    negated: verb?.negated ?? last?.negated ?? false,
    modality: verb?.modality ?? last?.modality ?? 'does',
    from: last?.from ?? inherited?.from,
    categories: categories.length > 0 ? categories : (inherited?.categories ?? []),
    // What is collected or shared in a list is so for what its introduction says.
    purposes:
      practice === 'collect' || practice === 'share' ? unique(clause.purposes.flatMap(({ meaning }) => meaning)) : [],
    recipients: practice === 'share' ? recipientsOf(clause, 0) : [],
    processes: practice === 'use' && (verb?.base === 'process' || verb?.base === 'handle'),
    source: 'lead',
  };
}

/** A choice under a label such as "Controlling your IP address" is about what the label names. */
function withLabel(draft: Draft, unit: Unit): Draft {
  if (draft.practice !== 'choice' || unit.label === undefined) return draft;
  const named = categoryLexicon
    .match(tokenise(unit.label, 0, unit.label.length))
    .filter(({ meaning }) => !meaning.generic);
  const keys = named
    .flatMap(({ meaning }) => meaning.categories)
    .filter((key) => !key.startsWith('user.behavior') && key !== 'user.account.settings');
  return keys.length === 0 ? draft : { ...draft, categories: unique([...draft.categories, ...keys]) };
}

/** Whether a clause is only a phrase, so that it leans on its heading. */
function isFragment(clause: Clause): boolean {
  return !clause.tokens.some(({ text }) =>
    ['we', 'you', 'may', 'will', 'is', 'are', 'do', 'does', 'have', 'has', 'can', 'was', 'were'].includes(text),
  );
}

/** Whether an item starts as a sentence of its own, which then must say itself what is done. */
function opensSentence(clause: Clause): boolean {
  const first = clause.tokens.find(({ kind }) => kind === 'word')?.text ?? '';
  return ['if', 'when', 'you', 'we', 'they', 'it', 'this', 'that', 'these', 'please', 'where', 'in'].includes(first);
}

/** Reads one unit. `frame` is what its introduction handed on, `before` what the sentence before spoke of. */
export function readUnit(unit: Unit, lead: Frame | undefined, before: Frame | undefined): UnitReading {
  if (unit.block.code) return { drafts: [settingDraft(unit, lead ?? before)], frame: lead ?? before };
  const drafts: Draft[] = [];
  let frame: Frame | undefined;
  const isItem = unit.isPart || unit.block.kind !== 'paragraph' || unit.lead !== undefined;
  const ranges = clausesOf(unit.tokens);
  for (const { from, to } of ranges) {
    const clause = analyse(ranges.length === 1 ? unit.tokens : unit.tokens.slice(from, to), isItem);
    const alone = standsAlone(clause);
    const inherited = alone
      ? undefined
      : (lead ?? (isFragment(clause) || (isItem && !opensSentence(clause)) ? headingFrame(unit.headings) : undefined));
    const made = readClause(clause, inherited, (frame?.categories.length ?? 0) > 0 ? frame : before, alone).map(
      (draft) => withTermReason(withImpliedPurposes(withLabel(draft, unit), clause), clause),
    );
    const when = conditionOf(clause);
    const condition = when && { from: when.from + from, to: when.to + from };
    drafts.push(...made.map((draft) => ({ ...draft, first: draft.first + from, last: draft.last + from, condition })));
    frame = frameOf(made, clause, inherited ?? lead) ?? frame;
  }
  if (unit.tellsSetting && !drafts.some(({ practice }) => practice === 'choice'))
    drafts.push(settingDraft(unit, before));
  return { drafts, frame };
}

const scope =
  /(?: (?:policy|notice|statement|document|page)(?: ,)? (?:\w+ )?(?:explains?|describes?|sets out|covers?|discloses?|governs?|informs?|tells?|details?|outlines?|applies|lays? out|summari[sz]es|is designed to|is intended to|is meant to)(?: \w+){0,3} (?:how|what|why|the|our|to|information|your|you|about)| we (?:\w+ )?(?:explain|describe|lay out|set out|detail|outline|tell you|set forth)(?: (?:below|here|to you|in this \w+))?(?: :)? (?:how|what|why|which)) /;

/** A sentence that tells what the policy is about. */
function scopeDraft(clause: Clause): Draft | undefined {
  const body = ` ${clause.tokens.map((token) => token.text).join(' ')} `;
  if (!scope.test(body) || clause.cues.has('change') || / (?:choices|rights) /.test(body)) return undefined;
  if (
    !clause.categories.some(({ meaning }) => meaning.generic) ||
    !/ (?:collect|use|process|handle|treat|share|disclose|practices|collection|gather)/.test(body)
  )
    return undefined;
  return {
    practice: /\b(?:us(?:e|ed|es)|shar|disclos|process|handl|treat)/.test(body) ? 'use' : 'collect',
    categories: ['user'],
    purposes: [],
    recipients: [],
    negated: false,
    modality: 'does',
    ...trimTokens(clause.tokens, 0, clause.tokens.length),
    confidence: 0.6,
    reasons: ['the sentence tells what the policy is about'],
  };
}

/** "If we are acquired, your information may be among what is transferred." */
function isTakeover(clause: Clause): boolean {
  return (
    clause.recipients.some(({ meaning }) => meaning.class === 'acquirer') &&
    !/ sale of (?:your|the|any|personal|user|consumer) | opt out | do not sell | country /.test(
      ` ${clause.tokens.map(({ text }) => text).join(' ')} `,
    ) &&
    clause.tokens.some(({ text }) =>
      /^(?:transfer\w*|disclos\w+|shar(?:e|ed|ing)|assign\w*|sold|sell|provid\w+|acquir\w+|assets?)$/.test(text),
    ) &&
    clause.categories.some(({ meaning }) => meaning.generic || meaning.categories.some((key) => key.startsWith('user')))
  );
}

function takeoverDrafts(clause: Clause): Draft[] {
  const verb = clause.verbs.find(({ role }) => role === 'main');
  return [
    {
      practice: 'share',
      categories: ['user'],
      purposes: ['operations'],
      recipients: recipientsOf(clause, 0).filter(
        ({ class: name }) => name !== 'unspecified_third_parties' && name !== 'business_partners',
      ),
      negated: verb?.negated ?? false,
      modality: verb?.modality ?? 'may',
      ...trimTokens(clause.tokens, 0, clause.tokens.length),
      confidence: 0.85,
      reasons: ['data goes with a sale or merger of the company'],
    },
  ];
}

function readClause(clause: Clause, inherited: Frame | undefined, before: Frame | undefined, alone: boolean): Draft[] {
  const scoped = inherited ? undefined : scopeDraft(clause);
  if (scoped) return [scoped];
  if (isTakeover(clause)) return takeoverDrafts(clause);
  const practice = cuePractice(clause);
  if (isPointer(clause) && practice !== 'contact') {
    if (
      practice !== 'choice' ||
      !clause.tokens.some(({ norm }) => ['opt', 'unsubscribe', 'disable', 'cookie', 'block', 'delete'].includes(norm))
    )
      return [];
  }
  const acts = inherited !== undefined && inherited.source !== 'sentence' && !alone && tellsPurpose(clause);
  const list =
    inherited !== undefined &&
    !alone &&
    (inherited.source === 'lead' || acts) &&
    (inherited.practice === 'share' || inherited.practice === 'use');
  if (practice !== undefined && !(list && practice !== 'children')) {
    return [cueDraft(practice, clause, inherited ?? before)];
  }
  if (inherited && !alone && !['collect', 'use', 'share', 'track-tech'].includes(inherited.practice)) {
    if (clause.tokens.length < 2 && !clause.tokens[0]?.text.includes('=')) return [];
    const listed =
      inherited.source === 'lead' &&
      !['transfer', 'contact', 'change', 'third-party-link', 'dnt'].includes(inherited.practice);
    const offered = inherited.practice === 'choice' && offersAct(clause) && inherited.source !== 'sentence';
    // Steps of how to choose are no choices; a sentence that a setting line splits goes on in small letters.
    if (inherited.practice === 'choice' && !offered && clause.tokens[0]?.capital !== false) return [];
    return listed || offered ? [cueDraft(inherited.practice, clause, inherited)] : [];
  }
  const near =
    before && !clause.categories.some(({ meaning }) => !meaning.generic)
      ? { ...before, source: 'sentence' as const }
      : undefined;
  const seen = alone || !inherited ? publicDrafts(clause, before) : [];
  const drafts = dataDrafts(clause, inherited ?? near);
  if (seen.length > 0)
    return [...drafts.filter(({ practice: said, purposes }) => said === 'use' && purposes.length > 0), ...seen];
  // Sending somebody something is no sharing of data.
  const specific = drafts.some((draft) => draft.practice !== 'share' && draft.categories.some((key) => key !== 'user'));
  const contacts = specific || inherited?.source === 'lead' ? [] : contactDrafts(clause);
  return contacts.length > 0 ? contacts : drafts;
}
