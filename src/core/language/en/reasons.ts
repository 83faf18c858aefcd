import { labels, listed, recipientName } from '../../policy/coverage.js';
import type { ObservedRecipient } from '../../policy/decision.js';
import type { DeclaredRecipient, DenyRow, TrackerKind } from '../../policy/model.js';
import { labelOf, type CategoryKey, type PurposeKey, type Sensitivity } from '../../vocabulary/taxonomy.js';
import { sensitiveData, trackerLabel } from './labels.js';

type Recipients = readonly (DeclaredRecipient | ObservedRecipient)[];

function recipients(to: Recipients): string {
  return listed(to.map(recipientName));
}

function trackers(kinds: readonly TrackerKind[]): string {
  return listed(kinds.map(trackerLabel));
}

function notDone(row: DenyRow): string {
  const thing = row.category === undefined ? 'any data' : labelOf(row.category);
  switch (row.practice) {
    case 'collect':
      return `does not collect ${thing}`;
    case 'use':
      return row.purposes.length > 0 ? `does not use ${thing} for ${labels(row.purposes)}` : `does not use ${thing}`;
    case 'share':
      return `does not give ${thing} to ${row.to.length > 0 ? listed(row.to.map(recipientName), 'or') : 'others'}`;
    case 'sell':
      return `does not sell ${thing}`;
    case 'track':
      return 'does not track in this way';
  }
}

function denied(row: DenyRow): string {
  return `the policy says that it ${notDone(row)}${row.when === undefined ? '' : ` (${row.when})`}`;
}

/** Why a policy decides as it does: one clause without a full stop, that begins with "the policy" or with a sentence of it. */
export const reasons = {
  declares: (category: CategoryKey): string => `the policy declares ${labelOf(category)}`,
  declaresNot: (category: CategoryKey): string => `the policy does not declare ${labelOf(category)}`,
  declaresOnly: (category: CategoryKey): string => `the policy declares only ${labelOf(category)}`,
  declaresPart: (part: CategoryKey, category: CategoryKey): string =>
    `the policy declares ${labelOf(part)}, which is only a part of ${labelOf(category)}`,
  /** An umbrella that cannot cover protected data. */
  doesNotCover(umbrella: CategoryKey, protection: Sensitivity, category: CategoryKey): string {
    const what = sensitiveData[protection];
    const unnamed = what === labelOf(category) ? '' : `, and does not name ${labelOf(category)}`;
    return `the policy declares ${labelOf(umbrella)}, which does not cover ${what}${unnamed}`;
  },
  listsOthers: (listedOnes: readonly CategoryKey[], category: CategoryKey): string =>
    `the sentence lists ${labels(listedOnes)}, but not ${labelOf(category)}`,
  declaresElsewhere: (category: CategoryKey, scope: string): string =>
    `the policy declares ${labelOf(category)} for other parts of the code only (${scope})`,

  declaresPurpose: (purpose: PurposeKey, category: CategoryKey): string =>
    `the policy declares ${labelOf(purpose)} for ${labelOf(category)}`,
  gives: (category: CategoryKey, to: DeclaredRecipient): string =>
    `the policy gives ${labelOf(category)} to ${recipientName(to)}`,
  otherPurposes: (category: CategoryKey, stated: readonly PurposeKey[], purpose: PurposeKey): string =>
    `the policy uses ${labelOf(category)} for ${labels(stated)}, not for ${labelOf(purpose)}`,
  noPurpose: (category: CategoryKey): string => `the policy states no purpose for ${labelOf(category)}`,

  declaresSharing: (category: CategoryKey, to: ObservedRecipient): string =>
    `the policy declares that ${labelOf(category)} is given to ${recipientName(to)}`,
  noSharing: (category: CategoryKey, to: ObservedRecipient): string =>
    `the policy does not say that ${labelOf(category)} is given to ${recipientName(to)}`,
  /** In a lesser form. */
  sharesOnlyAs: (category: CategoryKey, to: Recipients, form: 'aggregated' | 'anonymised'): string =>
    `the policy shares ${labelOf(category)} with ${recipients(to)} only ${form}`,
  sharesOnly: (shared: readonly CategoryKey[], to: Recipients, category: CategoryKey): string =>
    `the policy shares only ${labels(shared)} with ${recipients(to)}, which does not cover ${labelOf(category)}`,
  sharesWithOthers: (category: CategoryKey, to: Recipients, observed: ObservedRecipient): string =>
    `the policy shares ${labelOf(category)} with ${recipients(to)}, not with ${recipientName(observed)}`,
  shares: (category: CategoryKey, to: Recipients): string =>
    `the policy shares ${labelOf(category)} with ${recipients(to)}`,
  /** A category around the one that is observed. */
  sharesAround: (category: CategoryKey, to: Recipients): string =>
    `the policy shares only ${labelOf(category)} with ${recipients(to)}`,
  sharingListsOthers: (listedOnes: readonly CategoryKey[], category: CategoryKey): string =>
    `the sentence on sharing lists ${labels(listedOnes)}, but not ${labelOf(category)}`,

  names: (to: Recipients): string => `the policy names ${recipients(to)}`,
  namesOnly: (to: Recipients): string => `the policy names only ${recipients(to)}`,
  declaresTracking: (kinds: readonly TrackerKind[]): string => `the policy declares ${trackers(kinds)}`,
  declaresNoTracking: (kinds: readonly TrackerKind[]): string =>
    `the policy does not declare ${kinds.length > 0 ? trackers(kinds) : 'this tracking'}`,
  declaresOtherTracking: (kinds: readonly TrackerKind[], missing: readonly TrackerKind[]): string =>
    `the policy declares ${trackers(kinds)}, not ${trackers(missing)}`,
  declaresNeither: (kinds: readonly TrackerKind[], to: ObservedRecipient): string =>
    `the policy declares neither ${kinds.length > 0 ? trackers(kinds) : 'this tracking'} nor ${recipientName(to)}`,

  denies: (row: DenyRow): string => denied(row),
  contradicts: (row: DenyRow): string => `${denied(row)}, and elsewhere declares it`,
};
