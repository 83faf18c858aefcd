import { recipientName } from '../../policy/coverage.js';
import type { Decision, ObservedRecipient } from '../../policy/decision.js';
import type { ChoiceRow, CollectRow, PolicyRow, Quote, ShareRow, TrackerRow } from '../../policy/model.js';
import type { ObservedSetting } from '../../program/observation.js';
import type { Signal } from '../../rules/choice-words.js';
import { be, it, labels, listed, quotation, recipientPhrase, subject } from '../../rules/phrases.js';
import { labelOf, type CategoryKey, type PurposeKey, type Sensitivity } from '../../vocabulary/taxonomy.js';
import type { Action, Byway, NamedField, Tracking } from '../facts.js';
import { say } from '../text.js';
import { annotations, type AnnotationText } from './annotations.js';
import { problems, type ProblemText } from './problems.js';
import { reasons } from './reasons.js';
import { sensitiveData, trackerLabel } from './labels.js';

/** Where a field is, as people write it: `User.email`, or `“email”` where nothing that has a name holds it. */
function fieldPhrase({ owner, name }: NamedField): string {
  return owner === undefined || owner === '' ? `“${name}”` : `${owner}.${name}`;
}

function fieldAction(field: NamedField): string {
  const name = fieldPhrase(field);
  if (field.practice === 'inventory') return `held by ${name}`;
  switch (field.form) {
    case 'formInput':
      return `asked for by the form field “${field.name}”`;
    case 'model':
    case 'table':
      return `stored in ${name}`;
    case 'interface':
    case 'type':
    case 'class':
    case 'schema':
    case 'parameter':
    case 'enum':
    case 'inline':
    case 'annotated':
      return `collected as ${name}`;
  }
}

function destination({ sink, host, to }: Extract<Action, { kind: 'sent' }>): string {
  if (to) return `sent to ${recipientPhrase(to)}`;
  switch (sink) {
    case 'log':
      return 'written to a log';
    case 'storage':
      return 'kept in the browser';
    case 'cookie':
      return 'put into a cookie';
    case 'url':
      return 'put into a URL';
    case 'file':
      return 'written to a file';
    case 'database':
      return 'stored in a database';
    case 'cache':
      return 'put into a cache';
    case 'message':
      return 'put into a message';
    case 'llm':
      return 'sent to a language model';
    case 'thirdParty':
    case 'tracker':
    case 'network':
    case 'none':
      return host === undefined ? 'sent over the network' : `sent to ${host}`;
  }
}

/** What the code does with some categories: `E-mail address is sent to Mixpanel (analytics provider) by mixpanel.track()`. */
function action(what: Action): string {
  const start = `${subject(what.categories)} ${be(what.categories)}`;
  switch (what.kind) {
    case 'field':
      return `${start} ${fieldAction(what.field)}`;
    case 'identifier':
      return `${start} read from ${what.name}`;
    case 'sent':
      return `${start} ${destination(what)} by ${what.by}${viaPath(what.byway)}`;
  }
}

function viaPath(byway: Byway | undefined): string {
  return byway ? ` by way of “${byway.path}” (${byway.file})` : '';
}

/** What a call does by itself, as a clause: `Hotjar (analytics provider) is started by Hotjar.init()`. */
function tracking({ to, starts, by, byway }: Tracking): string {
  return `${to ? recipientPhrase(to) : 'A tracker'} ${starts ? 'is started' : 'is used'} by ${by}${viaPath(byway)}`;
}

function practice(what: Action | Tracking): string {
  return what.kind === 'tracking' ? tracking(what) : action(what);
}

function quoteOf(row: PolicyRow | undefined): string | undefined {
  return row?.quote ? quotation(row.quote) : undefined;
}

function closest(row: PolicyRow | undefined): string {
  const quote = quoteOf(row);
  return quote === undefined ? '' : ` Closest: ${quote}`;
}

/** The end of a sentence that a quotation may follow. */
function ending(quote: Quote | undefined): string {
  return quote ? `: ${quotation(quote)}` : '.';
}

/** Joins the clause by which a policy was decided: it begins with "the policy" or names a sentence of it. */
function because({ reason }: Decision): string {
  const clause = say(reasons, reason);
  return clause.startsWith('the policy') ? `but ${clause}` : `which the policy does not declare: ${clause}`;
}

function handedIn(callers: number): string {
  return callers > 0 ? ` ${callers} calls hand it in.` : '';
}

const choices: Readonly<Record<ChoiceRow['choice'], string>> = {
  setting: 'a setting',
  consent: 'a consent',
  opt_out_link: 'an opt-out',
  account: 'a setting of the account',
  device: 'a setting of the device',
  unsubscribe: 'a choice',
  browser: 'a choice',
  contact: 'a choice',
};

const signals: Readonly<Record<Signal, string>> = {
  doNotTrack: 'Do Not Track',
  gpc: 'Global Privacy Control',
};

function declared(row: CollectRow | ShareRow | TrackerRow): string {
  switch (row.kind) {
    case 'collects':
      return `the collection of ${labelOf(row.category)}`;
    case 'shares':
      return `the sharing of ${labels(row.categories)} with ${listed(row.to.map(recipientName))}`;
    case 'trackers':
      return trackerLabel(row.tracker);
  }
}

/** What findings say. Each names the category, what the code does with it, who receives it where somebody does, and quotes the sentence of the policy that decides. */
export const findings = {
  undeclaredCollection(what: Action, decision: Decision): string {
    const { categories } = what;
    const clause =
      decision.row && categories.length === 1 ? because(decision) : `but the policy does not declare ${it(categories)}`;
    return `${action(what)}, ${clause}.${closest(decision.row)}`;
  },
  undeclaredSharing(what: Action, decision: Decision): string {
    const clause =
      decision.row && what.categories.length === 1 ? because(decision) : 'but the policy names no such sharing';
    return `${action(what)}, ${clause}.${closest(decision.row)}`;
  },
  unnamedSpecial(what: Action, protection: Sensitivity, decision: Decision): string {
    const clause = decision.row
      ? because(decision)
      : `but the policy does not name ${it(what.categories)}, and nothing general in a policy covers ${sensitiveData[protection]}`;
    return `${action(what)}, ${clause}.${closest(decision.row)}`;
  },
  denied(what: Action | Tracking, { row, reason }: Decision): string {
    const quote = quoteOf(row);
    return quote === undefined
      ? `${practice(what)}, but ${say(reasons, reason)}.`
      : `${practice(what)}, which the policy says is not done: ${quote}`;
  },
  contradicted(what: Action | Tracking, { row, against }: Decision): string {
    const quotes = [quoteOf(row), quoteOf(against)].filter((quote) => quote !== undefined);
    const shown = quotes.length > 0 ? `: ${quotes.join(' against ')}` : '.';
    return `${practice(what)}, which the policy both declares and denies${shown}`;
  },
  vaguelyDeclared: (what: Action, { row, reason }: Decision): string =>
    `${action(what)}, but ${say(reasons, reason)}${ending(row?.quote)}`,
  rawSharing(what: Action, { quote, only }: ShareRow): string {
    const pronoun = it(what.categories);
    return `${action(what)} as ${pronoun === 'it' ? 'it is' : 'they are'}, but the policy shares ${pronoun} only ${only ?? ''}${ending(quote)}`;
  },
  undeclaredPurpose: (what: Action, purpose: PurposeKey, { row, reason }: Decision): string =>
    `${action(what)} for ${labelOf(purpose)}, but ${say(reasons, reason)}.${closest(row)}`,
  annotatedPurpose: (categories: readonly CategoryKey[], purpose: PurposeKey, { row, reason }: Decision): string =>
    `This annotation says that ${labels(categories)} ${be(categories)} used for ${labelOf(purpose)}, but ${say(reasons, reason)}.${closest(row)}`,
  annotatedRecipient: (categories: readonly CategoryKey[], to: ObservedRecipient, { row, reason }: Decision): string =>
    `This annotation says that ${labels(categories)} ${be(categories)} given to ${recipientPhrase(to)}, but ${say(reasons, reason)}.${closest(row)}`,
  undeclaredTracking: (what: Tracking, decision: Decision): string =>
    `${tracking(what)}, ${because(decision)}.${closest(decision.row)}`,
  inLog(what: Action, isGoverned: boolean, callers: number): string {
    const policy = isGoverned ? ' The policy does not say that logs hold it.' : '';
    return `${action(what)}. Logs are copied, kept long and read by many.${policy}${handedIn(callers)}`;
  },
  inUrl: (what: Action, callers: number): string =>
    `${action(what)}. URLs end up in histories, server logs and the referrers of other sites.${handedIn(callers)}`,
  inWebStorage(what: Action, sink: 'storage' | 'cookie', callers: number): string {
    const risk =
      sink === 'cookie'
        ? 'which the browser keeps and sends along with every request'
        : 'where every script of the page can read it and nothing makes it expire';
    return `${action(what)}, ${risk}.${handedIn(callers)}`;
  },
  insecure: (what: Action): string =>
    `${action(what)} over http:, so that anybody on the way can read ${it(what.categories)}.`,
  unguarded(by: string, { choice, key, quote }: ChoiceRow): string {
    const promised = key === undefined ? choices[choice] : `${choices[choice]} (${key})`;
    return `${by} runs whatever a person has chosen, but the policy promises ${promised} that stops it${ending(quote)}`;
  },
  unannotated: (field: NamedField, categories: readonly CategoryKey[]): string =>
    `${fieldPhrase(field)} looks like ${labels(categories)} and has no annotation.`,
  unusedDeclaration: (row: CollectRow | ShareRow | TrackerRow): string =>
    `The policy declares ${declared(row)}, but no code was seen to do it.`,
  /** An option of an SDK that collects more than it has to. */
  riskySetting: ({ option, value, effect }: ObservedSetting, vendor: string): string =>
    `${vendor} is started with ${option}: ${typeof value === 'string' ? `'${value}'` : String(value)}, which ${effect}.`,
  /** A choice that the policy promises and nothing in the code keeps. */
  missingChoice({ choice, key, quote }: ChoiceRow): string {
    const promise =
      choice === 'unsubscribe'
        ? 'that people can unsubscribe, but no code offers or handles it, while code sends such mail'
        : `the setting ${key ?? ''}, but no code reads it, while code does what it should stop`;
    return `The policy promises ${promise}${ending(quote)}`;
  },
  /** A signal that the policy says is honoured, and that no code reads. */
  ignoredSignal: (signal: Signal, quote: Quote | undefined): string =>
    `The policy says that ${signals[signal]} is honoured, but no code reads it, while code tracks${ending(quote)}`,
  /** A signal that code reads, and of which the policy says something else or nothing. */
  undeclaredSignal(signal: Signal, stance: 'ignored' | 'unstated', quote: Quote | undefined): string {
    const stated = stance === 'ignored' ? 'says that it is ignored' : 'says nothing of it';
    return `${signals[signal]} is read here, but the policy ${stated}${ending(stance === 'ignored' ? quote : undefined)}`;
  },
  /** An age is asked for without a test of it. */
  ungatedAge(what: Action, minAge: number | undefined, quote: Quote | undefined): string {
    const line =
      minAge === undefined ? 'says that data of children is not collected' : `is for people of ${minAge} and over`;
    return `${action(what)}, so that the age is known, but no code tests it, while the policy ${line}${ending(quote)}`;
  },
  /** Data of a child. */
  childData: (what: Action, minAge: number, quote: Quote | undefined): string =>
    `${action(what)}, but the policy is for people of ${minAge} and over, and names no data of children${ending(quote)}`,
  unusedSuppression: (names: readonly string[], scope: 'file' | 'place'): string =>
    `Nothing is reported ${scope === 'file' ? 'in this file' : 'there'} by ${listed(names)}, so this suppression can go.`,
  unusedRule: (name: string, scope: 'file' | 'place'): string =>
    `Nothing is reported ${scope === 'file' ? 'in this file' : 'there'} by ${name}, so it can go from this suppression.`,
  invalidAnnotation: (problem: AnnotationText): string => say(annotations, problem),
  invalidPolicy: (problem: ProblemText): string => say(problems, problem),
};
