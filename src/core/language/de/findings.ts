import type { findings as english } from '../en/findings.js';
import { say } from '../text.js';
import type { Action, Byway, NamedField, Tracking } from '../facts.js';
import type { Decision } from '../../policy/decision.js';
import type { ChoiceRow, CollectRow, PolicyRow, Quote, ShareRow, TrackerRow } from '../../policy/model.js';
import { thisText } from '../../program/observation.js';
import type { Signal } from '../../rules/choice-words.js';
import { effectOf } from './catalogue.js';
import { annotations } from './annotations.js';
import { inQuotes, listed } from './grammar.js';
import { problems } from './problems.js';
import { reasons } from './reasons.js';
import {
  data,
  it,
  purposes,
  quotation,
  recipientNames,
  recipientPhrase,
  sensitiveData,
  subject,
  trackerLabel,
  verb,
} from './vocabulary.js';

function fieldPhrase({ owner, name }: NamedField): string {
  return owner === undefined || owner === '' ? inQuotes(name) : `${owner}.${name}`;
}

function fieldAction(field: NamedField, are: (one: string, many: string) => string): string {
  const name = fieldPhrase(field);
  if (field.practice === 'inventory') return `${are('ist', 'sind')} in ${name} enthalten`;
  switch (field.form) {
    case 'formInput':
      return `${are('wird', 'werden')} vom Formularfeld ${inQuotes(field.name)} abgefragt`;
    case 'model':
    case 'table':
      return `${are('wird', 'werden')} in ${name} gespeichert`;
    case 'interface':
    case 'type':
    case 'class':
    case 'schema':
    case 'parameter':
    case 'enum':
    case 'inline':
    case 'annotated':
      return `${are('wird', 'werden')} als ${name} erhoben`;
  }
}

function destination({ sink, host, to }: Extract<Action, { kind: 'sent' }>): string {
  if (to) return `an ${recipientPhrase(to)} gesendet`;
  switch (sink) {
    case 'log':
      return 'in ein Protokoll geschrieben';
    case 'storage':
      return 'im Browser gespeichert';
    case 'cookie':
      return 'in ein Cookie geschrieben';
    case 'url':
      return 'in eine URL eingesetzt';
    case 'file':
      return 'in eine Datei geschrieben';
    case 'database':
      return 'in einer Datenbank gespeichert';
    case 'cache':
      return 'in einem Cache abgelegt';
    case 'message':
      return 'in eine Nachricht eingesetzt';
    case 'llm':
      return 'an ein Sprachmodell gesendet';
    case 'thirdParty':
    case 'tracker':
    case 'network':
    case 'none':
      return host === undefined ? 'über das Netz gesendet' : `an ${host} gesendet`;
  }
}

/** `Die E-Mail-Adresse wird von mixpanel.track() an Mixpanel (Analysedienst) gesendet`. */
function action(what: Action): string {
  const start = (one: string, many: string): string => subject(what.categories, one, many);
  switch (what.kind) {
    case 'field': {
      const does = fieldAction(what.field, (one, many) => verb(what.categories, one, many));
      return `${start('', '').trimEnd()} ${does}`;
    }
    case 'identifier':
      return `${start('wird', 'werden')} aus ${what.name} gelesen`;
    case 'sent':
      return `${start('wird', 'werden')} von ${doer(what.by)}${viaPath(what.byway)} ${destination(what)}`;
  }
}

/** What does something, after “von”. */
function doer(by: string): string {
  return by === thisText ? 'diesem Text' : by;
}

function viaPath(byway: Byway | undefined): string {
  return byway ? ` über „${byway.path}“ (${byway.file})` : '';
}

function tracking({ to, starts, by, byway }: Tracking): string {
  return `${to ? recipientPhrase(to) : 'Ein Tracker'} wird von ${doer(by)}${viaPath(byway)} ${starts ? 'gestartet' : 'verwendet'}`;
}

function practice(what: Action | Tracking): string {
  return what.kind === 'tracking' ? tracking(what) : action(what);
}

function quoteOf(row: PolicyRow | undefined): string | undefined {
  return row?.quote ? quotation(row.quote) : undefined;
}

function closest(row: PolicyRow | undefined): string {
  const quote = quoteOf(row);
  return quote === undefined ? '' : ` Am nächsten kommt: ${quote}`;
}

function ending(quote: Quote | undefined): string {
  return quote ? `: ${quotation(quote)}` : '.';
}

/** Joins the clause by which a policy was decided: one about a sentence of the policy needs an introduction. */
function because({ reason }: Decision): string {
  const [name] = reason;
  const isAboutSentence = name === 'listsOthers' || name === 'sharingListsOthers';
  const clause = say(reasons, reason);
  return isAboutSentence ? `was die Datenschutzerklärung nicht nennt, denn ${clause}` : `aber ${clause}`;
}

function handedIn(callers: number): string {
  return callers > 0 ? ` ${callers} Aufrufe übergeben ${callers === 1 ? 'sie' : 'solche Daten'}.` : '';
}

/** A choice in the fourth case, with the words by which a clause goes on. */
const choices: Readonly<Record<ChoiceRow['choice'], readonly [choice: string, by: string]>> = {
  setting: ['eine Einstellung', 'mit der'],
  consent: ['eine Einwilligung', 'mit der'],
  opt_out_link: ['ein Opt-out', 'mit dem'],
  account: ['eine Kontoeinstellung', 'mit der'],
  device: ['eine Geräteeinstellung', 'mit der'],
  unsubscribe: ['eine Wahlmöglichkeit', 'mit der'],
  browser: ['eine Wahlmöglichkeit', 'mit der'],
  contact: ['eine Wahlmöglichkeit', 'mit der'],
};

const signals: Readonly<Record<Signal, string>> = {
  doNotTrack: 'Do Not Track',
  gpc: 'Global Privacy Control',
};

function declared(row: CollectRow | ShareRow | TrackerRow): string {
  switch (row.kind) {
    case 'collects':
      return `Laut Datenschutzerklärung ${verb([row.category], 'wird', 'werden')} ${data([row.category], 'nominative')} erhoben`;
    case 'shares':
      return `Laut Datenschutzerklärung ${verb(row.categories, 'wird', 'werden')} ${data(row.categories, 'nominative')} an ${recipientNames(row.to)} weitergegeben`;
    case 'trackers':
      return `Die Datenschutzerklärung nennt ${trackerLabel(row.tracker)}`;
  }
}

export const findings: typeof english = {
  undeclaredCollection(what, decision) {
    const clause =
      decision.row && what.categories.length === 1
        ? because(decision)
        : `aber die Datenschutzerklärung nennt ${it(what.categories, 'accusative')} nicht`;
    return `${action(what)}, ${clause}.${closest(decision.row)}`;
  },
  undeclaredSharing(what, decision) {
    const clause =
      decision.row && what.categories.length === 1
        ? because(decision)
        : 'aber die Datenschutzerklärung nennt keine solche Weitergabe';
    return `${action(what)}, ${clause}.${closest(decision.row)}`;
  },
  unnamedSpecial(what, protection, decision) {
    const clause = decision.row
      ? because(decision)
      : `aber die Datenschutzerklärung nennt ${it(what.categories, 'accusative')} nicht, und nichts Allgemeines in einer Datenschutzerklärung schließt ${sensitiveData[protection]} ein`;
    return `${action(what)}, ${clause}.${closest(decision.row)}`;
  },
  denied(what, { row, reason }) {
    const quote = quoteOf(row);
    return quote === undefined
      ? `${practice(what)}, aber ${say(reasons, reason)}.`
      : `${practice(what)}, was laut Datenschutzerklärung nicht geschieht: ${quote}`;
  },
  contradicted(what, { row, against }) {
    const quotes = [quoteOf(row), quoteOf(against)].filter((quote) => quote !== undefined);
    const shown = quotes.length > 0 ? `: ${quotes.join(' gegen ')}` : '.';
    return `${practice(what)}, was die Datenschutzerklärung sowohl nennt als auch ausschließt${shown}`;
  },
  vaguelyDeclared: (what, { row, reason }) => `${action(what)}, aber ${say(reasons, reason)}${ending(row?.quote)}`,
  rawSharing(what, { quote, only }) {
    const form = only === 'anonymised' ? 'anonymisiert' : 'aggregiert';
    return `${action(what)}, und zwar unverändert, aber laut Datenschutzerklärung ${verb(what.categories, 'wird', 'werden')} ${it(what.categories, 'nominative')} nur ${form} weitergegeben${ending(quote)}`;
  },
  undeclaredPurpose: (what, purpose, { row, reason }) =>
    `${action(what)}, und zwar für ${purposes([purpose])}, aber ${say(reasons, reason)}.${closest(row)}`,
  annotatedPurpose: (categories, purpose, { row, reason }) =>
    `Laut dieser Anmerkung ${verb(categories, 'wird', 'werden')} ${data(categories, 'nominative')} für ${purposes([purpose])} verwendet, aber ${say(reasons, reason)}.${closest(row)}`,
  annotatedRecipient: (categories, to, { row, reason }) =>
    `Laut dieser Anmerkung ${verb(categories, 'wird', 'werden')} ${data(categories, 'nominative')} an ${recipientPhrase(to)} weitergegeben, aber ${say(reasons, reason)}.${closest(row)}`,
  undeclaredTracking: (what, decision) => `${tracking(what)}, ${because(decision)}.${closest(decision.row)}`,
  inLog(what, isGoverned, callers) {
    const policy = isGoverned
      ? ` Die Datenschutzerklärung sagt nicht, dass Protokolle ${it(what.categories, 'accusative')} enthalten.`
      : '';
    return `${action(what)}. Protokolle werden kopiert, lange aufbewahrt und von vielen gelesen.${policy}${handedIn(callers)}`;
  },
  inUrl: (what, callers) =>
    `${action(what)}. URLs landen in Verläufen, in Serverprotokollen und in den Referrern anderer Websites.${handedIn(callers)}`,
  inWebStorage(what, sink, callers) {
    const pronoun = it(what.categories, 'accusative');
    const risk =
      sink === 'cookie'
        ? `und der Browser behält ${pronoun} und sendet ${pronoun} mit jeder Anfrage mit`
        : `wo jedes Skript der Seite ${pronoun} lesen kann und nichts dafür sorgt, dass ${it(what.categories, 'nominative')} je gelöscht ${verb(what.categories, 'wird', 'werden')}`;
    return `${action(what)}, ${risk}.${handedIn(callers)}`;
  },
  insecure: (what) =>
    `${action(what)}, und zwar über http:, sodass jeder unterwegs ${it(what.categories, 'accusative')} lesen kann.`,
  unguarded(by, { choice, key, quote }) {
    const [promised, means] = choices[choice];
    return `${by} läuft, was immer eine Person gewählt hat, aber die Datenschutzerklärung verspricht ${promised}${key === undefined ? '' : ` (${key})`}, ${means} man es abstellen kann${ending(quote)}`;
  },
  unannotated: (field, categories) =>
    `${fieldPhrase(field)} enthält anscheinend ${data(categories, 'accusative')} und hat keine Anmerkung.`,
  unusedDeclaration: (row) => `${declared(row)}, aber im Code war nichts zu sehen, was das tut.`,
  riskySetting: ({ option, value, effect }, vendor) =>
    `${vendor} wird mit ${option}: ${typeof value === 'string' ? `'${value}'` : String(value)} gestartet. Damit ${effectOf(effect)}.`,
  missingChoice({ choice, key, quote }) {
    const promise =
      choice === 'unsubscribe'
        ? 'dass man sich abmelden kann, aber kein Code bietet das an oder verarbeitet es, während Code solche E-Mails versendet'
        : `die Einstellung ${key ?? ''}, aber kein Code liest sie, während Code tut, was sie abstellen soll`;
    return `Die Datenschutzerklärung verspricht${choice === 'unsubscribe' ? ',' : ''} ${promise}${ending(quote)}`;
  },
  ignoredSignal: (signal, quote) =>
    `Laut Datenschutzerklärung wird ${signals[signal]} beachtet, aber kein Code liest das Signal, während Code trackt${ending(quote)}`,
  undeclaredSignal(signal, stance, quote) {
    const stated = stance === 'ignored' ? 'sagt, dass es nicht beachtet wird' : 'sagt nichts dazu';
    return `${signals[signal]} wird hier gelesen, aber die Datenschutzerklärung ${stated}${ending(stance === 'ignored' ? quote : undefined)}`;
  },
  ungatedAge(what, minAge, quote) {
    const line =
      minAge === undefined
        ? 'laut Datenschutzerklärung keine Daten von Kindern erhoben werden'
        : `sich die Datenschutzerklärung an Personen ab ${minAge} Jahren richtet`;
    return `${action(what)}, sodass das Alter bekannt ist, aber kein Code prüft es, obwohl ${line}${ending(quote)}`;
  },
  childData: (what, minAge, quote) =>
    `${action(what)}, aber die Datenschutzerklärung richtet sich an Personen ab ${minAge} Jahren und nennt keine Daten von Kindern${ending(quote)}`,
  unusedSuppression: (names, scope) =>
    `${listed(names)} ${names.length === 1 ? 'meldet' : 'melden'} ${scope === 'file' ? 'in dieser Datei' : 'dort'} nichts, also kann diese Unterdrückung weg.`,
  unusedRule: (name, scope) =>
    `${name} meldet ${scope === 'file' ? 'in dieser Datei' : 'dort'} nichts, also kann die Regel aus dieser Unterdrückung weg.`,
  invalidAnnotation: (problem) => say(annotations, problem),
  invalidPolicy: (problem) => say(problems, problem),
};
