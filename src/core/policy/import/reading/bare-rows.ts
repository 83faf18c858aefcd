import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { grammar } from '../lexicon/grammar.js';
import type { ImportedRecipient } from '../imported.js';
import type { Clause } from './analysis.js';
import { formOf, recipientsOf } from './clause-parts.js';
import { trimTokens, unique, type Draft } from './draft.js';
import type { Frame } from './frame.js';
import { tellsPurpose } from './item-acts.js';
import type { VerbUse } from './verb-groups.js';
import { practiceOfVerb } from './verb-practice.js';
import { determiners, prepositions } from './verb-words.js';

const pronouns = new Set(['it', 'them', 'this', 'these', 'which', 'that', 'those']);

function serviceCategory(names: readonly string[]): CategoryKey {
  if (names.includes('payment_processors')) return 'user.payment';
  return names.includes('analytics_providers') || names.includes('advertising_networks') ? 'user.behavior' : 'user';
}

/** Whether all who get data process payments, so that the data is what a payment needs. */
function isPayment(recipients: readonly ImportedRecipient[]): boolean {
  return recipients.length > 0 && recipients.every((recipient) => recipient.class === 'payment_processors');
}

const objects = new Set(['it', 'them', 'this', 'these', 'those']);
const subjects = new Set(['it', 'they', 'this', 'these', 'those']);

/** Whether what a verb is said of is a pronoun: "we share it", "it is stored". */
function refersBack(verb: VerbUse, clause: Clause): boolean {
  const { tokens } = clause;
  if (verb.passive) return subjects.has(tokens[verb.from - 1]?.text ?? '');
  const next = tokens[verb.at + 1]?.text ?? '';
  const after = tokens[verb.at + 2];
  return (
    objects.has(next) &&
    (next === 'it' || next === 'them' || after === undefined || after.kind === 'mark' || prepositions.has(after.text))
  );
}

const engaging = new Set([
  'engage',
  'engages',
  'engaged',
  'hire',
  'hires',
  'contract',
  'contracts',
  'partner',
  'partners',
  'work',
  'works',
  'cooperate',
  'collaborate',
]);

/** Where a clause says that we let others work for us: "we engage third parties to serve advertisements". Undefined where it does not. */
function engages(clause: Clause): number | undefined {
  const { tokens } = clause;
  const at = tokens.findIndex(({ text }, index) => {
    if (!engaging.has(text)) return false;
    const before = tokens.slice(Math.max(0, index - 4), index);
    return (
      before.some((token) => token.text === 'we' || token.own === true) &&
      !before.some((token) => determiners.has(token.text) && token.text !== 'all')
    );
  });
  return at >= 0 && clause.recipients.some(({ from }) => from > at && from < at + 6) ? at : undefined;
}

/** Rows of a clause that names no data: recipients or purposes of what the sentence before spoke of. */
export function bareDrafts(clause: Clause, frame: Frame | undefined): Draft[] {
  const whole = trimTokens(clause.tokens, 0, clause.tokens.length);
  const recipients = recipientsOf(clause, 0);
  const purposes = unique(clause.purposes.flatMap(({ meaning }) => meaning));
  const keys: readonly CategoryKey[] = frame && frame.categories.length > 0 ? frame.categories : ['user'];
  const verb = clause.verbs.find(({ role }) => role === 'main');
  const said = verb ? practiceOfVerb(verb, clause) : undefined;
  const negated = verb?.negated ?? frame?.negated ?? false;
  const base = {
    negated,
    modality: verb?.modality ?? frame?.modality ?? ('does' as const),
    only: formOf(clause),
    purposes,
    ...whole,
  };
  const listed =
    frame &&
    frame.source !== 'sentence' &&
    (verb === undefined || said === undefined || frame.source === 'lead' || tellsPurpose(clause));
  if (
    listed &&
    frame.practice === 'share' &&
    (recipients.length > 0 || (purposes.length > 0 && frame.source === 'lead'))
  ) {
    return [
      {
        ...base,
        practice: 'share',
        categories: isPayment(recipients) && keys.join() === 'user' ? ['user.payment'] : keys,
        recipients: recipients.length > 0 ? recipients : [...frame.recipients],
        confidence: 0.8,
        reasons: [`the ${frame.source} tells of sharing`],
      },
    ];
  }
  if (
    listed &&
    (frame.practice === 'use' || (frame.practice === 'collect' && purposes.length > 0)) &&
    (purposes.length > 0 || tellsPurpose(clause) || frame.awaitsAim === true)
  ) {
    return [
      {
        ...base,
        practice: 'use',
        categories: keys,
        recipients: [],
        confidence: 0.75,
        reasons: [`the ${frame.source} tells of use`],
      },
    ];
  }
  const engaged = verb?.actor === 'you' ? undefined : engages(clause);
  if (engaged !== undefined && !(verb && said !== undefined && verb.at < engaged)) {
    return [
      {
        ...base,
        negated: false,
        practice: 'share',
        categories: [serviceCategory(recipients.map((recipient) => recipient.class))],
        recipients,
        confidence: 0.55,
        reasons: [`“${clause.tokens[engaged]?.text ?? ''}” lets somebody else do what needs data`],
      },
    ];
  }
  if (!verb || said === undefined) return [];
  if (
    said === 'use' &&
    clause.recipients.some(({ from }) => from > verb.at) &&
    verb.actor !== 'you' &&
    !verb.passive &&
    ['use', 'employ', 'utilize', 'rely', 'leverage'].includes(verb.base)
  ) {
    const category = serviceCategory(recipients.map((recipient) => recipient.class));
    const trackers = unique(clause.trackers.map(({ meaning }) => meaning));
    return [
      {
        ...base,
        practice: 'share',
        categories: [category],
        recipients,
        trackers,
        confidence: 0.6,
        reasons: ['the use of somebody else’s service hands data over'],
      },
    ];
  }
  const near = clause.recipients.some(({ from }) => from > verb.at && from < verb.at + 5);
  const clear = !grammar.lets.has(verb.base) || refersBack(verb, clause) || (verb.actor === 'us' && near);
  if (said === 'share' && clear && (recipients.length > 0 || ['sell', 'rent', 'trade'].includes(verb.base))) {
    return [
      {
        ...base,
        practice: 'share',
        categories: keys,
        recipients,
        confidence: 0.6,
        reasons: [`“${verb.base}” hands over what was spoken of before`],
      },
    ];
  }
  if (
    frame &&
    (said === 'use' || said === 'share' || said === 'collect' || said === 'retain') &&
    verb.actor !== 'you' &&
    refersBack(verb, clause)
  ) {
    return [
      {
        ...base,
        practice: said,
        categories: keys,
        recipients,
        confidence: 0.55,
        reasons: [`“${verb.base}” of what was spoken of before`],
      },
    ];
  }
  if (said === 'use' && purposes.length > 0 && clause.tokens.some(({ text }) => pronouns.has(text))) {
    return [
      {
        ...base,
        practice: 'use',
        categories: keys,
        recipients: [],
        confidence: 0.5,
        reasons: [`“${verb.base}” of what was spoken of before`],
      },
    ];
  }
  return [];
}
