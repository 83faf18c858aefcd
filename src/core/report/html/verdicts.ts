import type { Verdict } from '../../policy/decision.js';
import { html, type Markup } from './markup.js';

/** How a verdict looks: a sign that tells it apart without colour, and words for it. */
export interface VerdictSign {
  readonly sign: string;
  readonly words: string;
}

export const verdictSigns: Readonly<Record<Verdict | 'seen', VerdictSign>> = {
  clear: { sign: '✓', words: 'declared' },
  vague: { sign: '≈', words: 'declared vaguely' },
  omitted: { sign: '✗', words: 'not declared' },
  ambiguous: { sign: '?', words: 'declared and denied' },
  incorrect: { sign: '⊘', words: 'denied by the policy' },
  seen: { sign: '•', words: 'seen, without a policy to compare with' },
};

/** The sign with its words, for a table cell or a list. */
export function verdictBadge(verdict: Verdict | undefined): Markup {
  const { sign, words } = verdictSigns[verdict ?? 'seen'];
  return html`<span class="verdict v-${verdict ?? 'seen'}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}
