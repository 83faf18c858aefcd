import type { fixes as english } from '../en/fixes.js';
import { inQuotes, listed } from './grammar.js';
import { data, labelOf, purposes, recipientLabel, trackerLabel, verb } from './vocabulary.js';

export const fixes: typeof english = {
  annotate: (name, categories, file) => `„${name}“ in ${file} als ${categories.map(labelOf).join(', ')} kennzeichnen`,
  declareCategory: (category, file) => `„${labelOf(category)}“ in ${file} eintragen`,
  declareSharing: (categories, to, file) =>
    `In ${file} eintragen, dass ${data(categories, 'nominative')} an ${'vendor' in to ? to.vendor : recipientLabel(to.class)} weitergegeben ${verb(categories, 'wird', 'werden')}`,
  declareUse: (categories, purpose, file) =>
    `In ${file} eintragen, dass ${data(categories, 'nominative')} für ${purposes([purpose])} verwendet ${verb(categories, 'wird', 'werden')}`,
  declareTracker: (kind, file) => `${trackerLabel(kind)} in ${file} eintragen`,
  nameRecipient: (vendor, file) => `${vendor} in ${file} als Empfänger nennen`,
  drop: (names, call, file) => `${listed(names.map(inQuotes))} in ${file} aus ${call} entfernen`,
  guard: (test, file) => `In ${file} von ${test} abhängig machen`,
  useHttps: (host, file) => `In ${file} https: für ${host} verwenden`,
  mapAsNotPersonal: (pattern, file) => `„${pattern}“ in ${file} als nicht personenbezogen zuordnen`,
  markNotPersonal: (name, file) => `„${name}“ in ${file} mit Begründung als nicht personenbezogen kennzeichnen`,
  showSentence: (file) => `Den Satz in ${file} zeigen`,
  showRow: (file) => `Die Zeile in ${file} zeigen`,
  wrapValue: (written, callee, file) => `„${written}“ in ${file} an ${callee}() übergeben`,
  wrapValues: (count, callee, file) => `${count} Werte in ${file} an ${callee}() übergeben`,
  hashValue: (written, file) => `„${written}“ in ${file} durch einen Hash ersetzen`,
  hashValues: (count, file) => `${count} Werte in ${file} durch Hashes ersetzen`,
  removeSuppression: (file) => `Diese Unterdrückung in ${file} entfernen`,
  removeFromSuppression: (rule, file) => `„${rule}“ in ${file} aus dieser Unterdrückung entfernen`,
  leaveOption: (option, file) => `${option} in ${file} auf der Voreinstellung lassen`,
  setOption: (option, value, file) => `In ${file} ${option}: ${value} setzen`,
  ignore: (rule, file) => `${rule} in dieser Zeile von ${file} mit Begründung unterdrücken`,
  changeTo: (text, file) => `In ${file} zu „${text}“ ändern`,
  addComma: (file) => `Das fehlende Komma in ${file} einfügen`,
  makeNote: (file) => `In ${file} zu einer Notiz machen`,
  addDashes: (file) => `In ${file} „--“ vor der Begründung einfügen`,
  mendAll: (file) => `In ${file} alles beheben, was Pledge gefahrlos beheben kann`,

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
