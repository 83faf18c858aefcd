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
import type { Practice } from '../imported.js';
import { practiceOfVerb } from './verb-practice.js';
import { categoryLexicon } from '../lexicon/categories.js';
import { tokenise } from '../structure/words.js';
import { occasionDrafts } from './occasions.js';
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

/** "The following personal data": what comes after is a list of data. */
function listsData(clause: Clause): boolean {
  return / following (?:\w+ ){0,3}(?:data|information)\b/.test(` ${clause.tokens.map(({ text }) => text).join(' ')}`);
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

function isData(practice: Practice | undefined): boolean {
  return practice === 'use' || practice === 'collect' || practice === 'share';
}

function frameOf(drafts: readonly Draft[], clause: Clause, inherited: Frame | undefined): Frame | undefined {
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
    awaitsAim: practice === 'use' && /^(?:to|purposes?|reasons?|for|ways)$/.test(lastWord(clause)),
    awaitsAct: practice === 'collect' && breaksOffAtAct(clause),
    processes: practice === 'use' && (verb?.base === 'process' || verb?.base === 'handle' || listsData(clause)),
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

/** Whether a sentence below a heading of rights tells how requests are dealt with: "we may deny the request". */
function handlesRequests(unit: Unit, clause: Clause): boolean {
  return (
    !unit.introduces &&
    headingFrame(unit.headings.slice(0, 1))?.practice === 'choice' &&
    clause.tokens.some(({ norm }) => ['request', 'right', 'appeal', 'choice'].includes(norm))
  );
}

/** A sentence that says no more than that a list of rights follows. */
function announcesRights(clause: Clause): boolean {
  const body = ` ${clause.tokens.map(({ text }) => text).join(' ')} `;
  return (
    / (?:following|certain|these|several|various|some|have the|have a|number of) (?:\w+ )?rights? /.test(body) &&
    clause.cues.has('choice')
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
        : readClause(clause, inherited, (frame?.categories.length ?? 0) > 0 ? frame : before, alone)
    ).map((draft) => withTermReason(withImpliedPurposes(withLabel(draft, unit), clause), clause));
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

const scope =
  /(?: (?:policy|notice|statement|document|page)(?: ,)? (?:\w+ )?(?:explains?|describes?|sets out|covers?|discloses?|governs?|informs?|tells?|details?|outlines?|applies|lays? out|summari[sz]es|is designed to|is intended to|is meant to)(?: \w+){0,3} (?:how|what|why|the|our|to|information|your|you|about)| we (?:\w+ )?(?:explain|describe|lay out|set out|detail|outline|tell you|set forth)(?: (?:below|here|to you|in this \w+))?(?: :)? (?:how|what|why|which)) /;

/** A sentence that tells what the policy is about. */
function scopeDraft(clause: Clause): Draft | undefined {
  const body = ` ${clause.tokens.map((token) => token.text).join(' ')} `;
  if (!scope.test(body) || clause.cues.has('change')) return undefined;
  const told = clause.verbs.filter(({ actor }) => actor !== 'you').map(({ classes }) => classes);
  const uses = told.some((classes) => classes.includes('use') || classes.includes('share'));
  const collects = told.some((classes) => classes.includes('collect'));
  if (/ (?:choices|rights) /.test(body) && !uses && !collects) return undefined;
  if (
    !clause.categories.some(({ meaning }) => meaning.generic) ||
    !/ (?:collect|use|process|handle|treat|share|disclose|practices|collection|gather)/.test(body)
  )
    return undefined;
  return {
    practice: uses || !collects || / use (?:and|of|,) /.test(body) ? 'use' : 'collect',
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
    !/ transfer of (?:your|the|personal|user|such|any|this)(?: personal)? (?:data|information) | sale of (?:your|the|any|personal|user|consumer) | opt out | do not sell | country /.test(
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

/** A clause that only names the legal ground of a practice, as European policies do after each: it declares nothing more. */
function isLegalGround(body: string): boolean {
  if (
    / (?:on the basis of|based (?:up)?on|in accordance with|pursuant to|under) .*(?: gdpr | article \d| art \. \d| general data protection regulation )/.test(
      body,
    )
  )
    return !/ (?:right|rights|collect|share|disclose|transfer) /.test(body);
  if (/^(?: of| under| pursuant to)? (?:the )?(?:general data protection regulation|gdpr) /.test(body)) return true;
  if (
    / process(?:ed|ing)? .* (?:on the basis of|based on) (?:your |our |the |a |legitimate )*(?:consent|performance|contract|legitimate|legal interests) /.test(
      body,
    )
  )
    return true;
  return /^(?: \S+){0,4} (?:legal|lawful) (?:bas[ei]s|grounds?|reasons?) (?:\w+ ){0,3}(?:for|of|is|are|on which|upon which|we rely)\b/.test(
    body,
  );
}

/** A sentence that says what a word means in the policy, and nothing of what is done. */
function isDefinition(body: string): boolean {
  if (/ we mean (?:any|all)? ?(?:\w+ )?(?:information|data) /.test(body)) return true;
  return (
    /^ ["']?(?: ?(?:the term|as used|in this \w+|when we (?:say|use|refer to)))?.{0,40}(?:data|information) ["']? ?(?:\( .{0,60} \) )?(?:is|are|means?|refers? to|shall mean) (?:any |all |that |the )?(?:\w+ )?(?:information|data|details) /.test(
      body,
    ) && !/ (?:we|us|our) /.test(body)
  );
}

/** A sentence that leads to those who get data: "the recipients of your data are: …". */
function recipientDraft(clause: Clause, body: string): Draft | undefined {
  if (!/ recipients? (?:\w+ ){0,6}(?:are|is|include|includes|may be)\b/.test(body)) return undefined;
  return {
    practice: 'share',
    categories: ['user'],
    purposes: [],
    recipients: recipientsOf(clause, 0).filter((recipient) => recipient.class !== 'other_users'),
    negated: false,
    modality: 'does',
    ...trimTokens(clause.tokens, 0, clause.tokens.length),
    confidence: 0.65,
    reasons: ['the sentence names who receives data'],
  };
}

/** What a clause on the legal ground of a practice says of its purpose: "our legitimate interest is to prevent fraud". */
function groundDrafts(clause: Clause, body: string, before: Frame | undefined): Draft[] {
  if (!/ legitimate interests? (?:is|are|in|to|of|lies?)\b/.test(body)) return [];
  return [
    {
      practice: 'use',
      categories: before && before.categories.length > 0 && before.categories.length < 5 ? before.categories : ['user'],
      purposes: unique(clause.purposes.flatMap(({ meaning }) => meaning)),
      recipients: [],
      negated: false,
      modality: 'does',
      ...trimTokens(clause.tokens, 0, clause.tokens.length),
      confidence: 0.55,
      reasons: ['a legitimate interest tells what data is used for'],
    },
  ];
}

/** Decisions that machines make about people, and profiles, are a use of data that mostly is denied without naming any. */
function profilingDraft(clause: Clause, body: string): Draft | undefined {
  if (
    clause.categories.length > 0 ||
    !/ (?:automat(?:ed|ic) (?:individual )?(?:decision|processing)|automatic decision|profiling) /.test(
      body.replace(/ (?:making|maker)s? /g, ' '),
    )
  )
    return undefined;
  const negated = / (?:not|no|never|without|neither|nor) /.test(body);
  return {
    practice: 'use',
    categories: ['user'],
    purposes: ['marketing.advertising.profiling'],
    recipients: [],
    negated,
    modality: negated ? 'does-not' : 'does',
    ...trimTokens(clause.tokens, 0, clause.tokens.length),
    confidence: 0.55,
    reasons: ['decisions by machines and profiles use data'],
  };
}

function readClause(clause: Clause, inherited: Frame | undefined, before: Frame | undefined, alone: boolean): Draft[] {
  const body = ` ${clause.tokens.map(({ text }) => text).join(' ')} `;
  if (!inherited && isDefinition(body)) return [];
  if (isLegalGround(body) || / legitimate interests? (?:is|are|lies?) /.test(body))
    return groundDrafts(clause, body, before);
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
  const received = practice === undefined && !inherited ? recipientDraft(clause, body) : undefined;
  if (received) return [received];
  const profiling = practice === undefined ? profilingDraft(clause, body) : undefined;
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
