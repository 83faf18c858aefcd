import { isWithin } from '../../../vocabulary/taxonomy.js';
import { analyse, type Clause } from './analysis.js';
import { clausesOf } from './clauses.js';
import { recipientsOf } from './clause-parts.js';
import { cueDraft, cuePractice } from './cue-rows.js';
import { dataDrafts } from './data-rows.js';
import { unique, type Draft } from './draft.js';
import { headingFrame, type Frame } from './frame.js';
import { practiceOfVerb } from './govern.js';
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
  const said = verb ? practiceOfVerb(verb, clause) : undefined;
  const cue = cuePractice(clause);
  const practice = said ?? cue ?? drafts.at(-1)?.practice ?? inherited?.practice;
  if (practice === undefined) return inherited;
  const last = drafts.at(-1);
  const categories = unique(drafts.flatMap((draft) => draft.categories));
  return {
    practice: practice === 'track-tech' ? 'collect' : practice,
    negated: verb?.negated ?? last?.negated ?? false,
    modality: verb?.modality ?? last?.modality ?? 'does',
    from: last?.from ?? inherited?.from,
    categories: categories.length > 0 ? categories : (inherited?.categories ?? []),
    purposes: [],
    recipients: practice === 'share' ? recipientsOf(clause, 0) : [],
    source: 'lead',
  };
}

/** Reads one unit. `frame` is what its introduction handed on, `before` what the sentence before spoke of. */
export function readUnit(unit: Unit, lead: Frame | undefined, before: Frame | undefined): UnitReading {
  const drafts: Draft[] = [];
  let frame: Frame | undefined;
  const isItem = unit.isPart || unit.block.kind !== 'paragraph' || unit.lead !== undefined;
  const ranges = clausesOf(unit.tokens);
  for (const { from, to } of ranges) {
    const clause = analyse(unit.tokens.slice(from, to), isItem);
    const alone = standsAlone(clause);
    const inherited = alone
      ? undefined
      : (lead ?? (isItem || clause.verbs.length === 0 ? headingFrame(unit.headings) : undefined));
    const made = readClause(clause, inherited, before, alone);
    drafts.push(...made.map((draft) => ({ ...draft, first: draft.first + from, last: draft.last + from })));
    frame = frameOf(made, clause, inherited ?? lead);
  }
  return { drafts, frame };
}

function readClause(clause: Clause, inherited: Frame | undefined, before: Frame | undefined, alone: boolean): Draft[] {
  const practice = cuePractice(clause);
  if (
    practice !== undefined &&
    !(
      inherited &&
      !alone &&
      (inherited.practice === 'share' || inherited.practice === 'use') &&
      practice !== 'children'
    )
  ) {
    return [cueDraft(practice, clause, inherited ?? before)];
  }
  if (inherited && !alone && !['collect', 'use', 'share', 'track-tech'].includes(inherited.practice)) {
    if (clause.tokens.length < 2 && !clause.tokens[0]?.text.includes('=')) return [];
    return inherited.source === 'lead' ? [cueDraft(inherited.practice, clause, inherited)] : [];
  }
  return dataDrafts(
    clause,
    inherited ??
      (before && !clause.categories.some(({ meaning }) => !meaning.generic)
        ? { ...before, source: 'sentence' }
        : undefined),
  ).filter(
    (draft) =>
      draft.categories.length > 0 ||
      draft.recipients.length > 0 ||
      draft.categories.some((key) => isWithin(key, 'user')),
  );
}
