import type { Clause } from './analysis.js';
import { recipientsOf } from './clause-parts.js';
import { trimTokens, type Draft } from './draft.js';
import type { Frame } from './frame.js';
import type { Governed } from './govern.js';
import { keysOf } from './mentions.js';

const shown =
  / (?:is|are|be|becomes?|remains?|stays?|made|was|were) ((?:(?:not|never|always|also|generally|automatically|completely|fully|then|by default) )*)(?:public(?:ly (?:available|visible|accessible|viewable|displayed|searchable|posted|shared))?|(?:visible|viewable|accessible|available|searchable|displayed|shown|viewed|seen|accessed)(?: and \w+)? (?:to|by|for) (?:\w+ ){0,3}?(?:public|anyone|everyone|everybody|others|users?|members?|visitors?|people|followers|friends|community|world)) /;

const places =
  / (?:public(?:ly)?|forums?|message boards?|bulletin boards?|chat rooms?|comment sections?|community (?:pages?|areas?|features?)|discussion (?:boards?|groups?)) /;
const posts =
  / (?:you|users?|members?|people) (?:\w+ ){0,3}?(?:posts?|share|submit|disclose|upload|create|contribute|enter|reveal|publish|provide|include|make) | (?:posted|submitted|uploaded|disclosed) (?:on|in|to|by|through|via) /;

/** What people themselves put where everybody sees it is public content, unless it is said what it is: "any information that you post in our forums". */
export function asPublicContent(draft: Draft, clause: Clause): Draft {
  return draft.practice === 'share' &&
    draft.categories.join() === 'user' &&
    (draft.recipients.some(({ class: name }) => name === 'public') ||
      draft.recipients.every(({ class: name }) => name === 'other_users')) &&
    places.test(clause.body) &&
    posts.test(clause.body)
    ? {
        ...draft,
        categories: ['user.content.public'],
        reasons: [...draft.reasons, 'people put it where everybody sees it'],
      }
    : draft;
}

/** The row of a clause that says who can see data: "your profile is public", "comments are visible to other users". */
export function publicDrafts(clause: Clause, frame: Frame | undefined): Draft[] {
  const body = clause.body.replace(/ ([,.;:!?]) /g, ' $1 ');
  const match = shown.exec(body);
  if (!match) return [];
  const subject = body.slice(0, match.index + 1).split(' ').length - 1;
  const named = clause.categories
    .filter(({ from }) => from <= subject)
    .map((term): Governed => ({ match: term, verb: undefined, excepted: false }));
  const keys = keysOf(named);
  const pronoun = / (?:it|they|this|these|those) $/.test(body.slice(0, match.index + 1));
  const categories = keys.length > 0 ? keys : pronoun && frame ? frame.categories : [];
  if (categories.length === 0) return [];
  const negated = /\b(?:not|never)\b/.test(match[1] ?? '') || /^ (?:no|none) (?!matter)/.test(body);
  const recipients = recipientsOf(clause, 0);
  return [
    {
      practice: 'share',
      categories,
      purposes: [],
      recipients: recipients.length > 0 ? recipients : [{ class: 'public' }],
      negated,
      modality: negated ? 'does-not' : 'does',
      ...trimTokens(clause.tokens, 0, clause.tokens.length),
      confidence: 0.65,
      reasons: ['it is said who can see the data'],
    },
  ];
}
