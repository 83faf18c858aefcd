import type { editor as english } from '../en/editor.js';
import type { Decision } from '../../policy/decision.js';
import type { Decided, NotChecked } from '../../session/decided.js';
import { say } from '../text.js';
import { counted, didYouMean, inQuotes, listed } from './grammar.js';
import { skips } from './skips.js';
import { labelOf, recipientPhrase } from './vocabulary.js';

const verdicts: Readonly<Record<Decision['verdict'], string>> = {
  clear: 'genannt',
  vague: 'nur allgemein genannt',
  omitted: 'nicht genannt',
  incorrect: 'laut Datenschutzerklärung ausgeschlossen',
  ambiguous: 'genannt und ausgeschlossen',
};

const governing: Readonly<Record<NonNullable<Decided['policy']>['by'], string>> = {
  nearest: 'Die Richtliniendatei: die nächste privacy.policy.yaml oberhalb der Datei',
  settings: 'Die Richtliniendatei: in der Einstellung pledge.policy genannt',
  'command-line': 'Die Richtliniendatei: auf der Befehlszeile genannt',
};

const exclusions: Readonly<Record<Exclude<NotChecked, { by: 'text' }>['by'], string>> = {
  defaults:
    'Diese Datei wird nicht geprüft: Abhängigkeiten, Build-Ergebnisse, generierter Code und Tests bleiben außen vor. Ein Glob mit ! in pledge.exclude nimmt sie auf.',
  gitignore: 'Diese Datei wird nicht geprüft: Eine .gitignore schließt sie aus.',
  settings: 'Diese Datei wird nicht geprüft: pledge.exclude schließt sie aus.',
  policy: 'Diese Datei wird nicht geprüft: Die Richtliniendatei schließt sie aus (code: exclude).',
  content: 'Diese Datei wird nicht geprüft: Ihre ersten Zeilen sagen, dass sie generiert ist.',
  kind: 'Das ist kein Code, der geprüft wird.',
  'switched-off': 'Diese Datei wird nicht geprüft: pledge.enable ist hier ausgeschaltet.',
};

export const editor: typeof english = {
  policySays: (quote) => `Die Datenschutzerklärung sagt: „${quote}“`,
  policyRow: () => 'die Zeile der Richtliniendatei',
  brokenBaseline: (what) => `Dieser Ausgangsbestand ${what}. Er blendet keine Befunde aus.`,
  moreFindings: (count) =>
    `… und ${counted(count, 'weiterer Befund', 'weitere Befunde')} in dieser Datei. Der Prüfbericht führt alle auf.`,

  codeLens: (categories, to, verdict) =>
    `${listed(categories.map(labelOf), 5)}${to === undefined ? '' : ` → ${recipientPhrase(to)}`}: ${verdicts[verdict]}`,
  findPlaces: () => 'Stellen im Code finden',
  places: (count) => (count === 0 ? 'keine Stelle im Code' : counted(count, 'Stelle im Code', 'Stellen im Code')),
  itsSentence: () => 'der Satz dazu',
  rowsRest: (rows, proposed) =>
    `${rows === 1 ? '1 Zeile beruht' : `${rows} Zeilen beruhen`} darauf${proposed === 0 ? '' : `, ${proposed} zu prüfen`}`,
  inlayHint: (categories) => listed(categories.map(labelOf), 5),
  openFile: () => 'Die Datei öffnen',
  openSentence: () => 'Den Satz öffnen, auf dem die Zeile beruht',

  pii: () => 'Sagt, welche personenbezogenen Daten die Deklaration enthält.',
  piiWhole: () => 'Sagt, welche personenbezogenen Daten die Deklaration enthält, wozu sie dienen und wer sie empfängt.',
  tracks: () => 'Sagt, was der Aufruf sendet, wozu und an wen.',
  notPii: () => 'Sagt, dass die Deklaration keine personenbezogenen Daten enthält, und warum.',
  ignoreNextLine: () => 'Unterdrückt Befunde einer Regel in der nächsten Zeile.',
  ignoreFile: () => 'Am Anfang einer Datei: unterdrückt Befunde einer Regel in der ganzen Datei.',
  whatFor: () => 'Wozu es dient.',
  toWhom: () => 'Wer es empfängt.',
  note: () => 'Eine Notiz für Menschen.',
  reason: () => 'Die Begründung, die verlangt wird.',
  rowCollects: () => 'Zeile: Kategorie und Zwecke',
  rowUses: () => 'Zeile: Kategorien und Zwecke',
  rowShares: () => 'Zeile: Empfänger und Kategorien',
  rowDenies: () => 'Zeile: was nicht geschieht',
  rowSetting: () => 'Zeile: eine Einstellung',
  rowUnsubscribe: () => 'Zeile: ein Abmeldelink',
  sourceText: () => 'Quelle: ein Text',
  suggest: () => 'Vorschlagen',

  auditFirst: () => 'Prüfen Sie zuerst den Arbeitsbereich: Es gibt noch nichts zu berichten.',
  nothingToAudit: () => 'Öffnen Sie zuerst einen Ordner: Es gibt nichts zu prüfen.',
  auditCancelled: () => 'Die Prüfung wurde abgebrochen.',
  notRead: () => 'Das ist keine Datei, die Pledge liest.',
  noPolicyHere: () => 'Hier gilt keine Richtliniendatei: Importieren Sie zuerst die Datenschutzerklärung.',
  policyUnreadable: () => 'Die Richtliniendatei kann nicht gelesen werden: Beheben Sie zuerst ihre Fehler.',
  noTexts: () => 'Die Richtliniendatei nennt unter `sources` keinen Text, mit dem sie verglichen werden könnte.',
  nothingDecides: () => 'Öffnen Sie zuerst einen Ordner: Noch gilt nichts.',
  noCategory: (written, near) => `Die Datenkategorie „${written}“ gibt es nicht.${didYouMean(near, inQuotes)}`,
  proposedFrom: (file) =>
    [
      `Von Pledge aus ${file} vorgeschlagen.`,
      'Gehen Sie die Zeilen durch: Setzen Sie `status: accepted`, wo eine Zeile sagt, was die Datenschutzerklärung sagt, und `rejected`, wo nicht.',
    ].join('\n'),

  governing: (by) => governing[by],
  parentPolicy: () => 'Eine Richtliniendatei, auf der diese aufbaut (extends)',
  quotedText: () => 'Ein Text, den ihre Zeilen zitieren (sources)',
  theSettings: () => 'Die Einstellungen',
  leavesOut: () => 'Schließt die Datei aus',
  onlyListed: () => 'Hier gilt keine Richtliniendatei: Was der Code tut, wird nur aufgeführt.',
  notChecked: (not) =>
    not.by === 'text' ? `Diese Datei wird nicht geprüft: Sie ${say(skips, not.why)}.` : exclusions[not.by],
};
