import type { report as english, SeverityCounts } from '../en/report.js';
import type { Verdict } from '../../policy/decision.js';
import { severities } from '../../report/severity.js';
import type { Severity } from '../../rules/rule.js';
import { counted } from './grammar.js';
import { labelOf, recipientName } from './vocabulary.js';

const verdicts: Readonly<Record<Verdict | 'seen', string>> = {
  clear: 'genannt',
  vague: 'nur allgemein genannt',
  omitted: 'nicht genannt',
  ambiguous: 'genannt und ausgeschlossen',
  incorrect: 'laut Datenschutzerklärung ausgeschlossen',
  seen: 'gesehen, ohne Datenschutzerklärung zum Vergleich',
};

const sinks: Readonly<Record<string, string>> = {
  log: 'Protokolle',
  storage: 'Browserspeicher',
  cookie: 'Cookies',
  url: 'URLs',
  network: 'Netzanfragen',
  file: 'Dateien',
  database: 'Datenbanken',
  cache: 'Caches',
  message: 'Nachrichten an andere Fenster',
  llm: 'Sprachmodelle',
  thirdParty: 'Dritte',
  tracker: 'Tracker',
};

const one: Readonly<Record<Severity, string>> = {
  error: 'Fehler',
  warning: 'Warnung',
  information: 'Information',
  hint: 'Hinweis',
};
const many: Readonly<Record<Severity, string>> = {
  error: 'Fehler',
  warning: 'Warnungen',
  information: 'Informationen',
  hint: 'Hinweise',
};

function number(value: number): string {
  return value.toLocaleString('de-DE');
}

function places(count: number): string {
  return counted(count, 'Stelle', 'Stellen');
}

function changes(change: SeverityCounts): string {
  return severities
    .filter((severity) => change[severity] !== 0)
    .map((severity) => `${many[severity]} ${change[severity] > 0 ? '+' : '−'}${Math.abs(change[severity])}`)
    .join(', ');
}

export const report: typeof english = {
  tag: () => 'de',
  number: (value) => number(value),
  title: () => 'Datenschutzprüfung',
  ofFolder: (name) => `von ${name}`,
  titleOfFolder: (name) => `Datenschutzprüfung von ${name}`,
  skip: () => 'Zu den Befunden springen',
  toolbar: () => 'Bericht',
  auditAgain: () => 'Erneut prüfen',
  export: () => 'Exportieren …',
  openAsMarkdown: () => 'Als Markdown öffnen',

  summary: () => 'Zusammenfassung',
  findingsInFiles(counts, files) {
    const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
    if (all === 0) return 'Keine Befunde';
    const each = severities
      .filter((severity) => counts[severity] > 0)
      .map((severity) => counted(counts[severity], one[severity], many[severity]));
    return `${counted(all, 'Befund', 'Befunde')} (${each.join(', ')}) in ${counted(files, 'Datei', 'Dateien')}`;
  },
  scope(files, lines, policies, milliseconds) {
    const against =
      policies.length === 0
        ? ''
        : policies.length > 3
          ? ` mit ${policies.length} Richtliniendateien verglichen`
          : ` mit ${policies.join(', ')} verglichen`;
    const seconds = (milliseconds / 1000).toLocaleString('de-DE', {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    return `${counted(files, 'Datei', 'Dateien')} (${counted(lines, 'Codezeile', 'Codezeilen')}) in ${seconds} s geprüft${against === '' ? '' : ` und${against}`}`;
  },
  noPolicy: () =>
    'Es gibt keine Richtliniendatei, deshalb zeigt die Seite, was der Code tut, und vergleicht es mit nichts.',
  noPolicyFile: () => 'Es gibt keine Richtliniendatei.',
  importHint: () =>
    'Um den Code mit Ihrer Datenschutzerklärung zu vergleichen, erstellen Sie aus ihrem Text eine Richtliniendatei: pledge import POLICY.md --output privacy.policy.yaml',
  known: (count) =>
    `${counted(count, 'Befund', 'Befunde')} des Ausgangsbestands ${count === 1 ? 'wird' : 'werden'} nicht gezeigt.`,
  audited: () => 'Geprüft am',
  since: () => 'Seit der Prüfung vom',
  trend(added, gone, change) {
    const what =
      added === 0 && gone === 0
        ? 'nichts hat sich geändert'
        : `${counted(added, 'neuer Befund', 'neue Befunde')}, ${number(gone)} weggefallen`;
    const each = changes(change);
    return `${what}${each === '' ? '' : ` (${each})`}.`;
  },
  severities: (severity, count) => (count === 1 ? one[severity] : many[severity]),
  kindsOfData: (count) => (count === 1 ? 'Art von Daten' : 'Arten von Daten'),
  recipients: () => 'Empfänger',
  files: () => 'Dateien',

  verdict: (verdict) => verdicts[verdict],
  places: (count) => places(count),
  placesOf: (some, all) => `${some} von ${places(all)}`,
  data: () => 'Daten',
  code: () => 'Code',
  recipient: () => 'Empfänger',
  placesHead: () => 'Stellen',
  policyHead: () => 'Datenschutzerklärung',

  matrix: () => 'Wer was empfängt',
  matrixLabel: () => 'Tabelle der Daten und Empfänger',
  matrixEmpty: () => 'Es war nicht zu sehen, dass personenbezogene Daten erhoben oder jemandem gesendet werden.',
  matrixLegend: (isMixed) =>
    `Die Zahl ist die der Stellen im Code${isMixed ? '; von mehreren Urteilen wird das schwerste gezeigt, mit der Zahl der Stellen, für die es gilt (1/2)' : ''}.`,
  collected: () => 'erhoben oder gespeichert',

  flow: () => 'Wohin es geht',
  flowEmpty: () => 'Es war nicht zu sehen, dass personenbezogene Daten an jemand anderen gehen.',
  flowWords: (count) =>
    `Personenbezogene Daten auf ihrem Weg durch den Code zu anderen, an ${places(count)}. Bänder für das, was die Datenschutzerklärung nicht nennt, sind gestrichelt.`,
  flowDiagram: () => 'Flussdiagramm',
  flowTable: () => 'Tabelle der Datenflüsse',
  asTable: () => 'Dasselbe als Tabelle',
  otherData: (count) => `${number(count)} andere Arten von Daten`,
  otherFolders: (count) => `${number(count)} andere Ordner`,
  otherRecipients: (count) => `${number(count)} andere Empfänger`,

  coverage: () => 'Datenschutzerklärung und Code',
  undeclared: () => 'Im Code gesehen und nicht genannt',
  unseen: () => 'Genannt und im Code nicht gesehen',
  seen: () => 'Genannt und im Code gesehen',
  none: (title) => `${title}: nichts`,
  unreviewed: () => 'ungeprüft',
  nothingNear: () => 'keine Zeile der Richtliniendatei kommt nahe',
  undeclaredPractice: (category, to) =>
    to === undefined
      ? `${labelOf(category)}: erhoben oder gespeichert`
      : `${labelOf(category)}: an ${recipientName(to)} gesendet`,

  findings: () => 'Befunde',
  noFindings: () => 'Es gibt keine.',
  filter: () => 'Befunde filtern',
  severity: () => 'Schweregrad',
  rule: () => 'Regel',
  allRules: () => 'alle Regeln',
  contains: () => 'Enthält',
  containsExample: () => 'Datei, Daten, Empfänger …',
  onlyNew: () => 'nur neue',
  showAll: () => 'Alle zeigen',
  shown: (shown, all) => `${shown} von ${all} Befunden werden gezeigt`,
  isNew: () => 'neu',
  quoted: (text) => `„${text}“`,
  way: (steps) => `Der Weg der Daten, ${counted(steps, 'Schritt', 'Schritte')}`,
  line: (line) => `Zeile ${line}`,
  notAnalysed: () => 'Nicht analysiert',
  settings: () => 'Einstellungen',

  what: () => 'Was',
  inventory: () => 'Personenbezogene Daten im Code',
  category: () => 'Kategorie',
  seenIn: () => 'Gesehen in',
  goesTo: () => 'Geht an',
  thirdParties: () => 'Dritte',
  who: () => 'Wer',
  calls: () => 'Aufrufe',
  sinks: (sink) => sinks[sink] ?? sink,
  inventoryPlaces: (declared, read, flows) =>
    [
      ...(declared > 0 ? [counted(declared, 'Deklaration', 'Deklarationen')] : []),
      ...(read > 0 ? [counted(read, 'Lesezugriff', 'Lesezugriffe')] : []),
      ...(flows > 0 ? [counted(flows, 'Fluss', 'Flüsse')] : []),
    ].join(', '),
};
