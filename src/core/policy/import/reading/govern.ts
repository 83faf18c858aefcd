import type { CategoryMeaning } from '../lexicon/categories.js';
import { grammar } from '../lexicon/grammar.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import type { DataOrigin, Practice } from '../imported.js';
import type { Clause } from './analysis.js';
import type { VerbUse } from './verb-groups.js';
import { practiceOfVerb } from './verb-practice.js';

/** A mention of data with the verb that says what is done with it; no verb where the clause has none. */
export interface Governed {
  readonly match: TermMatch<CategoryMeaning>;
  readonly verb: VerbUse | undefined;
  /** Stands after "except" or "other than". */
  readonly excepted: boolean;
}

interface Mention {
  readonly match: TermMatch<CategoryMeaning>;
  verb: VerbUse | undefined;
  readonly excepted: boolean;
  /** Read before the verb of the clause. */
  early: boolean;
}

/** Whether what is used is data, and no means of getting any: "your IP address is used to gather …". */
function usesData(verb: VerbUse, clause: Clause): boolean {
  return (
    verb.passive &&
    clause.categories.some(({ to, from }) => to <= verb.from && verb.from - to < 3 && !isTrackerAt(from, clause))
  );
}

function isTrackerAt(at: number, clause: Clause): boolean {
  return clause.trackers.some(({ from, to }) => from <= at && to > at);
}

/** Whether a verb is what the clause says: a main verb, or an infinitive that completes one. */
function says(verb: VerbUse, clause: Clause, current: VerbUse | undefined): boolean {
  const before = clause.tokens[verb.from - 1]?.text ?? '';
  if (verb.role === 'main') return true;
  if (verb.role === 'noun') return false;
  if (verb.role === 'infinitive') {
    if (current?.role !== 'main') return grammar.complements.has(before);
    if (grammar.lets.has(current.base)) return grammar.complements.has(before);
    // "We use cookies to collect": what is collected is said, whatever is used for it.
    return (
      current.classes.includes('use') &&
      grammar.gathers.has(verb.base) &&
      verb.base !== 'monitor' &&
      !usesData(current, clause)
    );
  }
  return verb.role === 'gerund' && before === 'by' && current === undefined;
}

/** Whether data follows a noun of practice: "the use of your name", and not "the use of our service". */
function hasObject(verb: VerbUse, clause: Clause): boolean {
  return clause.categories.some(
    ({ from }) =>
      from > verb.at &&
      from - verb.at < 7 &&
      !clause.tokens
        .slice(verb.at, from)
        .some(({ text }, at, near) => text === ',' && (near[at + 1]?.text ?? 'the') === 'the'),
  );
}

/** A verb whose subject may be data: passive, or one that data itself does. */
function takesSubject(verb: VerbUse): boolean {
  return (
    verb.role !== 'noun' &&
    (verb.passive || verb.classes.includes('use') || ['include', 'contain', 'remain'].includes(verb.base))
  );
}

/** Whether a verb stands beside the one before it, with the same object: "collect, use and disclose". */
function joins(verb: VerbUse, before: VerbUse, clause: Clause): boolean {
  if (verb.at - before.at > 7 || verb.passive !== before.passive || before.role !== 'main') return false;
  if (clause.categories.some(({ from }) => from > before.at && from < verb.at)) return false;
  const words = clause.tokens.slice(before.at + 1, verb.from).map(({ text }) => text);
  return words.some((text) => text === 'and' || text === 'or' || text === ',' || text === '/');
}

const aims = new Set(['purpose', 'reason']);

/** Whether a clause tells, or is about to tell, what something is done for. */
function tellsAims(clause: Clause): boolean {
  const last = clause.tokens.findLast(({ kind }) => kind === 'word')?.text ?? '';
  return (
    clause.purposes.length > 0 || last === 'to' || last === 'for' || clause.tokens.some(({ norm }) => aims.has(norm))
  );
}

/**
 * Of verbs that stand side by side, those that say what is done with a mention: what is collected and used is collected; what is used and disclosed is
 * disclosed where somebody is named who gets it, and used where it is told what for.
 */
function chosen(verbs: readonly VerbUse[], mention: Mention, clause: Clause): readonly VerbUse[] {
  const [first] = verbs;
  if (!first || verbs.length === 1) return verbs;
  const find = (practice: Practice): VerbUse | undefined =>
    verbs.find((verb) => practiceOfVerb(verb, clause) === practice);
  const collect = find('collect');
  const use = find('use');
  const share = find('share');
  const { generic } = mention.match.meaning;
  if (share) {
    const named = clause.recipients.length > 0 || (!use && !collect);
    if (named) return collect && !generic ? [collect, share] : [share];
    if (use && (tellsAims(clause) || !collect)) return [use];
    return [collect && !grammar.weakCollects.has(collect.base) ? collect : (use ?? share)];
  }
  const follows = clause.tokens.slice(mention.match.from, mention.match.to).some(({ text }) => text === 'following');
  if (use && collect) return [generic && !follows && tellsAims(clause) && mention.match.from > use.at ? use : collect];
  return [collect ?? find('retain') ?? first];
}

/** Tells for every mention of data in a clause which verb governs it. */
export function govern(clause: Clause): Governed[] {
  const { tokens } = clause;
  const verbs = clause.verbs.filter((verb) => practiceOfVerb(verb, clause) !== undefined);
  const mentions: Mention[] = [];
  let current: VerbUse | undefined;
  let noun: VerbUse | undefined;
  let isMain = false;
  let excepted = false;
  let nextVerb = 0;
  let nextMatch = 0;
  const beside = new Map<VerbUse, readonly VerbUse[]>();
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    const than = text === 'than' && tokens[at - 1]?.text === 'other';
    if (text === 'except' || text === 'excluding' || than) excepted = true;
    // "Except as set forth below, we do not sell …": an exception that opens the clause ends before what it is made from.
    if (text === ',' && !isMain) excepted = false;
    for (let match = clause.categories[nextMatch]; match?.from === at; match = clause.categories[nextMatch]) {
      nextMatch++;
      mentions.push({
        match,
        verb: noun && at - noun.at < 7 ? noun : current,
        excepted,
        early: !isMain && noun === undefined,
      });
    }
    for (let verb = verbs[nextVerb]; verb?.at === at; verb = verbs[nextVerb]) {
      nextVerb++;
      if (verb.role === 'noun') {
        if (hasObject(verb, clause)) noun = verb;
      } else if (says(verb, clause, current)) {
        noun = undefined;
        if (current && isMain && joins(verb, beside.get(current)?.at(-1) ?? current, clause)) {
          beside.set(current, [...(beside.get(current) ?? [current]), verb]);
          continue;
        }
        for (const mention of mentions) {
          if (!mention.early) continue;
          mention.early = false;
          if (mention.verb?.role !== 'condition' && takesSubject(verb)) mention.verb = verb;
        }
        // "We do not use cookies to collect your name": what an infinitive completes denies it, too.
        current = verb.role === 'infinitive' && current?.negated === true && isMain ? { ...verb, negated: true } : verb;
        isMain = true;
      } else if (verb.role === 'gerund' && at > 0 && practiceOfVerb(verb, clause) !== 'collect') {
        // "A platform for publishing": what somebody does, but nothing that is said of data.
      } else if (!isMain && (current?.role !== 'condition' || verb.role === 'condition')) {
        current = verb;
        for (const mention of mentions) mention.verb ??= verb;
      }
    }
  }
  const fallback =
    verbs.find(({ role }) => role === 'main') ?? verbs.find(({ role }) => role !== 'gerund' && role !== 'noun');
  return mentions.flatMap((mention): Governed[] => {
    const { match, excepted: except } = mention;
    const verb = mention.verb ?? fallback;
    const said = verb && chosen(beside.get(verb) ?? [verb], mention, clause);
    return said
      ? said.map((one) => ({ match, verb: one, excepted: except }))
      : [{ match, verb: undefined, excepted: except }];
  });
}

const origins: readonly { readonly from: DataOrigin; readonly test: RegExp }[] = [
  {
    from: 'automatic',
    test: / automatic(?:ally)? | cookies? | log files? | when(?:ever)? you (?:visit|use|access|browse|view|interact with) /,
  },
  {
    from: 'third_party',
    test: / (?:from|by) (?:your |other |certain |our |these |such )*(?:third|social|partners|sources|companies|advertis\w+|publicly|vendors|affiliates|business partners|data) /,
  },
  {
    from: 'user_provided',
    test: / you (?:may |choose to |voluntarily |can )*(?:provide|submit|enter|give|upload|share|register|send|contact) | ask you | you to provide | your request /,
  },
];

/** Where data comes from, as a clause tells. */
export function originOf(clause: Clause, verb: VerbUse | undefined): DataOrigin | undefined {
  const found = origins.find(({ test }) => test.test(clause.body))?.from;
  return found ?? (verb?.actor === 'you' ? 'user_provided' : undefined);
}
