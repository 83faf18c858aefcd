import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { countriesIn } from '../facts/places.js';
import { grammar } from '../lexicon/grammar.js';
import type { Practice } from '../imported.js';
import type { Clause } from './analysis.js';
import { bareDrafts } from './bare-rows.js';
import { formOf, noLonger, recipientsOf } from './clause-parts.js';
import { trimTokens, unique, type Draft } from './draft.js';
import type { Frame } from './frame.js';
import { tellsPurpose } from './item-acts.js';
import { govern, originOf, type Governed } from './govern.js';
import { insidePurpose, isOutspoken, isRemembered, isTracker, keysOf, pointsBack, runsOf } from './mentions.js';
import type { VerbUse } from './verb-groups.js';
import { practiceOfVerb } from './verb-practice.js';

interface Group {
  readonly practice: Practice;
  readonly verb: VerbUse | undefined;
  readonly negated: boolean;
  readonly mentions: Governed[];
}

/** More categories than this are no longer meant one by one. */
const mostAntecedents = 4;

type Base = Omit<Draft, 'categories' | 'first' | 'last'>;

/** Whether data that was told of before is only told to be collected for something: "we collect this information to improve our service". */
function isTold(mention: Governed, verb: VerbUse, clause: Clause): boolean {
  return (
    verb.role === 'main' &&
    !verb.passive &&
    verb.actor !== 'you' &&
    pointsBack(mention, clause) &&
    mention.match.from > verb.at &&
    clause.purposes.some(({ from }) => from >= mention.match.to)
  );
}

function groupsOf(clause: Clause, frame: Frame | undefined): Group[] {
  const groups: Group[] = [];
  for (const mention of govern(clause)) {
    // In a list of what data is used for or who gets it, the verbs of the items tell of that and of nothing else.
    const listed = frame?.source === 'lead' && (frame.practice === 'use' || frame.practice === 'share');
    const verb =
      listed || (frame !== undefined && frame.source !== 'sentence' && isLeaning(mention)) ? undefined : mention.verb;
    // The sentence before lends its data, and not its practice.
    const said = verb ? practiceOfVerb(verb, clause) : frame?.source === 'sentence' ? undefined : frame?.practice;
    const practice = verb && said === 'collect' && isTold(mention, verb, clause) ? 'use' : said;
    if (practice === undefined || (verb !== undefined && isAside(mention, verb, clause))) continue;
    if (practice === 'use' && verb && isBeyondAim(mention, verb, clause)) continue;
    const negated =
      ((verb ? verb.negated : (frame?.negated ?? false)) || isDenied(mention, clause)) &&
      !mention.excepted &&
      !(practice === 'retain' && noLonger.test(clause.body));
    const known = groups.find((group) => group.practice === practice && group.negated === negated);
    if (known) known.mentions.push(mention);
    else groups.push({ practice, verb, negated, mentions: [mention] });
  }
  return groups;
}

/** Whether a mention of data in general only stands in what something else is used for: "we use our blog to communicate this information". */
function isBeyondAim({ match }: Governed, verb: VerbUse, clause: Clause): boolean {
  if (
    !match.meaning.generic ||
    clause.recipients.length > 0 ||
    verb.passive ||
    !['use', 'utilize', 'employ', 'leverage'].includes(verb.base)
  )
    return false;
  const between = clause.tokens.slice(verb.at + 1, match.from);
  return (
    between.some(({ text }) => text === 'to') &&
    !clause.categories.some(({ from }) => from > verb.at && from < match.from)
  );
}

/** Whether there is said to be none of the data: "contains no personal data". */
function isDenied({ match }: Governed, clause: Clause): boolean {
  const before = clause.tokens.slice(Math.max(0, match.from - 2), match.from + 1).map(({ text }) => text);
  const at = before.findLastIndex((text) => text === 'no' || text === 'none');
  return at >= 0 && before[at + 1] !== 'longer' && before[at - 1] !== 'or';
}

/** Whether a verb only says which data is meant, of which the sentence itself says something else: "the information that we collect depends on …". */
function isAside({ match }: Governed, { role, actor, at }: VerbUse, clause: Clause): boolean {
  if (!match.meaning.generic || (role !== 'relative' && role !== 'condition')) return false;
  // "The recipients that we may share your data with:"
  const last = clause.tokens.findLast(({ kind }) => kind === 'word')?.text;
  if (role === 'relative' && actor === 'us' && match.from > at && (last === 'with' || last === 'to')) return false;
  // "Surveys: information that you submit": what people hand over is collected, where nothing else is said of it.
  return role === 'condition' || actor !== 'you' || match.from > 6;
}

/** Whether a verb leans on a noun of its list item, so that the introduction says what is done: "features used". */
function isLeaning({ verb, match }: Governed): boolean {
  // "Payment information to process payments": so does what the noun is there for.
  return verb?.role === 'participle' || (verb?.role === 'infinitive' && verb.from >= match.to);
}

/** Where the words of a verb start that belong to its row: its subject, up to a mark. */
function subjectStart(clause: Clause, at: number): number {
  let start = at;
  while (start > 0 && clause.tokens[start - 1]?.kind === 'word' && at - start < 8) start--;
  return start;
}

/** Whether a mention of data in general stands for the rest of an enumeration: "other information". */
function isRest({ match }: Governed, clause: Clause): boolean {
  return clause.tokens
    .slice(Math.max(0, match.from - 1), match.to)
    .some(({ text }) => text === 'other' || text === 'additional');
}

function collectDrafts(group: Group, clause: Clause, base: Base): Draft[] {
  const specific = group.mentions.filter(({ match }) => !match.meaning.generic);
  const generic = group.mentions.filter(({ match }) => match.meaning.generic);
  const drafts: Draft[] = [];
  const umbrella = generic.find((mention) => isOutspoken(mention, clause)) ?? generic[0];
  if (umbrella && (specific.length === 0 || isOutspoken(umbrella, clause))) {
    const next = specific.find(({ match }) => match.from >= umbrella.match.to);
    const start = Math.min(group.verb ? group.verb.from : umbrella.match.from, umbrella.match.from);
    drafts.push({
      ...base,
      categories: ['user'],
      ...trimTokens(clause.tokens, subjectStart(clause, start), next?.match.from ?? clause.tokens.length),
    });
  }
  // "Your name, your address and any other information that you choose to provide": the rest of an enumeration is a row of its own.
  let told = 0;
  for (const mention of generic) {
    if (mention === umbrella && drafts.length > 0) continue;
    if (specific.length === 0 || !isRest(mention, clause) || mention.match.from < told) continue;
    const end = clause.tokens.findIndex(({ text }, at) => at >= mention.match.to && /^[,;.:()]$/.test(text));
    drafts.push({
      ...base,
      categories: ['user'],
      ...trimTokens(clause.tokens, mention.match.from, end < 0 ? clause.tokens.length : end),
    });
    told = end < 0 ? clause.tokens.length : end;
  }
  const runs = runsOf(specific, clause);
  for (const run of runs) {
    const [head] = run;
    if (!head) continue;
    const first = head.match.from;
    const last = (run.at(-1) ?? head).match.to;
    // A single object takes the words of its verb with it.
    const alone = runs.length === 1 && generic.length === 0 && group.verb !== undefined && group.verb.at < first;
    const start = alone ? subjectStart(clause, group.verb.from) : first;
    const categories = unique(run.flatMap(({ match }) => match.meaning.categories));
    drafts.push({ ...base, categories, ...trimTokens(clause.tokens, start, last) });
  }
  return drafts;
}

/** What cookies are used to tell apart: a cookie that does so is an identifier. */
const recognises =
  / (?:recogni[sz](?:e|es|ing)|identif(?:y|ies|ying)|distinguish(?:es|ing)?) (?:you|(?:your|the|a|an|each|individual|returning|unique|web|internet|mobile|particular|same|end|repeat|\s)+(?:browsers?|devices?|computers?|visitors?|users?|phone)) /;

/** The row for cookies and the like, with what they are said to keep. */
function trackerDraft(trackers: readonly Governed[], clause: Clause, base: Base, more: readonly CategoryKey[]): Draft {
  const unmistakable =
    clause.tokens.some(
      ({ norm }, at) =>
        norm === 'uniquely' ||
        (norm === 'unique' &&
          /^(?:identifier|id|number|identification|cookie)$/.test(clause.tokens[at + 1]?.norm ?? '')),
    ) || recognises.test(clause.body);
  const keys = keysOf(trackers).map((key) =>
    key === 'user.device.cookie' && unmistakable ? 'user.device.cookie_id' : key,
  );
  return {
    ...base,
    practice: 'track-tech',
    categories: unique([...keys, ...more]),
    trackers: unique(clause.trackers.map(({ meaning }) => meaning)),
    ...trimTokens(clause.tokens, 0, clause.tokens.length),
  };
}

/** Whether a clause is about the use of a service of somebody else, who thereby gets data: "we use Google Analytics to measure traffic". */
function usesService(group: Group, clause: Clause): boolean {
  const { verb } = group;
  if (!verb || verb.passive || !['use', 'employ', 'utilize', 'rely', 'leverage'].includes(verb.base)) return false;
  const first = group.mentions[0]?.match.from ?? clause.tokens.length;
  return clause.recipients.some(
    ({ from, to, meaning }) =>
      from > verb.at &&
      from < verb.at + 6 &&
      to <= first + 1 &&
      meaning.class !== 'legal_authorities' &&
      meaning.class !== 'public',
  );
}

function useDrafts(group: Group, clause: Clause, frame: Frame | undefined, base: Base): Draft[] {
  const whole = trimTokens(clause.tokens, 0, clause.tokens.length);
  const [first] = group.mentions;
  const outside = group.mentions.filter((mention) => !insidePurpose(mention, clause));
  if (frame?.source === 'lead' && frame.practice === 'use') {
    const own = keysOf(
      group.mentions.filter((mention) => !mention.match.meaning.generic && !insidePurpose(mention, clause)),
    );
    const starts = own.length > 0 && (first?.match.from ?? 9) < 3;
    if (starts && frame.processes === true && !tellsPurpose(clause)) {
      return collectDrafts({ ...group, verb: undefined }, clause, { ...base, practice: 'collect' });
    }
    const keys = starts ? own : unique([...frame.categories, ...keysOf(analysed(group.mentions, clause))]);
    return [{ ...base, categories: keys.length > 0 ? keys : ['user'], ...whole }];
  }
  if (usesService(group, clause)) {
    const keys = keysOf(group.mentions.filter(({ match }) => !match.meaning.generic));
    return [
      {
        ...base,
        practice: 'share',
        recipients: recipientsOf(clause, 0),
        categories: keys.length > 0 ? keys : ['user'],
        ...whole,
      },
    ];
  }
  if (first && isTracker(first, clause)) {
    const trackers = group.mentions.filter((mention) => isTracker(mention, clause));
    // "Cookies help us to improve our site": what a tracker that was told of does is what it is used for.
    if (
      group.verb &&
      grammar.serves.has(group.verb.base) &&
      first.match.to <= group.verb.from &&
      clause.purposes.length > 0
    )
      return [{ ...base, categories: keysOf(trackers), ...whole }];
    const isBeacon = trackers.every(({ match }) => match.meaning.categories.includes('user.behavior'));
    return [
      trackerDraft(
        trackers,
        clause,
        base,
        keysOf(
          group.mentions.filter(
            (mention) =>
              !mention.match.meaning.generic &&
              !trackers.includes(mention) &&
              (isBeacon || isRemembered(mention, clause)),
          ),
        ),
      ),
    ];
  }
  const keys = keysOf(outside);
  return keys.length > 0 ? [{ ...base, categories: keys, ...whole }] : [];
}

/** Mentions of data that the phrases of purpose themselves say is looked at: "analyse trends and demographics". */
function analysed(mentions: readonly Governed[], clause: Clause): Governed[] {
  return mentions.filter(
    (mention) =>
      !mention.match.meaning.generic &&
      !insidePurpose(mention, clause) &&
      mention.match.meaning.categories.some((key) => key.startsWith('user.demographic')),
  );
}

/** Whether data goes to a place and not to somebody: "we transfer the data to the United States". */
function movesAbroad(verb: VerbUse, clause: Clause): boolean {
  if (!['transfer', 'send', 'transmit', 'export'].includes(verb.base)) return false;
  const after = clause.tokens
    .slice(verb.at)
    .map(({ text }) => text)
    .join(' ');
  return countriesIn(after).length > 0 || /\b(?:countr(?:y|ies)|jurisdictions?|abroad|overseas)\b/.test(after);
}

function shareDrafts(group: Group, clause: Clause, frame: Frame | undefined, base: Base): Draft[] {
  const keys = keysOf(group.mentions.filter((mention) => !insidePurpose(mention, clause)));
  const recipients = recipientsOf(clause, 0);
  if (recipients.length === 0 && group.verb && movesAbroad(group.verb, clause)) {
    return [
      {
        ...base,
        practice: 'transfer',
        categories: keys.length > 0 ? keys : ['user'],
        recipients: [],
        ...trimTokens(clause.tokens, 0, clause.tokens.length),
      },
    ];
  }
  const listed = frame?.source === 'lead' && frame.practice === 'share' && recipients.length > 0;
  const categories =
    listed || keys.length === 0 ? (frame && frame.categories.length > 0 ? [...frame.categories] : ['user']) : keys;
  return [
    {
      ...base,
      categories,
      recipients: recipients.length > 0 ? recipients : base.recipients,
      ...trimTokens(clause.tokens, 0, clause.tokens.length),
    },
  ];
}

/** Categories that stand for data in general because the words point back at them; undefined where they do not. */
function antecedent(group: Group, clause: Clause, frame: Frame | undefined): readonly CategoryKey[] | undefined {
  if (frame?.source !== 'sentence' || frame.categories.length === 0 || frame.categories.length > mostAntecedents)
    return undefined;
  const own = group.mentions.filter((mention) => !insidePurpose(mention, clause));
  return own.length > 0 && own.every((mention) => pointsBack(mention, clause)) ? frame.categories : undefined;
}

function draftsOf(group: Group, clause: Clause, frame: Frame | undefined, base: Base): Draft[] {
  const meant = antecedent(group, clause, frame);
  const drafts = plainDrafts(group, clause, frame, base);
  if (!meant) return drafts;
  return drafts.map((draft) =>
    draft.categories.join() === 'user'
      ? { ...draft, categories: meant, reasons: [...draft.reasons, 'the words point back at what was named before'] }
      : draft,
  );
}

function plainDrafts(group: Group, clause: Clause, frame: Frame | undefined, base: Base): Draft[] {
  const whole = trimTokens(clause.tokens, 0, clause.tokens.length);
  switch (group.practice) {
    case 'use':
      return useDrafts(group, clause, frame, base);
    case 'share':
      return shareDrafts(group, clause, frame, base);
    case 'collect': {
      const trackers = group.mentions.filter((mention) => isTracker(mention, clause));
      const rest = group.mentions.filter((mention) => !trackers.includes(mention) && !insidePurpose(mention, clause));
      const recipients = group.verb?.actor === 'third' ? recipientsOf(clause, 0) : base.recipients;
      return [
        ...(trackers.length > 0 ? [trackerDraft(trackers, clause, base, [])] : []),
        ...collectDrafts({ ...group, mentions: rest }, clause, { ...base, recipients }),
      ];
    }
    case 'retain': {
      const keys = keysOf(group.mentions);
      // What is stored is had; what is retained or deleted was told of before.
      const { verb } = group;
      const keeps = grammar.lasts.has(verb?.base ?? '') && (verb?.base !== 'keep' || clause.cues.has('retain'));
      const lasts = keeps || verb?.negated === true || (verb?.passive === true && verb.role === 'main');
      return keys.some((key) => key !== 'user') && !lasts
        ? collectDrafts(group, clause, { ...base, practice: 'collect' })
        : [{ ...base, categories: keys, ...whole }];
    }
    default:
      return [{ ...base, categories: keysOf(group.mentions), ...whole }];
  }
}

/** Trackers that are brought to a device by a verb that is none of data: "we may send one or more cookies". */
function placed(clause: Clause, groups: readonly Group[]): Governed[] {
  const known = new Set(groups.flatMap(({ mentions }) => mentions.map(({ match }) => match)));
  return clause.categories
    .filter((match) => !known.has(match))
    .map((match): Governed => ({ match, verb: undefined, excepted: false }))
    .filter((mention) => isTracker(mention, clause) && clause.tokens.some(({ norm }) => grammar.places.has(norm)));
}

/** The rows of a clause that declares what is collected, used or shared. */
export function dataDrafts(clause: Clause, frame: Frame | undefined): Draft[] {
  const groups = groupsOf(clause, frame);
  const purposes = unique(clause.purposes.flatMap(({ meaning }) => meaning));
  const drafts = groups.flatMap((group) => {
    const { verb, practice, negated } = group;
    return draftsOf(group, clause, frame, {
      practice,
      purposes: purposes.length > 0 ? purposes : [...(frame?.purposes ?? [])],
      recipients: [...(frame?.recipients ?? [])],
      negated,
      modality: negated ? 'does-not' : (verb?.modality ?? frame?.modality ?? 'does'),
      from: originOf(clause, verb) ?? frame?.from,
      only: formOf(clause),
      confidence: verb ? (verb.role === 'main' ? 0.9 : 0.7) : frame?.source === 'lead' ? 0.8 : 0.5,
      reasons: [
        verb
          ? `“${clause.tokens[verb.at]?.text ?? verb.base}” governs the data`
          : `the ${frame?.source ?? 'section'} tells of ${practice}`,
      ],
    });
  });
  const trackers = placed(clause, groups);
  if (trackers.length > 0 && !drafts.some(({ practice }) => practice === 'track-tech')) {
    drafts.push(
      trackerDraft(
        trackers,
        clause,
        {
          practice: 'track-tech',
          purposes,
          recipients: [],
          negated: clause.verbs[0]?.negated ?? false,
          modality: 'does',
          confidence: 0.7,
          reasons: ['a tracker is named'],
        },
        [],
      ),
    );
  }
  const uses = drafts.flatMap((draft) => trackerUse(draft, clause) ?? []);
  return drafts.length > 0 ? [...drafts, ...uses] : bareDrafts(clause, frame);
}

/** What trackers are there for is a use of what they hold: "we use cookies to remember your settings". */
function trackerUse(draft: Draft, clause: Clause): Draft | undefined {
  const cookies = draft.categories.filter((key) => key.startsWith('user.device.cookie'));
  if (draft.practice !== 'track-tech' || draft.negated || cookies.length === 0) return undefined;
  // To track is what a tracker is, and no purpose of it.
  const first = clause.purposes.find(
    ({ from, to }) =>
      from > 2 && !clause.tokens.slice(from, to).some(({ norm }) => /^(?:track|monitor|collect|gather)/.test(norm)),
  );
  if (!first) return undefined;
  return {
    ...draft,
    practice: 'use',
    categories: cookies,
    trackers: [],
    ...trimTokens(clause.tokens, first.from, clause.tokens.length),
    confidence: 0.55,
    reasons: [...draft.reasons, 'the sentence tells what the tracker is there for'],
  };
}
