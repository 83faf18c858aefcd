import { analyse, type Clause } from './analysis.js';
import { clausesOf } from './clauses.js';
import { conditionOf } from './clause-parts.js';
import { contactDrafts } from './contact-rows.js';
import { cueDraft, cuePractice, isPointer } from './cue-rows.js';
import { dataDrafts } from './data-rows.js';
import { withExceptions } from './exceptions.js';
import { withTermReason } from './own-terms.js';
import { trimTokens, unique, type Draft } from './draft.js';
import { withImpliedPurposes } from './implied-purposes.js';
import { offersAct, tellsPurpose } from './item-acts.js';
import { headingFrame, type Frame } from './frame.js';
import { frameOf, isData } from './frame-of.js';
import { announcesRights, isDefinition, isLegalGround } from './silent-clauses.js';
import {
  groundDrafts,
  isTakeover,
  profilingDraft,
  recipientDraft,
  scopeDraft,
  takeoverDrafts,
} from './unnamed-data-rows.js';
import { practiceOfVerb } from './verb-practice.js';
import { categoryLexicon } from '../lexicon/categories.js';
import { tokenise } from '../structure/words.js';
import { occasionDrafts } from './occasions.js';
import { asPublicContent, publicDrafts } from './public-rows.js';
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

/** Whether a sentence below a heading of rights tells how requests are dealt with: "we may deny the request". */
function handlesRequests(unit: Unit, clause: Clause): boolean {
  return (
    !unit.introduces &&
    headingFrame(unit.headings.slice(0, 1))?.practice === 'choice' &&
    clause.tokens.some(({ norm }) => ['request', 'right', 'appeal', 'choice'].includes(norm))
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
    const carried = frame && unit.tokens[from - 1]?.text === ';' ? frame : undefined;
    const clause = analyse(
      ranges.length === 1 ? unit.tokens : unit.tokens.slice(from, to),
      isItem || carried !== undefined,
    );
    const isAct = tellsPurpose(clause);
    // "Detect fraud and protect our rights" in a list of purposes leans on what introduces it.
    const alone = standsAlone(clause) && !(isAct && lead?.source === 'lead' && isData(lead.practice));
    const inherited = alone
      ? undefined
      : (lead ??
        (carried && (isAct || isFragment(clause)) ? carried : undefined) ??
        (isFragment(clause) || (isItem && !opensSentence(clause)) ? headingFrame(unit.headings) : undefined));
    const made = (
      unit.introduces && announcesRights(clause)
        ? []
        : withExceptions(
            readClause(clause, inherited, (frame?.categories.length ?? 0) > 0 ? frame : before, alone),
            clause,
          )
    ).map((draft) =>
      withTermReason(asPublicContent(withImpliedPurposes(withLabel(draft, unit), clause), clause), clause),
    );
    if (made.length === 0 && handlesRequests(unit, clause)) made.push(cueDraft('choice', clause, undefined));
    const when = conditionOf(clause);
    const condition = when && { from: when.from + from, to: when.to + from };
    drafts.push(...made.map((draft) => ({ ...draft, first: draft.first + from, last: draft.last + from, condition })));
    frame = frameOf(made, clause, inherited ?? lead) ?? frame;
  }
  if (unit.tellsSetting && !drafts.some(({ practice }) => practice === 'choice'))
    drafts.push(settingDraft(unit, before));
  return { drafts, frame };
}

/** Whether an item is a phrase that names data and says nothing of time. */
function listsOnlyData(clause: Clause): boolean {
  return isFragment(clause) && !clause.cues.has('retain') && clause.categories.some(({ meaning }) => !meaning.generic);
}

/** The row of an item that names no data, so that it tells only when what its introduction says holds. */
function wholeDraft(clause: Clause, frame: Frame): Draft {
  return {
    practice: frame.practice,
    categories: frame.categories.length > 0 ? frame.categories : ['user'],
    purposes: [],
    recipients: [],
    negated: frame.negated,
    modality: frame.modality,
    from: frame.from,
    ...trimTokens(clause.tokens, 0, clause.tokens.length),
    confidence: 0.55,
    reasons: [`the ${frame.source} tells of ${frame.practice}`],
  };
}

function readClause(clause: Clause, inherited: Frame | undefined, before: Frame | undefined, alone: boolean): Draft[] {
  const { body } = clause;
  if (!inherited && isDefinition(body)) return [];
  if (isLegalGround(body) || / legitimate interests? (?:is|are|lies?) /.test(body)) return groundDrafts(clause, before);
  const scoped = inherited ? undefined : scopeDraft(clause);
  if (scoped) return [scoped];
  if (isTakeover(clause) && !clause.cues.has('choice')) return takeoverDrafts(clause);
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
  const right = practice === 'choice' && /^ (?:the |a |your )?rights? /.test(body);
  if (practice !== undefined && (!list || practice === 'children' || right)) {
    return [cueDraft(practice, clause, inherited ?? before)];
  }
  // "We also store: your username": a list of data under a verb of keeping tells what there is.
  if (inherited?.practice === 'retain' && inherited.source === 'lead' && listsOnlyData(clause))
    return dataDrafts(clause, { ...inherited, practice: 'collect' });
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
  const received = practice === undefined && !inherited ? recipientDraft(clause) : undefined;
  if (received) return [received];
  const profiling = practice === undefined ? profilingDraft(clause) : undefined;
  if (profiling && !inherited) return [profiling];
  const seen = alone || !inherited ? publicDrafts(clause, before) : [];
  if (inherited?.awaitsAct === true && !alone && seen.length === 0) {
    const acts = occasionDrafts(clause, [], inherited);
    return acts.length > 0 ? acts : [wholeDraft(clause, inherited)];
  }
  const said = dataDrafts(clause, inherited ?? near);
  if (seen.length > 0)
    return [...said.filter((draft) => draft.practice === 'use' && draft.purposes.length > 0), ...seen];
  const drafts = [...said, ...occasionDrafts(clause, said, inherited)];
  // Sending somebody something is no sharing of data.
  const specific = drafts.some((draft) => draft.practice !== 'share' && draft.categories.some((key) => key !== 'user'));
  const contacts = specific || inherited?.source === 'lead' ? [] : contactDrafts(clause);
  return contacts.length > 0 ? contacts : drafts;
}
