import { isWithin, type CategoryKey } from '../../../vocabulary/taxonomy.js';
import type { Practice } from '../imported.js';
import type { Clause } from './analysis.js';
import { formOf, recipientsOf } from './clause-parts.js';
import { trimTokens, unique, type Draft } from './draft.js';
import type { Frame } from './frame.js';
import { govern, originOf, practiceOfVerb, type Governed } from './govern.js';
import type { VerbUse } from './verb-groups.js';

interface Group {
  readonly practice: Practice;
  readonly verb: VerbUse | undefined;
  readonly negated: boolean;
  readonly mentions: Governed[];
}

const trackerBases = ['user.device.cookie', 'user.device.cookie_id'];

function isTracker(mention: Governed, clause: Clause): boolean {
  return (
    mention.match.meaning.categories.some((key) => trackerBases.includes(key)) ||
    clause.trackers.some(
      ({ from, to, meaning }) =>
        from < mention.match.to &&
        to > mention.match.from &&
        (meaning === 'web_beacons' || meaning === 'email_beacons'),
    )
  );
}

/** Whether a mention stands inside a phrase that tells what for, and is not itself what is used. */
function insidePurpose(mention: Governed, clause: Clause): boolean {
  return clause.purposes.some(
    ({ from, to, meaning }) =>
      from < mention.match.from && to >= mention.match.from && !meaning.some((key) => isWithin(key, 'analytics')),
  );
}

function groupsOf(clause: Clause, frame: Frame | undefined): Group[] {
  const groups: Group[] = [];
  for (const mention of govern(clause)) {
    const { verb } = mention;
    const practice = verb ? practiceOfVerb(verb, clause) : frame?.practice;
    if (practice === undefined) continue;
    const negated = (verb ? verb.negated : (frame?.negated ?? false)) && !mention.excepted;
    const known = groups.find(
      (group) =>
        group.practice === practice &&
        group.negated === negated &&
        (group.verb?.role === verb?.role || practice !== 'use'),
    );
    if (known) known.mentions.push(mention);
    else groups.push({ practice, verb, negated, mentions: [mention] });
  }
  return groups;
}

function keysOf(mentions: readonly Governed[], wantGeneric: boolean): CategoryKey[] {
  const specific = unique(
    mentions.filter(({ match }) => !match.meaning.generic).flatMap(({ match }) => match.meaning.categories),
  );
  if (specific.length > 0 && !wantGeneric) return specific;
  return mentions.some(({ match }) => match.meaning.generic) ? unique(['user', ...specific]) : specific;
}

/** Whether "personal information" is said, and not only "information". */
function isOutspoken(clause: Clause, mention: Governed): boolean {
  return clause.tokens
    .slice(mention.match.from, mention.match.to)
    .some(({ norm }) => ['personal', 'personally', 'pii', 'identifiable', 'identifying', 'private'].includes(norm));
}

/** Mentions that stand side by side and mean the same are one. */
function runs(mentions: readonly Governed[], clause: Clause): Governed[][] {
  const out: Governed[][] = [];
  for (const mention of mentions) {
    const last = out.at(-1);
    const before = last?.at(-1);
    const same = before && before.match.meaning.categories.join() === mention.match.meaning.categories.join();
    const between = before ? clause.tokens.slice(before.match.to, mention.match.from) : [];
    const close =
      between.every(
        ({ text, kind }) =>
          kind === 'mark' || ['and', 'or', 'your', 'the', 'any', 'other', 'a', 'similar', 'related'].includes(text),
      ) && between.length < 5;
    if (last && same && close) last.push(mention);
    else out.push([mention]);
  }
  return out;
}

function collectDrafts(group: Group, clause: Clause, base: Omit<Draft, 'categories' | 'first' | 'last'>): Draft[] {
  const specific = group.mentions.filter(({ match }) => !match.meaning.generic);
  const generic = group.mentions.filter(({ match }) => match.meaning.generic);
  const drafts: Draft[] = [];
  const [umbrella] = generic;
  if (umbrella && (specific.length === 0 || generic.some((mention) => isOutspoken(clause, mention)))) {
    const next = specific.find(({ match }) => match.from >= umbrella.match.to);
    const until = next ? next.match.from : clause.tokens.length;
    const start = Math.min(group.verb?.from ?? umbrella.match.from, umbrella.match.from);
    drafts.push({ ...base, categories: ['user'], ...trimTokens(clause.tokens, clauseStart(clause, start), until) });
  }
  const all = runs(specific, clause);
  for (const run of all) {
    const first = run[0]?.match.from ?? 0;
    const last = run.at(-1)?.match.to ?? first + 1;
    // A single object takes the words of its verb with it.
    const alone = all.length === 1 && generic.length === 0 && group.verb !== undefined && group.verb.at < first;
    const start = alone ? clauseStart(clause, group.verb?.from ?? first) : first;
    drafts.push({
      ...base,
      categories: unique(run.flatMap(({ match }) => match.meaning.categories)),
      ...trimTokens(clause.tokens, start, last),
    });
  }
  return drafts;
}

/** Where the subject of a verb starts: the words before it up to a mark. */
function clauseStart(clause: Clause, at: number): number {
  let start = at;
  while (start > 0 && clause.tokens[start - 1]?.kind === 'word' && at - start < 8) start--;
  return start;
}

/** The rows of a clause that declares what is collected, used or shared. */
export function dataDrafts(clause: Clause, frame: Frame | undefined): Draft[] {
  const groups = groupsOf(clause, frame);
  const drafts: Draft[] = [];
  const purposes = unique(clause.purposes.flatMap(({ meaning }) => meaning));
  for (const group of groups) {
    const { verb, practice, negated } = group;
    const base = {
      practice,
      purposes: purposes.length > 0 ? purposes : [...(frame?.purposes ?? [])],
      recipients: [...(frame?.recipients ?? [])],
      negated,
      modality: negated ? ('does-not' as const) : (verb?.modality ?? frame?.modality ?? 'does'),
      from: originOf(clause, verb) ?? frame?.from,
      only: formOf(clause),
      confidence: verb ? (verb.role === 'main' ? 0.9 : 0.7) : frame?.source === 'lead' ? 0.8 : 0.5,
      reasons: [
        verb
          ? `“${clause.tokens[verb.at]?.text ?? verb.base}” governs the data`
          : `the ${frame?.source ?? 'section'} tells of ${practice}`,
      ],
    };
    const trackers = group.mentions.filter((mention) => isTracker(mention, clause));
    const rest = group.mentions.filter((mention) => !trackers.includes(mention));
    const whole = trimTokens(clause.tokens, 0, clause.tokens.length);
    if (practice === 'use') {
      const plain = rest.filter((mention) => !insidePurpose(mention, clause));
      const useTrackers = trackers.length > 0 && plain.length === 0;
      if (useTrackers) {
        drafts.push({
          ...base,
          practice: 'track-tech',
          categories: keysOf(trackers, false),
          trackers: unique(clause.trackers.map(({ meaning }) => meaning)),
          ...whole,
        });
        continue;
      }
      const keys = keysOf([...plain, ...trackers], false);
      if (keys.length > 0) drafts.push({ ...base, categories: keys, ...whole });
    } else if (practice === 'share') {
      const keys = keysOf(
        group.mentions.filter((mention) => !insidePurpose(mention, clause)),
        false,
      );
      const recipients = recipientsOf(clause, 0);
      drafts.push({
        ...base,
        categories: keys.length > 0 ? keys : ['user'],
        recipients: recipients.length > 0 ? recipients : base.recipients,
        ...whole,
      });
    } else if (practice === 'collect') {
      if (trackers.length > 0) {
        drafts.push({
          ...base,
          practice: 'track-tech',
          categories: keysOf(trackers, false),
          trackers: unique(clause.trackers.map(({ meaning }) => meaning)),
          ...whole,
        });
      }
      const recipients = verb?.actor === 'third' ? recipientsOf(clause, 0) : base.recipients;
      drafts.push(
        ...collectDrafts({ ...group, mentions: rest.filter((mention) => !insidePurpose(mention, clause)) }, clause, {
          ...base,
          recipients,
        }),
      );
    } else if (practice === 'retain' || practice === 'secure') {
      const keys = keysOf(group.mentions, false);
      if (practice === 'retain' && keys.some((key) => key !== 'user')) {
        drafts.push(...collectDrafts({ ...group, mentions: rest }, clause, { ...base, practice: 'collect' }));
      } else drafts.push({ ...base, categories: keys, ...whole });
    } else {
      const keys = keysOf(group.mentions, false);
      drafts.push({ ...base, categories: keys, ...whole });
    }
  }
  return drafts.length > 0 ? drafts : bareDrafts(clause, frame);
}

/** Rows of a clause that names no data: recipients or purposes of what the sentence before spoke of. */
function bareDrafts(clause: Clause, frame: Frame | undefined): Draft[] {
  const whole = trimTokens(clause.tokens, 0, clause.tokens.length);
  const recipients = recipientsOf(clause, 0);
  const purposes = unique(clause.purposes.flatMap(({ meaning }) => meaning));
  const keys: readonly CategoryKey[] = frame && frame.categories.length > 0 ? frame.categories : ['user'];
  const verb = clause.verbs.find(({ role }) => role === 'main');
  const said = verb ? practiceOfVerb(verb, clause) : undefined;
  const base = {
    negated: verb?.negated ?? frame?.negated ?? false,
    modality: verb?.modality ?? frame?.modality ?? 'does',
    only: formOf(clause),
    ...whole,
  } as const;
  if (frame && (!verb || said === undefined) && frame.source !== 'sentence') {
    if (frame.practice === 'share' && recipients.length > 0)
      return [
        {
          ...base,
          practice: 'share',
          categories: keys,
          purposes,
          recipients,
          confidence: 0.8,
          reasons: [`the ${frame.source} tells of sharing`],
        },
      ];
    if ((frame.practice === 'use' || frame.practice === 'collect') && purposes.length > 0) {
      return [
        {
          ...base,
          practice: 'use',
          categories: keys,
          purposes,
          recipients: [],
          confidence: 0.75,
          reasons: [`the ${frame.source} tells of use`],
        },
      ];
    }
  }
  if (!verb || said === undefined) return [];
  const tracking = unique(clause.trackers.map(({ meaning }) => meaning));
  if (said === 'use' && recipients.length > 0 && verb.actor !== 'you') {
    const names = recipients.map((recipient) => recipient.class);
    const category = names.includes('payment_processors')
      ? 'user.payment'
      : names.includes('analytics_providers') || names.includes('advertising_networks')
        ? 'user.behavior'
        : 'user';
    return [
      {
        ...base,
        practice: 'share',
        categories: [category],
        purposes,
        recipients,
        trackers: tracking,
        confidence: 0.6,
        reasons: [`“${verb.base}” of somebody else's service hands data over`],
      },
    ];
  }
  if (said === 'share' && (recipients.length > 0 || ['sell', 'rent', 'trade'].includes(verb.base))) {
    return [
      {
        ...base,
        practice: 'share',
        categories: keys,
        purposes,
        recipients,
        confidence: 0.6,
        reasons: [`“${verb.base}” hands over what was spoken of before`],
      },
    ];
  }
  if (
    said === 'use' &&
    purposes.length > 0 &&
    clause.tokens.some(({ text }) => ['it', 'them', 'this', 'these', 'which', 'that'].includes(text))
  ) {
    return [
      {
        ...base,
        practice: 'use',
        categories: keys,
        purposes,
        recipients: [],
        confidence: 0.5,
        reasons: [`“${verb.base}” of what was spoken of before`],
      },
    ];
  }
  return [];
}
