import type { fixes as english } from '../en/fixes.js';
import { inQuotes, listed } from './grammar.js';
import { data, labelOf, purposes, recipientLabel, trackerLabel, verb } from './vocabulary.js';

function inFile(file: string): string {
  return file === '' ? '' : ` in ${file}`;
}

export const fixes: typeof english = {
  annotate: (name, categories) => `„${name}“ als ${categories.map(labelOf).join(', ')} kennzeichnen`,
  declareCategory: (category, file) => `„${labelOf(category)}“ in ${file} eintragen`,
  declareSharing: (categories, to, file) =>
    `In ${file} eintragen, dass ${data(categories, 'nominative')} an ${'vendor' in to ? to.vendor : recipientLabel(to.class)} weitergegeben ${verb(categories, 'wird', 'werden')}`,
  declareUse: (categories, purpose, file) =>
    `In ${file} eintragen, dass ${data(categories, 'nominative')} für ${purposes([purpose])} verwendet ${verb(categories, 'wird', 'werden')}`,
  declareTracker: (kind, file) => `${trackerLabel(kind)} in ${file} eintragen`,
  nameRecipient: (vendor, file) => `${vendor} in ${file} als Empfänger nennen`,
  drop: (names, call) => `${listed(names.map(inQuotes))} aus ${call} entfernen`,
  guard: (test, file) => `In ${file} von ${test} abhängig machen`,
  useHttps: (host) => `https: für ${host} verwenden`,
  mapAsNotPersonal: (pattern, file) => `„${pattern}“ in ${file} als nicht personenbezogen zuordnen`,
  markNotPersonal: (name) => `„${name}“ mit Begründung als nicht personenbezogen kennzeichnen`,
  showSentence: (file) => `Den Satz in ${file} zeigen`,
  showRow: (file) => `Die Zeile in ${file} zeigen`,
  wrapValue: (written, callee, file) => `„${written}“ in ${file} an ${callee}() übergeben`,
  wrapValues: (count, callee, file) => `${count} Werte in ${file} an ${callee}() übergeben`,
  hashValue: (written, file) => `„${written}“ in ${file} durch einen Hash ersetzen`,
  hashValues: (count, file) => `${count} Werte in ${file} durch Hashes ersetzen`,
  removeSuppression: () => 'Diese Unterdrückung entfernen',
  removeFromSuppression: (rule) => `„${rule}“ aus dieser Unterdrückung entfernen`,
  leaveOption: (option, file) => `${option} auf der Voreinstellung lassen${inFile(file)}`,
  setOption: (option, value, file) => `${option}: ${value} setzen${inFile(file)}`,
  ignore: (rule) => `${rule} in dieser Zeile mit Begründung unterdrücken`,
  changeTo: (text) => `In „${text}“ ändern`,
  addComma: () => 'Das fehlende Komma einfügen',
  makeNote: () => 'Zu einer Notiz machen',
  addDashes: () => '„--“ vor der Begründung einfügen',
  mendAll: () => 'Alles beheben, was Pledge gefahrlos beheben kann',

  quoteAnew: (text, file) => `In ${file} zitieren, was ${text} jetzt sagt`,
  bringUpToDate: (file, text) => `${file} auf den Stand von ${text} bringen`,
  acceptRow: (file) => `Diese Zeile in ${file} annehmen`,
  rejectRow: (file) => `Diese Zeile in ${file} ablehnen`,
  acceptSelected: (count, file) => `Die ${count} ausgewählten Zeilen in ${file} annehmen`,
  rejectSelected: (count, file) => `Die ${count} ausgewählten Zeilen in ${file} ablehnen`,
  acceptSection: (count, section, file) => `Die ${count} offenen Zeilen von \`${section}\` in ${file} annehmen`,
  rejectSection: (count, section, file) => `Die ${count} offenen Zeilen von \`${section}\` in ${file} ablehnen`,
  acceptHeading: (count, heading, file) => `Die ${count} offenen Zeilen aus „${heading}“ in ${file} annehmen`,
  acceptSure: (count, percent, file) =>
    `Alle ${count} offenen Zeilen in ${file} annehmen, die mindestens ${percent} % sicher sind`,
};
