import type { Decided, NotChecked } from '../../session/decided.js';
import type { Decision, ObservedRecipient } from '../../policy/decision.js';
import { listed } from '../../policy/coverage.js';
import { recipientPhrase } from '../../rules/phrases.js';
import { labelOf, type CategoryKey } from '../../vocabulary/taxonomy.js';
import { say } from '../text.js';
import { skips } from './skips.js';

const verdicts: Readonly<Record<Decision['verdict'], string>> = {
  clear: 'declared',
  vague: 'declared vaguely',
  omitted: 'not declared',
  incorrect: 'denied by the policy',
  ambiguous: 'declared and denied',
};

const governing: Readonly<Record<NonNullable<Decided['policy']>['by'], string>> = {
  nearest: 'The policy: the nearest privacy.policy.yaml up from the file',
  settings: 'The policy: named by the setting pledge.policy',
  'command-line': 'The policy: named on the command line',
};

const exclusions: Readonly<Record<Exclude<NotChecked, { by: 'text' }>['by'], string>> = {
  defaults:
    'This file is not checked: dependencies, build output, generated code and tests are left out. A glob with ! in pledge.exclude takes it in.',
  gitignore: 'This file is not checked: a .gitignore leaves it out.',
  settings: 'This file is not checked: pledge.exclude leaves it out.',
  policy: 'This file is not checked: the policy file leaves it out (code: exclude).',
  content: 'This file is not checked: its first lines say that it is generated.',
  kind: 'This is no code that is checked.',
  'switched-off': 'This file is not checked: pledge.enable is off here.',
};

/** What the editor shows besides findings and hovers: lenses, hints, completion, answers to commands. */
export const editor = {
  policySays: (quote: string): string => `the policy says: “${quote}”`,
  policyRow: (): string => 'the row of the policy',
  /** @param what a clause of `skips` */
  brokenBaseline: (what: string): string => `This baseline ${what}. It hides no findings.`,
  moreFindings: (count: number): string =>
    `… and ${count} more findings in this file. The audit report lists them all.`,

  codeLens: (
    categories: readonly CategoryKey[],
    to: ObservedRecipient | undefined,
    verdict: Decision['verdict'],
  ): string =>
    `${listed(categories.map(labelOf))}${to === undefined ? '' : ` → ${recipientPhrase(to)}`}: ${verdicts[verdict]}`,
  findPlaces: (): string => 'find its places in code',
  places: (count: number): string =>
    count === 0 ? 'no place in code' : count === 1 ? '1 place in code' : `${count} places in code`,
  itsSentence: (): string => 'its sentence',
  rowsRest: (rows: number, proposed: number): string =>
    `${rows === 1 ? '1 row rests' : `${rows} rows rest`} on this${proposed === 0 ? '' : `, ${proposed} to review`}`,
  inlayHint: (categories: readonly CategoryKey[]): string => listed(categories.map(labelOf)),
  openFile: (): string => 'Open the file',
  openSentence: (): string => 'Open the sentence on which the row rests',

  // Completion. Snippets stand under their labels.
  pii: (): string => 'Says which personal data the declaration holds.',
  piiWhole: (): string => 'Says which personal data the declaration holds, what it is for and who receives it.',
  tracks: (): string => 'Says what the call sends, why and to whom.',
  notPii: (): string => 'Says that the declaration holds no personal data, and why.',
  ignoreNextLine: (): string => 'Suppresses findings of a rule in the next line.',
  ignoreFile: (): string => 'At the top of a file: suppresses findings of a rule in all of it.',
  whatFor: (): string => 'What it is for.',
  toWhom: (): string => 'Who receives it.',
  note: (): string => 'A note for people.',
  reason: (): string => 'The reason, which is required.',
  rowCollects: (): string => 'row: category and purposes',
  rowUses: (): string => 'row: categories and purposes',
  rowShares: (): string => 'row: recipient and categories',
  rowDenies: (): string => 'row: what is not done',
  rowSetting: (): string => 'row: a setting',
  rowUnsubscribe: (): string => 'row: an unsubscribe link',
  sourceText: (): string => 'source: a text',
  suggest: (): string => 'Suggest',

  // Answers to commands.
  auditFirst: (): string => 'Audit the workspace first: there is nothing to report on.',
  nothingToAudit: (): string => 'Open a folder first: there is nothing to audit.',
  auditCancelled: (): string => 'The audit was cancelled.',
  notRead: (): string => 'This is no file that Pledge reads.',
  noPolicyHere: (): string => 'No policy file decides here: import the privacy policy first.',
  policyUnreadable: (): string => 'The policy file cannot be read: mend its mistakes first.',
  noTexts: (): string => 'The policy file names no text under `sources` to compare it with.',
  nothingDecides: (): string => 'Open a folder first: nothing decides yet.',
  noCategory: (written: string, near: readonly string[]): string =>
    `There is no data category “${written}”.${near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`}`,
  /** The head of a proposed policy file, as a comment. */
  proposedFrom: (file: string): string =>
    [
      `Proposed by Pledge from ${file}.`,
      'Go through the rows: set `status: accepted` where a row says what the policy says, `rejected` where it does not.',
    ].join('\n'),

  governing: (by: NonNullable<Decided['policy']>['by']): string => governing[by],
  parentPolicy: (): string => 'A policy on which that one builds (extends)',
  quotedText: (): string => 'A text that its rows quote (sources)',
  theSettings: (): string => 'The settings',
  leavesOut: (): string => 'Leaves the file out',
  onlyListed: (): string => 'No policy file decides here: what the code does is only listed.',
  notChecked: (not: NotChecked): string =>
    not.by === 'text' ? `This file is not checked: it ${say(skips, not.why)}.` : exclusions[not.by],
};
