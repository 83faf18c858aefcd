import type { annotations as english } from '../en/annotations.js';
import type { Statement } from '../facts.js';
import { didYouMean, inQuotes, listed } from './grammar.js';
import { labelOf } from './vocabulary.js';

const plurals = { category: 'Kategorien', purpose: 'Zwecken', recipient: 'Empfängern' } as const;
const followers = { category: 'Kategorien', purpose: 'Zwecke', recipient: 'Empfänger' } as const;
const missing = {
  note: 'eine Notiz',
  purpose: 'ein Zweck',
  recipient: 'ein Empfänger',
  category: 'eine Kategorie',
} as const;

function statement({ categories }: Statement): string {
  return categories.length === 0
    ? 'kein personenbezogenes Datum'
    : listed(categories.map((key) => inQuotes(labelOf(key))));
}

const speakers = {
  settings: 'laut den Einstellungen des Arbeitsbereichs',
  policy: 'laut der Richtliniendatei',
} as const;

function speaker({ by, pattern }: Statement): string {
  return by === 'annotation' ? 'laut seiner Anmerkung' : `${speakers[by]} (${inQuotes(pattern)})`;
}

export const annotations: typeof english = {
  contradiction: () => 'Dieser Kommentar sagt sowohl „@pii“ als auch „@notPii“; behalten Sie eines davon.',
  whyNotPersonal: () =>
    'Sagen Sie nach „@notPii“, warum das keine personenbezogenen Daten sind, damit man es prüfen kann.',
  emptySection: (what) => `Hier fehlt ${missing[what]}.`,
  noCategory: (tag) => `„@${tag}“ nennt keine Datenkategorie. Schreiben Sie eine dahinter, zum Beispiel „email“.`,
  whatFor: () => 'Sagen Sie, wofür getrackt wird: „@tracks … for <Zwecke> to <Empfänger>“.',
  toWhom: () => 'Sagen Sie, wer es empfängt: „@tracks … for <Zwecke> to <Empfänger>“.',
  tagSpelling: (tag) => `Das Kennzeichen schreibt sich „@${tag}“.`,
  unknownDirective: (written, meant) => `Die Anweisung „${written}“ gibt es nicht.${didYouMean([meant], inQuotes)}`,
  noRule: (directive) => `Nennen Sie die Regeln, die „${directive}“ unterdrücken soll.`,
  whyIgnored: () => 'Sagen Sie nach „--“, warum dieser Befund nicht zählen soll, damit man es prüfen kann.',
  placeholder: (written) =>
    `„${written}“ ist noch keine Begründung. Schreiben Sie eine an diese Stelle, damit man sie nachprüfen kann.`,
  notAtTop: () => '„pledge-ignore“ gilt für die ganze Datei und steht über ihrer ersten Anweisung.',
  noRuleId: (written) => `„${written}“ ist keine Regelkennung.`,
  reasonAfterDashes: () => 'Schreiben Sie die Begründung hinter „--“.',
  ambiguousWord(noun, written, keys) {
    const meanings = keys.map((key) => `„${key}“ (${labelOf(key)})`).join(', ');
    const several = noun === 'category' ? 'mehr als eine Kategorie' : 'mehr als einen Zweck';
    return `„${written}“ steht für ${several}: ${meanings}. Schreiben Sie den ganzen Schlüssel.`;
  },
  unknownWord: (noun, written, meant) =>
    `${noun === 'category' ? 'Die Kategorie' : 'Den Zweck'} „${written}“ gibt es nicht.${didYouMean(meant, inQuotes)}`,
  unknownRecipient: (written, meant) => `Die Empfängerklasse „${written}“ gibt es nicht.${didYouMean(meant, inQuotes)}`,
  emptyItem: (noun) => `Neben diesem Komma fehlt ${missing[noun]}.`,
  missingComma: (noun) => `Schreiben Sie ein Komma zwischen den ${plurals[noun]}.`,
  strayText: (noun) => `Hier können nur ${followers[noun]}, „for“, „to“ oder „--“ mit einer Notiz folgen.`,
  malformedEvent: () => 'Von hier an ist dieser „__GDPR__“-Kommentar kein JSON; was davor steht, zählt.',
  unknownRule: (written, meant) =>
    `Die Regel „${written}“ gibt es nicht.${didYouMean(meant === null ? [] : [meant], inQuotes)}`,
  disagreement: (name, first, other) =>
    `„${name}“ ist ${speaker(first)} ${statement(first)}, aber ${speaker(other)} ${statement(other)}. Ersteres zählt; sorgen Sie dafür, dass beide dasselbe sagen.`,
};
