import type { reasons as english } from '../en/reasons.js';
import type { DenyRow } from '../../policy/model.js';
import {
  recipientName,
  recipientNames,
  data,
  labelOf,
  purposes,
  sensitiveData,
  trackerLabels,
  verb,
} from './vocabulary.js';
import { inQuotes } from './grammar.js';

const dse = 'die Datenschutzerklärung';

/** What a row says is not done, as a clause that begins with "dass". */
function notDone({ category, practice, purposes: uses, to }: DenyRow): string {
  if (practice === 'track') return 'dass auf diese Weise getrackt wird';
  const what = category === undefined ? 'irgendwelche Daten' : data([category], 'nominative');
  const is = category === undefined ? 'werden' : verb([category], 'wird', 'werden');
  switch (practice) {
    case 'collect':
      return `dass ${what} erhoben ${is}`;
    case 'use':
      return `dass ${what}${uses.length > 0 ? ` für ${purposes(uses)}` : ''} verwendet ${is}`;
    case 'share':
      return `dass ${what} an ${to.length > 0 ? recipientNames(to, 'oder') : 'andere'} weitergegeben ${is}`;
    case 'sell':
      return `dass ${what} verkauft ${is}`;
  }
}

function denied(row: DenyRow): string {
  return `${dse} schließt aus, ${notDone(row)}${row.when === undefined ? '' : ` (${row.when})`}`;
}

function given(category: string, to: string): string {
  return `dass ${data([category], 'nominative')} an ${to} weitergegeben ${verb([category], 'wird', 'werden')}`;
}

function acc(...categories: readonly string[]): string {
  return data(categories, 'accusative', 5);
}

/** Main clauses in their usual order, so that they can follow "aber". */
export const reasons: typeof english = {
  declares: (category) => `${dse} nennt ${acc(category)}`,
  declaresNot: (category) => `${dse} nennt ${acc(category)} nicht`,
  declaresOnly: (category) => `${dse} nennt nur ${acc(category)}`,
  declaresPart: (part, category) =>
    `${dse} nennt nur ${acc(part)} und damit nur einen Teil dessen, was unter ${inQuotes(labelOf(category))} fällt`,
  doesNotCover(umbrella, protection, category) {
    const what = sensitiveData[protection];
    const unnamed = what === acc(category) ? '' : `, und nennt ${acc(category)} nicht`;
    return `${dse} nennt ${acc(umbrella)}, was ${what} nicht einschließt${unnamed}`;
  },
  listsOthers: (others, category) => `der Satz zählt ${acc(...others)} auf, aber nicht ${acc(category)}`,
  declaresElsewhere: (category, scope) => `${dse} nennt ${acc(category)} nur für andere Teile des Codes (${scope})`,

  declaresPurpose: (purpose, category) => `${dse} nennt für ${acc(category)} ${purposes([purpose])}`,
  gives: (category, to) => `${dse} gibt ${acc(category)} an ${recipientName(to)} weiter`,
  otherPurposes: (category, stated, purpose) =>
    `laut Datenschutzerklärung ${verb([category], 'wird', 'werden')} ${data([category], 'nominative')} für ${purposes(stated)} verwendet, nicht für ${purposes([purpose])}`,
  noPurpose: (category) => `${dse} nennt für ${acc(category)} keinen Zweck`,

  declaresSharing: (category, to) => `${dse} sagt, ${given(category, recipientName(to))}`,
  noSharing: (category, to) => `${dse} sagt nicht, ${given(category, recipientName(to))}`,
  sharesOnlyAs: (category, to, form) =>
    `laut Datenschutzerklärung ${verb([category], 'wird', 'werden')} ${data([category], 'nominative')} an ${recipientNames(to)} nur ${form === 'aggregated' ? 'aggregiert' : 'anonymisiert'} weitergegeben`,
  sharesOnly: (shared, to, category) =>
    `laut Datenschutzerklärung ${verb(shared, 'wird', 'werden')} an ${recipientNames(to)} nur ${data(shared, 'nominative', 5)} weitergegeben, was ${acc(category)} nicht einschließt`,
  sharesWithOthers: (category, to, observed) =>
    `laut Datenschutzerklärung ${verb([category], 'wird', 'werden')} ${data([category], 'nominative')} an ${recipientNames(to)} weitergegeben, nicht an ${recipientName(observed)}`,
  shares: (category, to) =>
    `laut Datenschutzerklärung ${verb([category], 'wird', 'werden')} ${data([category], 'nominative')} an ${recipientNames(to)} weitergegeben`,
  sharesAround: (category, to) =>
    `laut Datenschutzerklärung ${verb([category], 'wird', 'werden')} an ${recipientNames(to)} nur allgemein ${data([category], 'nominative')} weitergegeben`,
  sharingListsOthers: (others, category) =>
    `der Satz über die Weitergabe zählt ${acc(...others)} auf, aber nicht ${acc(category)}`,

  names: (to) => `${dse} nennt ${recipientNames(to)}`,
  namesOnly: (to) => `${dse} nennt nur ${recipientNames(to)}`,
  declaresTracking: (kinds) => `${dse} nennt ${trackerLabels(kinds)}`,
  declaresNoTracking: (kinds) => `${dse} nennt ${kinds.length > 0 ? trackerLabels(kinds) : 'dieses Tracking'} nicht`,
  declaresOtherTracking: (kinds, missing) =>
    `${dse} nennt ${trackerLabels(kinds)}, aber nicht ${trackerLabels(missing)}`,
  declaresNeither: (kinds, to) =>
    `${dse} nennt weder ${kinds.length > 0 ? trackerLabels(kinds) : 'dieses Tracking'} noch ${recipientName(to)}`,

  denies: (row) => denied(row),
  contradicts: (row) => `${denied(row)}, nennt es an anderer Stelle aber doch`,
};
