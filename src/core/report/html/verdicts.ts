import type { Language } from '../../language/language.js';
import type { Verdict } from '../../policy/decision.js';
import { html, type Markup } from './markup.js';

/** Signs that tell verdicts apart without colour. */
export const verdictSigns: Readonly<Record<Verdict | 'seen', string>> = {
  clear: '✓',
  vague: '≈',
  omitted: '✗',
  ambiguous: '?',
  incorrect: '⊘',
  seen: '•',
};

/** The sign with its words, for a table cell or a list. */
export function verdictBadge(verdict: Verdict | undefined, { report }: Language): Markup {
  const [sign, words] = [verdictSigns[verdict ?? 'seen'], report.verdict(verdict ?? 'seen')];
  return html`<span class="verdict v-${verdict ?? 'seen'}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}
