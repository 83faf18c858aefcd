import type { PurposeKey } from '../../../vocabulary/taxonomy.js';
import type { Clause } from './analysis.js';
import { unique, type Draft } from './draft.js';

const lawful: PurposeKey = 'essential.legal_obligation';
const lawfulSharing: PurposeKey = 'third_party_sharing.legal_obligation';

/** What a recipient gets data for, where the sentence says nothing else. */
const byRecipient: Partial<Record<string, PurposeKey>> = {
  advertising_networks: 'marketing.advertising',
  analytics_providers: 'analytics',
  payment_processors: 'essential.service.payment_processing',
};

const applicants =
  /\b(?:job applica\w+|applicants?|appl(?:y|ying|ication) (?:for|to) (?:a |an |our |any )?(?:job|position|role|employment)|recruit\w*|application process)\b/;
const news = /\b(?:newsletters?|promotion\w*|marketing|offers?|unsubscribe|mailing list)\b/;

function sharingPurposes(draft: Draft): PurposeKey[] {
  const said = draft.purposes.map((key) => (key === lawful ? lawfulSharing : key));
  const classes = draft.recipients.map((recipient) => recipient.class);
  if (classes.includes('legal_authorities') && !said.some((key) => key === lawfulSharing)) said.push(lawfulSharing);
  return said.length > 0 ? said : classes.flatMap((name) => byRecipient[name] ?? []);
}

/** A row with the purposes that its words imply: security of what guards data, measuring by who measures, sharing by law, a recipient's trade, applications for work, and mail that one may unsubscribe from. */
export function withImpliedPurposes(draft: Draft, clause: Clause): Draft {
  const { body } = clause;
  const purposes = draft.practice === 'share' ? sharingPurposes(draft) : [...draft.purposes];
  if (
    draft.practice === 'choice' &&
    purposes.length === 0 &&
    /\bunsubscri|\b(?:opt out of|stop) (?:receiving )?.{0,40}\b(?:emails?|newsletters?|communications|mailings?)\b/.test(
      body,
    )
  )
    purposes.push('marketing.communications.email');
  if (
    draft.practice === 'use' &&
    purposes.length === 0 &&
    draft.categories[0]?.startsWith('user.contact') &&
    body.includes(' you ')
  )
    purposes.push(news.test(body) ? 'marketing.communications.email' : 'essential.service.notifications');
  // Measures that guard data serve nothing else, and who only measures gets data for nothing else.
  if (draft.practice === 'secure' && !draft.negated && purposes.length === 0)
    purposes.push('essential.service.security');
  if (
    purposes.length === 0 &&
    ['collect', 'use', 'track-tech', 'transfer'].includes(draft.practice) &&
    clause.recipients.some(({ meaning }) => meaning.class === 'analytics_providers')
  )
    purposes.push('analytics');
  if (purposes.length === 0 && ['collect', 'use'].includes(draft.practice) && applicants.test(body))
    purposes.push('employment.recruitment');
  return purposes.length === draft.purposes.length && purposes.every((key, at) => key === draft.purposes[at])
    ? draft
    : { ...draft, purposes: unique(purposes) };
}
