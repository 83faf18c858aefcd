import type { Decision, ObservedRecipient } from '../policy/decision.js';
import type { ChoiceRow, PolicyRow, Quote } from '../policy/model.js';
import type {
  CallObservation,
  FieldObservation,
  FlowObservation,
  Observation,
  ObservedSetting,
} from '../program/observation.js';
import { labelOf, type CategoryKey, type PurposeKey } from '../vocabulary/taxonomy.js';
import type { Signal } from './choice-words.js';
import type { RuleFile } from './rule.js';
import { be, byway, doing, it, labels, quotation, recipientPhrase, subject } from './phrases.js';

// Every sentence that a finding says is made here. Each names the category, what the code does with it, who receives it where somebody does, and quotes the
// sentence of the policy that decides.

/** Where a field is, as people write it: `User.email`, or `“email”` where nothing that has a name holds it. */
export function fieldPhrase({ owner, name }: FieldObservation): string {
  return owner === undefined || owner === '' ? `“${name}”` : `${owner}.${name}`;
}

function fieldAction(field: FieldObservation): string {
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

function destination(flow: FlowObservation | CallObservation, to: ObservedRecipient | undefined): string {
  if (to) return `sent to ${recipientPhrase(to)}`;
  switch (flow.sink) {
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
      return flow.host === undefined ? 'sent over the network' : `sent to ${flow.host}`;
  }
}

/** What the code does with some categories: `E-mail address is sent to Mixpanel (analytics provider) by mixpanel.track()`. */
export function action(
  { text }: RuleFile,
  observation: Observation,
  categories: readonly CategoryKey[],
  to: ObservedRecipient | undefined,
): string {
  const start = `${subject(categories)} ${be(categories)}`;
  switch (observation.kind) {
    case 'field':
      return `${start} ${fieldAction(observation)}`;
    case 'identifier':
      return `${start} read from ${observation.name}`;
    case 'call':
    case 'flow':
      return `${start} ${destination(observation, to)} by ${doing(observation, text)}${byway(observation)}`;
  }
}

function quoteOf(row: PolicyRow | undefined): string | undefined {
  return row?.quote ? quotation(row.quote) : undefined;
}

function closest(row: PolicyRow | undefined): string {
  const quote = quoteOf(row);
  return quote === undefined ? '' : ` Closest: ${quote}`;
}

/** Joins the clause by which a policy was decided: it begins with "the policy" or names a sentence of it. */
function because(reason: string): string {
  return reason.startsWith('the policy') ? `but ${reason}` : `which the policy does not declare: ${reason}`;
}

export function undeclaredCollection(
  what: string,
  categories: readonly CategoryKey[],
  { row, reason }: Decision,
): string {
  const clause = row && categories.length === 1 ? because(reason) : `but the policy does not declare ${it(categories)}`;
  return `${what}, ${clause}.${closest(row)}`;
}

export function undeclaredSharing(what: string, categories: readonly CategoryKey[], { row, reason }: Decision): string {
  const clause = row && categories.length === 1 ? because(reason) : 'but the policy names no such sharing';
  return `${what}, ${clause}.${closest(row)}`;
}

export function unnamedSpecial(
  what: string,
  categories: readonly CategoryKey[],
  protection: string,
  { row, reason }: Decision,
): string {
  const clause = row
    ? because(reason)
    : `but the policy does not name ${it(categories)}, and nothing general in a policy covers ${protection}`;
  return `${what}, ${clause}.${closest(row)}`;
}

export function denied(what: string, { row, reason }: Decision): string {
  const quote = quoteOf(row);
  return quote === undefined ? `${what}, but ${reason}.` : `${what}, which the policy says is not done: ${quote}`;
}

export function contradicted(what: string, { row, against }: Decision): string {
  const quotes = [quoteOf(row), quoteOf(against)].filter((quote) => quote !== undefined);
  const shown = quotes.length > 0 ? `: ${quotes.join(' against ')}` : '.';
  return `${what}, which the policy both declares and denies${shown}`;
}

export function vaguelyDeclared(what: string, { row, reason }: Decision): string {
  const quote = quoteOf(row);
  return `${what}, but ${reason}${quote === undefined ? '.' : `: ${quote}`}`;
}

export function rawSharing(what: string, categories: readonly CategoryKey[], row: PolicyRow, only: string): string {
  const quote = quoteOf(row);
  return `${what} as ${it(categories) === 'it' ? 'it is' : 'they are'}, but the policy shares ${it(categories)} only ${only}${quote === undefined ? '.' : `: ${quote}`}`;
}

export function undeclaredPurpose(what: string, purpose: PurposeKey, { row, reason }: Decision): string {
  return `${what} for ${labelOf(purpose)}, but ${reason}.${closest(row)}`;
}

export function annotatedPurpose(
  categories: readonly CategoryKey[],
  purpose: PurposeKey,
  { row, reason }: Decision,
): string {
  return `This annotation says that ${labels(categories)} ${be(categories)} used for ${labelOf(purpose)}, but ${reason}.${closest(row)}`;
}

export function annotatedRecipient(
  categories: readonly CategoryKey[],
  to: ObservedRecipient,
  { row, reason }: Decision,
): string {
  return `This annotation says that ${labels(categories)} ${be(categories)} given to ${recipientPhrase(to)}, but ${reason}.${closest(row)}`;
}

export function undeclaredTracking(
  file: RuleFile,
  call: CallObservation,
  to: ObservedRecipient | undefined,
  { row, reason }: Decision,
): string {
  return `${tracking(file, call, to)}, ${because(reason)}.${closest(row)}`;
}

/** What a call does by itself, as a clause: `Hotjar (analytics provider) is started by Hotjar.init()`. */
export function tracking({ text }: RuleFile, call: CallObservation, to: ObservedRecipient | undefined): string {
  return `${to ? recipientPhrase(to) : 'A tracker'} ${call.role === 'init' ? 'is started' : 'is used'} by ${doing(call, text)}${byway(call)}`;
}

export function inLog(what: string, governed: boolean): string {
  const policy = governed ? ' The policy does not say that logs hold it.' : '';
  return `${what}. Logs are copied, kept long and read by many.${policy}`;
}

export function inUrl(what: string): string {
  return `${what}. URLs end up in histories, server logs and the referrers of other sites.`;
}

export function inWebStorage(what: string, sink: 'storage' | 'cookie'): string {
  return sink === 'cookie'
    ? `${what}, which the browser keeps and sends along with every request.`
    : `${what}, where every script of the page can read it and nothing makes it expire.`;
}

export function insecure(what: string, categories: readonly CategoryKey[]): string {
  return `${what} over http:, so that anybody on the way can read ${it(categories)}.`;
}

export function unguarded(
  { text }: RuleFile,
  call: CallObservation | FlowObservation,
  choice: string,
  row: PolicyRow,
): string {
  const quote = quoteOf(row);
  return `${doing(call, text)} runs whatever a person has chosen, but the policy promises ${choice} that stops it${quote === undefined ? '.' : `: ${quote}`}`;
}

export function unannotated(field: FieldObservation, categories: readonly CategoryKey[]): string {
  return `${fieldPhrase(field)} looks like ${labels(categories)} and has no annotation.`;
}

export function unusedDeclaration(what: string): string {
  return `The policy declares ${what}, but no code was seen to do it.`;
}

/** An option of an SDK that collects more than it has to. */
export function riskySetting({ option, value, effect }: ObservedSetting, vendor: string): string {
  return `${vendor} is started with ${option}: ${typeof value === 'string' ? `'${value}'` : String(value)}, which ${effect}.`;
}

/** A choice that the policy promises and nothing in the code keeps. */
export function missingChoice(choice: ChoiceRow): string {
  const quote = quoteOf(choice);
  const promise =
    choice.choice === 'unsubscribe'
      ? 'that people can unsubscribe, but no code offers or handles it, while code sends such mail'
      : `the setting ${choice.key ?? ''}, but no code reads it, while code does what it should stop`;
  return `The policy promises ${promise}${quote === undefined ? '.' : `: ${quote}`}`;
}

const signalNames: Readonly<Record<Signal, string>> = {
  doNotTrack: 'Do Not Track',
  gpc: 'Global Privacy Control',
};

/** A signal that the policy says is honoured, and that no code reads. */
export function ignoredSignal(signal: Signal, quote: Quote | undefined): string {
  const words = quote ? `: ${quotation(quote)}` : '.';
  return `The policy says that ${signalNames[signal]} is honoured, but no code reads it, while code tracks${words}`;
}

/** A signal that code reads, and of which the policy says something else or nothing. */
export function undeclaredSignal(signal: Signal, stance: 'ignored' | 'unstated', quote: Quote | undefined): string {
  const said = stance === 'ignored' ? 'says that it is ignored' : 'says nothing of it';
  const words = quote && stance === 'ignored' ? `: ${quotation(quote)}` : '.';
  return `${signalNames[signal]} is read here, but the policy ${said}${words}`;
}

/** An age is asked for without a test of it. */
export function ungatedAge(what: string, minAge: number | undefined, quote: Quote | undefined): string {
  const line =
    minAge === undefined ? 'says that data of children is not collected' : `is for people of ${minAge} and over`;
  const words = quote ? `: ${quotation(quote)}` : '.';
  return `${what}, so that the age is known, but no code tests it, while the policy ${line}${words}`;
}

/** Data of a child. */
export function childData(what: string, minAge: number, quote: Quote | undefined): string {
  return `${what}, but the policy is for people of ${minAge} and over, and names no data of children${quote ? `: ${quotation(quote)}` : '.'}`;
}
