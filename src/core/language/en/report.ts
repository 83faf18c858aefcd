import { recipientName } from '../../policy/coverage.js';
import type { ObservedRecipient, Verdict } from '../../policy/decision.js';
import { plural, severities } from '../../report/severity.js';
import type { Severity } from '../../rules/rule.js';
import { labelOf, type CategoryKey } from '../../vocabulary/taxonomy.js';

const verdicts: Readonly<Record<Verdict | 'seen', string>> = {
  clear: 'declared',
  vague: 'declared vaguely',
  omitted: 'not declared',
  ambiguous: 'declared and denied',
  incorrect: 'denied by the policy',
  seen: 'seen, without a policy to compare with',
};

const sinks: Readonly<Record<string, string>> = {
  log: 'logs',
  storage: 'browser storage',
  cookie: 'cookies',
  url: 'URLs',
  network: 'network requests',
  file: 'files',
  database: 'databases',
  cache: 'caches',
  message: 'messages to other windows',
  llm: 'language models',
  thirdParty: 'third parties',
  tracker: 'trackers',
};

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

function changes(change: SeverityCounts): string {
  return severities
    .filter((severity) => change[severity] !== 0)
    .map((severity) => {
      const name = severity === 'information' ? severity : `${severity}s`;
      return `${name} ${change[severity] > 0 ? '+' : '−'}${Math.abs(change[severity])}`;
    })
    .join(', ');
}

/** What the report says, as a page and as Markdown. */
export const report = {
  /** The language as HTML names it. */
  tag: (): string => 'en',
  number: (value: number): string => value.toLocaleString('en-US'),
  title: (): string => 'Privacy audit',
  ofFolder: (name: string): string => `of ${name}`,
  titleOfFolder: (name: string): string => `Privacy audit of ${name}`,
  skip: (): string => 'Skip to the findings',
  toolbar: (): string => 'Report',
  auditAgain: (): string => 'Audit again',
  export: (): string => 'Export …',
  openAsMarkdown: (): string => 'Open as Markdown',

  summary: (): string => 'Summary',
  /** `12 findings (3 errors, 9 warnings) in 4 files`, or that there are none. */
  findingsInFiles(counts: SeverityCounts, files: number): string {
    const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
    if (all === 0) return 'No findings';
    const each = severities
      .filter((severity) => counts[severity] > 0)
      .map((severity) =>
        severity === 'information' ? `${counts[severity]} information` : plural(counts[severity], severity),
      );
    return `${plural(all, 'finding')} (${each.join(', ')}) in ${plural(files, 'file')}`;
  },
  /** What was checked, against what, how long it took: `59 files (1,764 lines) checked against privacy.policy.yaml in 0.8 s`. */
  scope(files: number, lines: number, policies: readonly string[], milliseconds: number): string {
    const against =
      policies.length === 0
        ? ''
        : policies.length > 3
          ? ` against ${policies.length} policies`
          : ` against ${policies.join(', ')}`;
    return `${plural(files, 'file')} (${plural(lines, 'line')}) checked${against} in ${(milliseconds / 1000).toFixed(1)} s`;
  },
  noPolicy: (): string =>
    'There is no privacy policy file, so the page shows what the code does and compares it with nothing.',
  noPolicyFile: (): string => 'There is no privacy policy file.',
  /** The one hint to somebody who has no policy file yet. */
  importHint: (): string =>
    'To compare it with your privacy policy, make a policy file from its text: pledge import POLICY.md --output privacy.policy.yaml',
  known: (count: number): string =>
    `${plural(count, 'finding')} of the baseline ${count === 1 ? 'is' : 'are'} not shown.`,
  audited: (): string => 'Audited on',
  since: (): string => 'Since the audit of',
  trend(added: number, gone: number, change: SeverityCounts): string {
    const what = added === 0 && gone === 0 ? 'nothing has changed' : `${plural(added, 'new finding')}, ${gone} gone`;
    const each = changes(change);
    return `${what}${each === '' ? '' : ` (${each})`}.`;
  },
  severities: (severity: Severity, count: number): string =>
    severity === 'information' || count === 1 ? severity : `${severity}s`,
  kindsOfData: (count: number): string => (count === 1 ? 'kind of data' : 'kinds of data'),
  recipients: (count: number): string => (count === 1 ? 'recipient' : 'recipients'),
  files: (): string => 'files',

  verdict: (verdict: Verdict | 'seen'): string => verdicts[verdict],
  places: (count: number): string => plural(count, 'place'),
  /** Some of several places. */
  placesOf: (some: number, all: number): string => `${some} of ${plural(all, 'place')}`,
  data: (): string => 'Data',
  code: (): string => 'Code',
  recipient: (): string => 'Recipient',
  placesHead: (): string => 'Places',
  policyHead: (): string => 'Policy',

  matrix: (): string => 'Who receives what',
  matrixLabel: (): string => 'Table of data and recipients',
  matrixEmpty: (): string => 'No personal data was seen to be collected or sent to anybody.',
  matrixLegend: (isMixed: boolean): string =>
    `The number is that of places in the code${isMixed ? '; of several verdicts, the gravest is shown, with how many of the places it is of (1/2)' : ''}.`,
  collected: (): string => 'collected or stored',

  flow: (): string => 'Where it goes',
  flowEmpty: (): string => 'No personal data was seen to go to anybody else.',
  flowWords: (places: number): string =>
    `Personal data on its way through the code to others, in ${plural(places, 'place')}. Ribbons of what the policy does not declare are striped.`,
  flowDiagram: (): string => 'Flow diagram',
  flowTable: (): string => 'Flow table',
  asTable: (): string => 'The same as a table',
  otherData: (count: number): string => `${count} other kinds of data`,
  otherFolders: (count: number): string => `${count} other folders`,
  otherRecipients: (count: number): string => `${count} other recipients`,

  coverage: (): string => 'Policy and code',
  undeclared: (): string => 'Seen in the code and not declared',
  unseen: (): string => 'Declared and not seen in the code',
  seen: (): string => 'Declared and seen in the code',
  none: (title: string): string => `${title}: none`,
  unreviewed: (): string => 'unreviewed',
  nothingNear: (): string => 'no row of the policy comes near',
  undeclaredPractice: (category: CategoryKey, to: ObservedRecipient | undefined): string =>
    to === undefined ? `${labelOf(category)} collected or stored` : `${labelOf(category)} sent to ${recipientName(to)}`,

  findings: (): string => 'Findings',
  noFindings: (): string => 'There are none.',
  filter: (): string => 'Filter findings',
  severity: (): string => 'Severity',
  rule: (): string => 'Rule',
  allRules: (): string => 'all rules',
  contains: (): string => 'Contains',
  containsExample: (): string => 'file, data, recipient …',
  onlyNew: (): string => 'only new ones',
  showAll: (): string => 'Show all',
  /** The script of the page puts the two numbers in. */
  shown: (shown: string, all: string): string => `${shown} of ${all} findings are shown`,
  isNew: (): string => 'new',
  quoted: (text: string): string => `“${text}”`,
  way: (steps: number): string => `The way of the data, ${plural(steps, 'step')}`,
  line: (line: number): string => `line ${line}`,
  notAnalysed: (): string => 'Not analysed',
  settings: (): string => 'Settings',

  what: (): string => 'What',
  inventory: (): string => 'Personal data in the code',
  category: (): string => 'Category',
  seenIn: (): string => 'Seen in',
  goesTo: (): string => 'Goes to',
  thirdParties: (): string => 'Third parties',
  who: (): string => 'Who',
  calls: (): string => 'Calls',
  sinks: (sink: string): string => sinks[sink] ?? sink,
  /** `3 declarations, 1 flow`. */
  inventoryPlaces: (declared: number, read: number, flows: number): string =>
    [
      ...(declared > 0 ? [plural(declared, 'declaration')] : []),
      ...(read > 0 ? [plural(read, 'read')] : []),
      ...(flows > 0 ? [plural(flows, 'flow')] : []),
    ].join(', '),
};
