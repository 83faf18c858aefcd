import type { CallRole, SdkRecord, SinkKind } from '../catalogue/records.js';
import type { ExpressionId } from '../facts/model.js';
import { recipientCoverage } from '../policy/coverage.js';
import type { StepText } from '../language/en/steps.js';
import type { DeclaredRecipient } from '../policy/model.js';
import type { PurposeKey, RecipientClass } from '../vocabulary/taxonomy.js';
import type { Flow } from './flow.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';
import type { ParameterPlace } from './parameters.js';
import type { OwnProxy } from './proxies.js';
import { hostOf, isInsecure, parameterBefore, settingOf, textGiven } from './urls.js';
import { entryAt } from './parameters.js';
import { argumentOf } from './value.js';
import type { Caller, FunctionValue } from './value.js';

/** Where data ends, as one call says it. */
export interface Sink {
  readonly kind: SinkKind;
  readonly vendor: string | undefined;
  readonly recipient: RecipientClass | undefined;
  readonly purpose: PurposeKey | undefined;
  readonly sdk: SdkRecord | undefined;
  readonly role: CallRole | undefined;
  readonly tracker: boolean;
  readonly host: string | undefined;
  /** The project's own path that leads there. */
  readonly proxy?: OwnProxy;
  readonly insecure: boolean;
  /** How sure we are of the callee, 0 to 1. */
  readonly confidence: number;
  /** The last step: `sent to PostHog`. */
  readonly what: StepText;
  /** Where the function around the call is told which host to ask, and by which of its parameters. */
  readonly asks?: Asks;
  /** Somebody has written down that the call is this sink. */
  readonly declared?: 'annotation' | 'policy';
}

/** The parameter that a URL begins with. */
export interface Asks {
  readonly module: Module;
  readonly place: ParameterPlace;
}

/** A sink with what reaches it. */
export interface Reach {
  readonly sink: Sink;
  readonly items: Items;
}

/** Kinds that stay on the machine or with the project: no third party by themselves. */
const local: ReadonlySet<SinkKind> = new Set<SinkKind>([
  'log',
  'storage',
  'cookie',
  'url',
  'file',
  'database',
  'cache',
  'message',
  'network',
]);

export function isThirdParty(sink: Sink): boolean {
  return (
    sink.recipient !== undefined &&
    sink.recipient !== 'first_party' &&
    (sink.tracker || !local.has(sink.kind) || sink.vendor !== undefined)
  );
}

/** How much remains where only the name of a setting tells whose host it holds. */
const namedOnly = 0.8;

/** The sink that a host is: a third party where we know who runs it, or who answers behind a path of the project's own. */
export function sinkOfHost(
  flow: Flow,
  { facts }: Module,
  url: string | undefined,
  kind: SinkKind,
  confidence: number,
): Sink {
  const setting = url === undefined ? undefined : settingOf(url);
  const proxy = url === undefined ? undefined : flow.proxies.find(facts.uri, setting?.rest ?? url);
  const host = proxy?.host ?? (url === undefined ? undefined : hostOf(url));
  const named = setting && !proxy ? flow.catalogue.forSetting(setting.name) : undefined;
  const found = proxy?.record ?? named ?? (host === undefined ? undefined : flow.catalogue.forHost(host));
  const recipient = found?.recipient ?? undefined;
  const third = found && recipient !== 'first_party';
  return {
    kind: third ? (found.tracker ? 'tracker' : 'thirdParty') : kind,
    vendor: third ? found.vendor : undefined,
    recipient: third ? (recipient ?? 'unspecified_third_parties') : undefined,
    purpose: found?.purpose ?? undefined,
    sdk: undefined,
    role: 'send',
    tracker: found?.tracker ?? false,
    host,
    insecure: url !== undefined && isInsecure(url),
    confidence: named ? confidence * namedOnly : confidence,
    what: proxy
      ? ['sinkByWay', third ? 'thirdParty' : kind, third ? found.vendor : '', proxy.path, proxy.file]
      : ['sink', third ? 'thirdParty' : kind, third ? found.vendor : ''],
    ...(proxy && { proxy }),
  };
}

/** The sink as one caller of the function around it decides it, by the URL that it gives. */
export function askedBy(flow: Flow, sink: Sink, caller: Caller, target: FunctionValue): Sink {
  const { asks, ...rest } = sink;
  if (asks?.module !== target.module || asks.place.function !== target.function) return sink;
  if (caller.callback) return rest;
  const text = textGiven(flow, caller.module, caller.expression, asks.place);
  if (text !== undefined && hostOf(text) !== undefined) {
    const found = sinkOfHost(flow, caller.module, text, 'network', sink.confidence);
    const isUrl = sink.kind === 'url';
    return { ...rest, ...found, sdk: sink.sdk, role: sink.role, ...(isUrl && { kind: 'url', what: sink.what }) };
  }
  const given = argumentOf(caller.module, caller.expression, asks.place.position);
  const value =
    given === undefined || given === 'props' || given.element !== undefined
      ? undefined
      : entryAt(caller.module, given.expression, asks.place.path);
  const place = value === undefined ? undefined : parameterBefore(caller.module, value);
  return place ? { ...rest, asks: { module: caller.module, place } } : rest;
}

/** The sink that a call or component of an SDK is. */
export function sdkSink(record: SdkRecord, role: CallRole, confidence: number): Sink {
  const { recipient } = record;
  const vendor = recipient === null || recipient === 'first_party' ? undefined : record.vendor;
  return {
    kind: record.sink,
    vendor,
    recipient: recipient ?? undefined,
    purpose: record.purpose ?? undefined,
    sdk: record,
    role,
    tracker: record.tracker,
    host: undefined,
    insecure: false,
    confidence,
    what: ['sink', record.sink, vendor ?? ''],
  };
}

/** Whether a sink is what somebody means by a recipient: its vendor, or its class. */
export function isRecipient({ vendor, recipient }: Sink, declared: DeclaredRecipient): boolean {
  if (recipient === undefined) return false;
  return recipientCoverage(declared, { class: recipient, ...(vendor === undefined ? {} : { vendor }) }) !== undefined;
}

/** The sink that somebody has declared a call to be, by an annotation or in the policy file. */
export function declaredSink(
  flow: Flow,
  to: DeclaredRecipient,
  purpose: PurposeKey | undefined,
  declared: NonNullable<Sink['declared']> = 'annotation',
): Sink {
  const vendor = 'vendor' in to ? to.vendor : undefined;
  const recipient = 'class' in to ? to.class : (flow.catalogue.recipientOf(to.vendor) ?? 'unspecified_third_parties');
  const kind = recipient === 'first_party' ? 'network' : 'thirdParty';
  return {
    kind,
    vendor,
    recipient,
    purpose,
    sdk: undefined,
    role: 'send',
    tracker: false,
    host: undefined,
    insecure: false,
    confidence: 1,
    what: ['declaredSink', kind, vendor ?? '', declared],
    declared,
  };
}

/** The project's own telemetry, where only a declaration of an event says that something is sent. */
export function ownSink(purpose: PurposeKey | undefined): Sink {
  return {
    kind: 'network',
    vendor: undefined,
    recipient: 'first_party',
    purpose,
    sdk: undefined,
    role: 'track',
    tracker: false,
    host: undefined,
    insecure: false,
    confidence: 1,
    what: ['telemetry'],
    declared: 'annotation',
  };
}

/** A URL that is put together, whoever asks for it. */
export const urlSink: Sink = {
  kind: 'url',
  vendor: undefined,
  recipient: undefined,
  purpose: undefined,
  sdk: undefined,
  role: 'send',
  tracker: false,
  host: undefined,
  insecure: false,
  confidence: 0.85,
  what: ['sink', 'url', ''],
};

/** Roles that hand over no data of a person. */
export const silentRoles: ReadonlySet<CallRole> = new Set<CallRole>(['optOut', 'optIn', 'consent', 'source']);

/** The place of what an argument carries, where nothing inside it is a better one. */
export function placed(module: Module, argument: ExpressionId, items: Items): Items {
  const range = module.facts.expressions[argument]?.range;
  if (!range) return items;
  const at = { module, range: { start: range[0], end: range[1] } };
  const inside = (
    place: { readonly module: Module; readonly range: { readonly start: number; readonly end: number } } | undefined,
  ): boolean => place?.module === module && place.range.start >= range[0] && place.range.end <= range[1];
  return {
    data: new Map([...items.data].map(([key, datum]) => [key, inside(datum.at) ? datum : { ...datum, at }])),
    parameters: new Map([...items.parameters].map(([key, item]) => [key, inside(item.at) ? item : { ...item, at }])),
    unknown: items.unknown,
  };
}
