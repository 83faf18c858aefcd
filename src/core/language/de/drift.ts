import type { drift as english } from '../en/drift.js';
import { counted, listed } from './grammar.js';

const titles = {
  new: 'Der Text sagt jetzt',
  changed: 'Der Text sagt es anders',
  gone: 'Der Text sagt nicht mehr',
} as const;

const changes = { new: 'neu', changed: 'geändert', gone: 'weggefallen' } as const;

export const drift: typeof english = {
  counts(added, changed, gone, ofSentences) {
    const counts = [
      ...(added > 0 ? [`${added} neu`] : []),
      ...(changed > 0 ? [`${changed} geändert`] : []),
      ...(gone > 0 ? [`${gone} weggefallen`] : []),
    ];
    const all = counts.length === 0 ? 'nichts Neues' : listed(counts);
    return ofSentences ? `${all} unter den Sätzen des Textes` : all;
  },
  merged: (added, changed, gone, moved) =>
    added + changed + gone + moved === 0
      ? 'keine Zeile weicht ab'
      : `${added} neu, ${changed} geändert, ${gone} weggefallen${moved === 0 ? '' : `, ${moved} nur neu zitiert`}`,
  heading: (policy, text) => `Abweichungen zwischen ${policy} und ${text}`,
  headingOfMissing: (text) => `Abweichungen: ${text}`,
  missing: () => 'Diese Datei gibt es nicht: Ihre Zitate können nicht verglichen werden.',
  dated: (after, before) => `Der Text ist jetzt vom ${after}; die Zeilen stammen aus dem vom ${before}.`,
  sameText: (quotes) =>
    `Keine Abweichungen: Der Text ist der, aus dem die Zeilen stammen, und ${quotes === 1 ? 'das eine Zitat steht' : `alle ${quotes} Zitate stehen`} darin.`,
  sameRows: (quotes) =>
    `Keine Abweichungen: Der Text hat sich geändert, aber ${quotes === 1 ? 'das eine Zitat steht' : `alle ${quotes} Zitate stehen`} darin, und nichts Neues wurde gelesen.`,
  summary: (counts, quotes, moved) =>
    `${counts}; ${counted(quotes, 'Zeile zitiert', 'Zeilen zitieren')} den Text, ${counted(moved, 'Zitat ist', 'Zitate sind')} verschoben.`,
  advice: () =>
    'Importieren Sie den Text erneut, um die Datei auf seinen Stand zu bringen: Ihre Entscheidungen bleiben, und was abweicht, wird gekennzeichnet.',
  title: (change) => titles[change],
  row: () => 'Zeile',
  sentence: () => 'Satz',
  bySentence: () => 'Satz für Satz',
  change: (change) => changes[change],
};
