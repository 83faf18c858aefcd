import type { hover as english } from '../en/hover.js';
import type { Annotation } from '../../facts/annotations.js';
import type { Decision } from '../../policy/decision.js';
import type { DeclaredRecipient, RowStatus } from '../../policy/model.js';
import { capital } from '../../rules/phrases.js';
import { say } from '../text.js';
import { listed } from './grammar.js';
import { reasons } from './reasons.js';
import { choiceLabel, formLabel } from './row-words.js';
import { data, labelOf, purposes, quotation, recipientName, trackerLabel, verb } from './vocabulary.js';

const verdicts: Readonly<Record<Decision['verdict'], string>> = {
  clear: 'ist in der Datenschutzerklärung genannt',
  vague: 'ist in der Datenschutzerklärung nur allgemein genannt',
  omitted: 'ist in der Datenschutzerklärung nicht genannt',
  incorrect: 'findet laut Datenschutzerklärung nicht statt',
  ambiguous: 'ist in der Datenschutzerklärung sowohl genannt als auch ausgeschlossen',
};

const tags: Readonly<Record<Annotation['tag'], string>> = {
  pii: '`@pii <Kategorien> [for <Zwecke>] [to <Empfänger>] [-- Notiz]` sagt, welche personenbezogenen Daten die Deklaration enthält.',
  tracks: '`@tracks <Kategorien> for <Zwecke> to <Empfänger> [-- Notiz]` sagt, was der Aufruf sendet, wozu und an wen.',
  notPii: '`@notPii <Begründung>` sagt, dass die Deklaration keine personenbezogenen Daten enthält, und warum.',
};

const statuses: Readonly<Record<RowStatus, string>> = {
  proposed: 'Vorgeschlagen: Es zählt, aber niemand hat es geprüft.',
  accepted: 'Angenommen.',
  rejected: 'Abgelehnt: Es zählt nicht.',
};

const statusWords: Readonly<Record<RowStatus, string>> = {
  proposed: 'vorgeschlagen',
  accepted: 'angenommen',
  rejected: 'abgelehnt',
};

function decided(what: string, { verdict, row, reason }: Decision): string {
  const why = verdict === 'clear' ? '' : ` (${say(reasons, reason)})`;
  const quote = row?.quote === undefined ? '' : `: ${quotation(row.quote)}`;
  return `${what} ${verdicts[verdict]}${why}${quote}`;
}

function named(recipients: readonly DeclaredRecipient[]): string {
  return listed(recipients.map(recipientName));
}

function forPurposes(keys: readonly string[]): string {
  return keys.length === 0 ? '' : ` für ${purposes(keys)}`;
}

export const hover: typeof english = {
  certainty: (share) => `${Math.round(share * 100)} % sicher`,
  moreCategories: (categories) => `… und ${listed(categories.map(labelOf))}.`,
  collecting: (decision) => decided('Die Erhebung', decision),
  sharing: (category, decision) => decided(`Die Weitergabe von „${labelOf(category)}“ dorthin`, decision),
  sharedWith: (to) => `Laut Datenschutzerklärung geht es an ${named(to)}.`,
  kept: (rule) => `Aufbewahrung: ${rule}`,
  receivedBy: (name, isGuarded) =>
    `Empfänger: **${name}**${isGuarded ? ', hinter einer Abfrage der Einwilligung' : ''}`,
  alsoCollects: (categories) => `Von sich aus erhebt es auch ${data(categories, 'accusative', Infinity)}.`,
  tag: (tag) => tags[tag],
  status: (status) => statuses[status],
  from: (file, quote) =>
    `Aus ${file}${quote.section === undefined ? '' : `, unter „${quote.section}“`}: ${quotation(quote)}`,
  readBecause: (reason, certainty) => `Gelesen wegen: ${reason}${certainty === '' ? '' : ` (${certainty})`}.`,
  holds: (condition) => `Gilt unter der Bedingung: ${condition}.`,
  row(row) {
    switch (row.kind) {
      case 'collects': {
        const is = verb([row.category], 'wird', 'werden');
        const may = verb([row.category], 'kann', 'können');
        const what = data([row.category], 'nominative');
        const uses = forPurposes(row.purposes);
        return row.modality === 'does'
          ? `Laut Datenschutzerklärung ${is} ${what}${uses} erhoben.`
          : `Laut Datenschutzerklärung ${may} ${what}${uses} erhoben werden.`;
      }
      case 'uses':
        return `Laut Datenschutzerklärung ${verb(row.categories, 'wird', 'werden')} ${data(row.categories, 'nominative')}${forPurposes(row.purposes)} verwendet.`;
      case 'shares': {
        const only = row.only === undefined ? '' : `, nur ${formLabel(row.only)}`;
        return `Laut Datenschutzerklärung ${verb(row.categories, 'wird', 'werden')} ${data(row.categories, 'nominative')} an ${named(row.to)} weitergegeben${only}.`;
      }
      case 'denies':
        return `${capital(say(reasons, ['denies', row]))}.`;
      case 'choices': {
        const key = row.key === undefined ? '' : ` (\`${row.key}\`)`;
        return `Die Datenschutzerklärung bietet eine Wahlmöglichkeit: ${choiceLabel(row.choice)}${key}.`;
      }
      case 'trackers':
        return `Die Datenschutzerklärung nennt Tracking durch: ${trackerLabel(row.tracker)}.`;
    }
  },
  rowsOfWords: (file) => `Auf diesen Worten beruhen in ${file}:`,
  rowStatus: (status) => statusWords[status],
  moreRows: (count) => `… und ${count} weitere`,
};
