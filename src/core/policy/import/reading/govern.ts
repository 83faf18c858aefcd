import type { CategoryMeaning } from '../lexicon/categories.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import type { DataOrigin, Practice } from '../imported.js';
import type { Clause } from './analysis.js';
import type { VerbUse } from './verb-groups.js';

/** A mention of data with the verb that says what is done with it; no verb where the clause has none. */
export interface Governed {
  readonly match: TermMatch<CategoryMeaning>;
  readonly verb: VerbUse | undefined;
  /** Stands after "except" or "other than". */
  readonly excepted: boolean;
}

const complement = new Set([
  'ask',
  'asks',
  'asked',
  'require',
  'requires',
  'required',
  'need',
  'needs',
  'allow',
  'allows',
  'permit',
  'permits',
  'enable',
  'enables',
  'request',
  'requested',
  'right',
  'able',
  'wish',
  'want',
  'agree',
  'consent',
  'authorize',
  'choose',
  'intend',
  'going',
  'like',
  'us',
  'you',
  'parties',
  'party',
  'partners',
  'providers',
  'advertisers',
  'networks',
  'companies',
  'others',
  'them',
  'continue',
  'technologies',
  'cookies',
  'authorization',
  'attempt',
  'necessary',
  'ability',
  'permission',
  'refuse',
  'opportunity',
  'begin',
  'try',
  'not',
  'technology',
  'tools',
  'vendors',
  'beacons',
]);

/** What a verb says is done with data; undefined where it says nothing of it. */
export function practiceOfVerb(verb: VerbUse, clause: Clause): Practice | undefined {
  const has = (name: VerbUse['classes'][number]): boolean => verb.classes.includes(name);
  if (verb.actor === 'you') return has('provide') ? 'collect' : undefined;
  if (has('share')) {
    const needsRecipient = [
      'provide',
      'send',
      'give',
      'make',
      'report',
      'submit',
      'allow',
      'permit',
      'authorize',
      'supply',
      'forward',
      'display',
      'upload',
      'communicate',
      'deliver',
      'market',
      'post',
      'pass',
      'convey',
      'turn',
      'assign',
      'furnish',
      'license',
      'transmit',
      'hand',
      'loan',
      'publish',
    ].includes(verb.base);
    if (!needsRecipient) return 'share';
    const toUs = clause.tokens
      .slice(verb.at, verb.at + 8)
      .some(({ text }, at, all) => text === 'us' && all[at - 1]?.text !== 'to help');
    const others = clause.recipients.some(({ from, meaning }) => from > verb.at && meaning.class !== 'first_party');
    if (others && !(toUs && ['provide', 'send', 'submit', 'give'].includes(verb.base))) return 'share';
    if (has('provide') && (verb.passive || toUs)) return 'collect';
    return has('collect') ? 'collect' : undefined;
  }
  if (has('collect')) return 'collect';
  if (has('use')) return 'use';
  if (has('retain')) return 'retain';
  if (has('secure')) return 'secure';
  return has('provide') && verb.passive ? 'collect' : undefined;
}

/** Whether an infinitive is what the clause says, and not what for: "we ask you to provide", "we need to collect". */
function completes(verb: VerbUse, clause: Clause): boolean {
  return complement.has(clause.tokens[verb.from - 1]?.text ?? '');
}

/** Tells for every mention of data in a clause which verb governs it. */
export function govern(clause: Clause): Governed[] {
  const { tokens, categories } = clause;
  const verbs = clause.verbs.filter((verb) => practiceOfVerb(verb, clause) !== undefined);
  const out: { match: TermMatch<CategoryMeaning>; verb: VerbUse | undefined; excepted: boolean; pending: boolean }[] =
    [];
  let current: VerbUse | undefined;
  let isMain = false;
  let excepted = false;
  let nextVerb = 0;
  let nextMatch = 0;
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (text === 'except' || text === 'excluding' || (text === 'than' && tokens[at - 1]?.text === 'other'))
      excepted = true;
    const match = categories[nextMatch];
    if (match?.from === at) {
      nextMatch++;
      out.push({ match, verb: current, excepted, pending: !isMain });
    }
    while (verbs[nextVerb]?.at === at) {
      const verb = verbs[nextVerb++];
      if (!verb) break;
      const main =
        verb.role === 'main' ||
        (verb.role === 'infinitive' && completes(verb, clause)) ||
        (verb.role === 'gerund' && tokens[verb.from - 1]?.text === 'by');
      if (
        main &&
        !(
          isMain &&
          verb.role !== 'main' &&
          current?.role === 'main' &&
          !['allow', 'permit', 'enable', 'authorize', 'let', 'ask', 'require', 'request', 'need'].includes(current.base)
        )
      ) {
        const first = !isMain;
        current = verb;
        isMain = true;
        // What stands before a passive verb is its subject.
        for (const mention of out) {
          if (
            mention.pending &&
            first &&
            (verb.passive || mention.verb === undefined) &&
            mention.verb?.role !== 'condition'
          ) {
            if (
              verb.passive ||
              verb.classes.includes('use') ||
              ['include', 'contain', 'help', 'allow', 'enable', 'let'].includes(verb.base)
            )
              mention.verb = verb;
            mention.pending = false;
          }
        }
      } else if (!isMain && (current === undefined || current.role !== 'condition' || verb.role === 'condition')) {
        current = verb;
        for (const mention of out) if (mention.verb === undefined) mention.verb = verb;
      }
    }
  }
  // A subject before an active verb of somebody else's goes with whatever else the clause says.
  const fallback = verbs.find(({ role }) => role === 'main') ?? verbs[0];
  return out.map(({ match, verb, excepted: except }) => ({ match, verb: verb ?? fallback, excepted: except }));
}

/** Where data comes from, as a clause tells. */
export function originOf(clause: Clause, verb: VerbUse | undefined): DataOrigin | undefined {
  const text = ` ${clause.tokens.map((token) => token.text).join(' ')} `;
  if (
    / automatic(?:ally)? | cookies? | log files? | when(?:ever)? you (?:visit|use|access|browse|view|interact with) /.test(
      text,
    )
  )
    return 'automatic';
  if (
    / (?:from|by) (?:your |other |certain |our |these |such )*(?:third|social|partners|other (?:sources|companies)|advertis|publicly|vendors|affiliates|business partners|data) /.test(
      text,
    )
  )
    return 'third_party';
  if (
    verb?.actor === 'you' ||
    / you (?:may |choose to |voluntarily |can )*(?:provide|submit|enter|give|upload|share|register|send|contact) | ask you | you to provide | your request /.test(
      text,
    )
  )
    return 'user_provided';
  return undefined;
}
