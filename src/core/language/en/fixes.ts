import type { TrackerKind } from '../../policy/model.js';
import { be, isPlural, labels, listed } from '../../rules/phrases.js';
import {
  labelOf,
  recipientLabel,
  type CategoryKey,
  type PurposeKey,
  type RecipientClass,
} from '../../vocabulary/taxonomy.js';
import type { TextOf } from '../text.js';
import { trackerLabel } from './labels.js';

/** Titles of quick fixes and other actions. Each names the file that it writes. */
export const fixes = {
  annotate: (name: string, categories: readonly CategoryKey[], file: string): string =>
    `Annotate “${name}” as ${categories.map(labelOf).join(', ')} in ${file}`,
  declareCategory: (category: CategoryKey, file: string): string => `Declare “${labelOf(category)}” in ${file}`,
  declareSharing: (
    categories: readonly CategoryKey[],
    to: { readonly vendor: string } | { readonly class: RecipientClass },
    file: string,
  ): string =>
    `Declare that ${labels(categories)} ${isPlural(categories) ? 'go' : 'goes'} to ${'vendor' in to ? to.vendor : recipientLabel(to.class)} in ${file}`,
  declareUse: (categories: readonly CategoryKey[], purpose: PurposeKey, file: string): string =>
    `Declare that ${labels(categories)} ${be(categories)} used for ${labelOf(purpose)} in ${file}`,
  declareTracker: (kind: TrackerKind, file: string): string => `Declare ${trackerLabel(kind)} in ${file}`,
  nameRecipient: (vendor: string, file: string): string => `Name ${vendor} as a recipient in ${file}`,
  drop: (names: readonly string[], call: string, file: string): string =>
    `Drop ${listed(names.map((name) => `“${name}”`))} from ${call} in ${file}`,
  guard: (test: string, file: string): string => `Put it behind ${test} in ${file}`,
  useHttps: (host: string, file: string): string => `Use https: for ${host} in ${file}`,
  mapAsNotPersonal: (pattern: string, file: string): string => `Map “${pattern}” as not personal in ${file}`,
  markNotPersonal: (name: string, file: string): string => `Mark “${name}” as not personal in ${file}, with a reason`,
  showSentence: (file: string): string => `Show the sentence in ${file}`,
  showRow: (file: string): string => `Show the row in ${file}`,
  wrapValue: (written: string, callee: string, file: string): string => `Wrap “${written}” in ${callee}() in ${file}`,
  wrapValues: (count: number, callee: string, file: string): string => `Wrap ${count} values in ${callee}() in ${file}`,
  hashValue: (written: string, file: string): string => `Hash “${written}” in ${file}`,
  hashValues: (count: number, file: string): string => `Hash ${count} values in ${file}`,
  removeSuppression: (file: string): string => `Remove this suppression in ${file}`,
  removeFromSuppression: (rule: string, file: string): string => `Remove “${rule}” from this suppression in ${file}`,
  leaveOption: (option: string, file: string): string => `Leave ${option} to its default in ${file}`,
  setOption: (option: string, value: string, file: string): string => `Set ${option}: ${value} in ${file}`,
  ignore: (rule: string, file: string): string => `Ignore ${rule} on this line of ${file}, with a reason`,
  changeTo: (text: string, file: string): string => `Change to “${text}” in ${file}`,
  addComma: (file: string): string => `Add the missing comma in ${file}`,
  makeNote: (file: string): string => `Make it a note in ${file}`,
  addDashes: (file: string): string => `Add “--” before the reason in ${file}`,
  mendAll: (file: string): string => `Mend all that Pledge can mend safely in ${file}`,

  // Of policy files.
  quoteAnew: (text: string, file: string): string => `Quote what ${text} says now in ${file}`,
  bringUpToDate: (file: string, text: string): string => `Bring ${file} up to date with ${text}`,
  acceptRow: (file: string): string => `Accept this row in ${file}`,
  rejectRow: (file: string): string => `Reject this row in ${file}`,
  acceptSelected: (count: number, file: string): string => `Accept the ${count} selected rows in ${file}`,
  rejectSelected: (count: number, file: string): string => `Reject the ${count} selected rows in ${file}`,
  acceptSection: (count: number, section: string, file: string): string =>
    `Accept the ${count} open rows of \`${section}\` in ${file}`,
  rejectSection: (count: number, section: string, file: string): string =>
    `Reject the ${count} open rows of \`${section}\` in ${file}`,
  acceptHeading: (count: number, heading: string, file: string): string =>
    `Accept the ${count} open rows from “${heading}” in ${file}`,
  acceptSure: (count: number, percent: number, file: string): string =>
    `Accept all ${count} open rows that are at least ${percent} % sure in ${file}`,
};

export type FixTitle = TextOf<typeof fixes>;

/** Titles of changes to annotations, before it is known how the file is called. */
export type AnnotationTitle = readonly ['addComma' | 'makeNote' | 'addDashes'] | readonly ['changeTo', text: string];
