import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import type { Modality } from '../imported.js';
import type { Clause } from './analysis.js';
import { trimTokens, unique, type Draft } from './draft.js';
import { denials, doForms, modals } from './verb-words.js';

const direct = new Set([
  'contact',
  'email',
  'mail',
  'text',
  'call',
  'notify',
  'message',
  'reach',
  'alert',
  'remind',
  'phone',
  'telephone',
  'invite',
  'inform',
  'update',
]);
const sends = new Set(['send', 'deliver', 'forward', 'email', 'mail', 'text', 'transmit']);
const between = new Set([
  'to',
  'also',
  'be',
  'then',
  'like',
  'need',
  'able',
  'have',
  'want',
  'wish',
  'sometimes',
  'occasionally',
  'periodically',
  'probably',
  'use',
  'will',
  'either',
  'only',
  'ask',
]);

interface Found {
  readonly at: number;
  readonly negated: boolean;
  readonly modality: Modality;
}

/** Where a clause says that we write to people: "we may send you a newsletter". */
function writesToYou(clause: Clause): Found | undefined {
  const { tokens } = clause;
  for (let subject = 0; subject < tokens.length; subject++) {
    const token = tokens[subject];
    if (token?.text !== 'we' && token?.own !== true) continue;
    let negated = false;
    let modality: Modality = 'does';
    for (let at = subject + 1; at < Math.min(subject + 7, tokens.length); at++) {
      const { text, kind } = tokens[at] ?? { text: '', kind: 'mark' };
      if (kind !== 'word') break;
      const after = tokens.slice(at + 1, at + 12).map((next) => next.text);
      const you =
        after[0] === 'you' || (after[0] === 'our' && /^(?:users|customers|members|subscribers)$/.test(after[1] ?? ''));
      if (direct.has(text) && you) return { at, negated, modality };
      if (text === 'communicate' && after[0] === 'with' && after[1] === 'you') return { at, negated, modality };
      if (text === 'get' && after.slice(0, 5).join(' ') === 'in touch with you') return { at, negated, modality };
      const toYou = after.findIndex((word, index) => word === 'to' && after[index + 1] === 'you');
      if (sends.has(text) && (you || toYou > 0)) return { at, negated, modality };
      if (denials.has(text)) negated = true;
      else if (modals[text] !== undefined) modality = modals[text];
      else if (!doForms.has(text) && !between.has(text) && !text.endsWith('ly')) break;
    }
  }
  return undefined;
}

function addressOf(clause: Clause): CategoryKey {
  const { body } = clause;
  if (/ (?:emails?|newsletters?|mailings?|mail) /.test(body)) return 'user.contact.email';
  return / (?:text|texts|sms|call|calls|phone|telephone) /.test(body)
    ? 'user.contact.phone_number'
    : 'user.contact.email';
}

/** The row for writing to people, which uses how they are reached without naming it. */
export function contactDrafts(clause: Clause): Draft[] {
  const found = writesToYou(clause);
  if (!found) return [];
  return [
    {
      practice: 'use',
      categories: [addressOf(clause)],
      purposes: unique(clause.purposes.flatMap(({ meaning }) => meaning)),
      recipients: [],
      negated: found.negated,
      modality: found.negated ? 'does-not' : found.modality,
      ...trimTokens(clause.tokens, 0, clause.tokens.length),
      confidence: 0.7,
      reasons: [`“${clause.tokens[found.at]?.text ?? ''}” to you needs an address`],
    },
  ];
}
