import type { Clause } from './analysis.js';
import { recipientsOf } from './clause-parts.js';
import { trimTokens, unique, type Draft } from './draft.js';
import type { Frame } from './frame.js';

// Rows of clauses that tell of a practice by what they are about, and name no data.

const scope =
  /(?: (?:policy|notice|statement|document|page)(?: ,)? (?:\w+ )?(?:explains?|describes?|sets out|covers?|discloses?|governs?|informs?|tells?|details?|outlines?|applies|lays? out|summari[sz]es|is designed to|is intended to|is meant to)(?: \w+){0,3} (?:how|what|why|the|our|to|information|your|you|about)| we (?:\w+ )?(?:explain|describe|lay out|set out|detail|outline|tell you|set forth)(?: (?:below|here|to you|in this \w+))?(?: :)? (?:how|what|why|which)) /;

/** A sentence that tells what the policy is about. */
export function scopeDraft(clause: Clause): Draft | undefined {
  const { body } = clause;
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
export function isTakeover(clause: Clause): boolean {
  return (
    clause.recipients.some(({ meaning }) => meaning.class === 'acquirer') &&
    !/ transfer of (?:your|the|personal|user|such|any|this)(?: personal)? (?:data|information) | sale of (?:your|the|any|personal|user|consumer) | opt out | do not sell | country /.test(
      clause.body,
    ) &&
    clause.tokens.some(({ text }) =>
      /^(?:transfer\w*|disclos\w+|shar(?:e|ed|ing)|assign\w*|sold|sell|provid\w+|acquir\w+|assets?)$/.test(text),
    ) &&
    clause.categories.some(({ meaning }) => meaning.generic || meaning.categories.some((key) => key.startsWith('user')))
  );
}

export function takeoverDrafts(clause: Clause): Draft[] {
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

/** A sentence that leads to those who get data: "the recipients of your data are: …". */
export function recipientDraft(clause: Clause): Draft | undefined {
  if (!/ recipients? (?:\w+ ){0,6}(?:are|is|include|includes|may be)\b/.test(clause.body)) return undefined;
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
export function groundDrafts(clause: Clause, before: Frame | undefined): Draft[] {
  if (!/ legitimate interests? (?:is|are|in|to|of|lies?)\b/.test(clause.body)) return [];
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
export function profilingDraft(clause: Clause): Draft | undefined {
  const { body } = clause;
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
