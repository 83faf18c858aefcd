import type { CallRole, SdkRecord, SinkKind } from '../catalogue/records.js';
import type { ExpressionId } from '../facts/model.js';
import type { PurposeKey, RecipientClass } from '../vocabulary/taxonomy.js';
import { displayName } from './display-name.js';
import type { Flow } from './flow.js';
import { known, join, nothing, ofData } from './items.js';
import type { Items } from './items.js';
import { stepAt } from './evidence.js';
import { logMethods, logReceivers, silentSdkMethods, wordsOf } from './flow-words.js';
import type { Module } from './modules.js';
import { constantText, hostOf, isInsecure } from './urls.js';
import { literalOf } from './value.js';

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
  readonly insecure: boolean;
  /** How sure we are of the callee, 0 to 1. */
  readonly confidence: number;
  /** A short clause for the last step: `sent to PostHog`. */
  readonly what: string;
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

/** Roles that hand over no data of a person. */
const silentRoles: ReadonlySet<CallRole> = new Set<CallRole>(['optOut', 'optIn', 'consent', 'source']);

/** Roles whose id is that of a person; other calls take ids of things. */
const identifying: ReadonlySet<CallRole> = new Set<CallRole>([
  'identify',
  'alias',
  'setUser',
  'track',
  'page',
  'group',
  'setContext',
]);

const what: Readonly<Record<SinkKind, string>> = {
  none: 'used',
  thirdParty: 'sent to a third party',
  tracker: 'sent to a tracker',
  log: 'written to the log',
  storage: 'kept in web storage',
  cookie: 'put into a cookie',
  url: 'put into a URL',
  network: 'sent over the network',
  file: 'written to a file',
  database: 'stored in a database',
  cache: 'kept in a cache',
  message: 'posted as a message',
  llm: 'sent to a language model',
};

function describe(kind: SinkKind, vendor: string | undefined): string {
  return vendor === undefined
    ? what[kind]
    : `${kind === 'llm' ? 'sent to the language model of' : 'sent to'} ${vendor}`;
}

export function sinkOfHost(flow: Flow, url: string | undefined, kind: SinkKind, confidence: number): Sink {
  const host = url === undefined ? undefined : hostOf(url);
  const found = host === undefined ? undefined : flow.catalogue.forHost(host);
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
    confidence,
    what: describe(third ? 'thirdParty' : kind, third ? found.vendor : undefined),
  };
}

function sdkSink(record: SdkRecord, role: CallRole, confidence: number): Sink {
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
    what: describe(record.sink, vendor),
  };
}

/** What the callee of a call is, and what reaches it. Empty for a call that is no sink. */
export function reachOfCall(flow: Flow, module: Module, id: ExpressionId): readonly Reach[] {
  const call = module.facts.expressions[id];
  if (call?.kind !== 'call') return [];
  const literals = call.arguments.map((argument) => literalOf(module, argument));
  const reaches: Reach[] = [];
  const seen = new Set<string>();
  for (const value of flow.values.of(module, call.callee)) {
    if (value.kind === 'sdk') {
      const symbol = call.isNew ? `new ${value.symbol}` : value.symbol;
      const found =
        flow.catalogue.call(value.record, symbol, literals) ??
        (call.isNew ? flow.catalogue.call(value.record, value.symbol, literals) : undefined);
      const key = value.record.vendor + value.record.sink;
      const unlisted = found ? undefined : unlistedCall(value.record, symbol);
      if (unlisted && !seen.has(key)) {
        seen.add(key);
        reaches.push(...reachOfSdk(flow, module, call.arguments, value.record, unlisted, 0.6));
      }
      if (
        !found ||
        value.record.sink === 'none' ||
        found.record.read ||
        silentRoles.has(found.record.role) ||
        seen.has(key)
      )
        continue;
      seen.add(key);
      reaches.push(
        ...reachOfSdk(flow, module, call.arguments, value.record, found.record, found.match === 'exact' ? 0.95 : 0.7),
      );
    }
  }
  return reaches.length > 0 ? reaches : reachByName(flow, module, id);
}

/**
 * A method of a third party's client that no record lists: it still calls the third party. Its arguments are looked at whole.
 *
 * @param symbol only methods of instances count; a helper that a package exports beside its client may run locally
 */
function unlistedCall(record: SdkRecord, symbol: string): CallRecordOf | undefined {
  const { recipient, sink } = record;
  if (
    recipient === null ||
    recipient === 'first_party' ||
    (sink !== 'thirdParty' && sink !== 'tracker' && sink !== 'llm')
  )
    return undefined;
  const method = symbol.slice(symbol.lastIndexOf('.') + 1);
  const isMethod = /\(\)(?:\.\w+)*\.\w+$/.test(symbol) && /^[a-z]\w*$/i.test(method);
  if (!isMethod || silentSdkMethods.has(method)) return undefined;
  return { call: symbol, role: 'send', args: [{ index: 'rest', role: 'payload' }] };
}

type CallRecordOf = NonNullable<ReturnType<Flow['catalogue']['call']>>['record'];

function reachOfSdk(
  flow: Flow,
  module: Module,
  args: readonly ExpressionId[],
  record: SdkRecord,
  call: CallRecordOf,
  confidence: number,
): readonly Reach[] {
  const isNetwork = record.sink === 'network';
  const parts: Items[] = [];
  let url: string | undefined;
  let urlItems: Items = nothing;
  for (const argument of call.args) {
    if (argument.role === 'options' || argument.role === 'consent' || argument.role === 'key') {
      if (argument.role !== 'key' || record.sink === 'log') continue;
      const key = typeof argument.index === 'number' ? args[argument.index] : undefined;
      // A slot's name is not data, unless it is made of data.
      if (key !== undefined && argument.path === undefined) parts.push(flow.of(module, key));
      continue;
    }
    const positions = argument.index === 'rest' ? args.map((_, index) => index) : [argument.index];
    for (const position of positions) {
      const value = args[position];
      if (value === undefined) continue;
      const path =
        argument.path === undefined
          ? []
          : argument.path
              .split('.')
              .map((name) => name.replace(/^\[(\w+)\]$/, (_, index: string) => (index === 'n' ? '*' : index)));
      if (argument.role === 'url') {
        url ??= path.length === 0 ? constantText(flow, module, value) : undefined;
        urlItems = join([urlItems, flow.of(module, value, path)]);
        continue;
      }
      const carried = placed(module, value, flow.of(module, value, path));
      const person = confidence > 0.9 && argument.role === 'userId' && identifying.has(call.role);
      const id = person ? entryAt(module, value, path) : undefined;
      parts.push(id === undefined ? carried : asIdentifier(module, id, carried));
    }
  }
  const base = isNetwork ? sinkOfHost(flow, url, 'network', confidence) : sdkSink(record, call.role, confidence);
  const sink: Sink = isNetwork ? { ...base, sdk: record, role: call.role } : base;
  const reaches: Reach[] = [{ sink, items: known(join(parts)) }];
  if (urlItems.data.size > 0 || urlItems.parameters.size > 0)
    reaches.push({ sink: { ...sink, kind: 'url', what: what.url }, items: known(urlItems) });
  return reaches;
}

/** The expression at a path inside an object literal; undefined where it is not written out there. */
function entryAt(module: Module, id: ExpressionId, path: readonly string[]): ExpressionId | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return id;
  const expression = module.facts.expressions[id];
  const entry = expression?.kind === 'object' ? expression.entries.find(({ key }) => key === first) : undefined;
  return entry && entryAt(module, entry.value, rest);
}

/** The place of what an argument carries, where nothing inside it is a better one. */
function placed(module: Module, argument: ExpressionId, items: Items): Items {
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

/** Whatever is handed over as the id of a person identifies that person. */
function asIdentifier(module: Module, argument: ExpressionId, items: Items): Items {
  const expression = module.facts.expressions[argument];
  if (!expression || expression.kind === 'literal' || items.data.has('user.unique_id')) return items;
  const range = { start: expression.range[0], end: expression.range[1] };
  const id = ofData([
    {
      category: 'user.unique_id',
      confidence: 0.8,
      evidence: 'handed over as the identifier of a person',
      opaqueId: true,
      by: 'source',
      name: 'id',
      steps: [stepAt(module, range, 'used as the identifier of a person')],
      at: { module, range },
    },
  ]);
  return join([items, id]);
}

/** `logger.info(…)` where the logger comes from somewhere that we cannot see. */
function reachByName(flow: Flow, module: Module, id: ExpressionId): readonly Reach[] {
  const call = module.facts.expressions[id];
  const callee = call?.kind === 'call' ? module.facts.expressions[call.callee] : undefined;
  if (call?.kind !== 'call' || callee?.kind !== 'member' || !logMethods.has(callee.property)) return [];
  const receiver = wordsOf(displayName(module, callee.object));
  const last = receiver[receiver.length - 1];
  if (last === undefined || !logReceivers.has(last)) return [];
  if (flow.values.targets(module, id).length > 0) return [];
  // A logger of a known SDK whose method is none of its records is no sink of ours.
  if (flow.values.of(module, call.callee).some((value) => value.kind === 'sdk')) return [];
  const items = known(join(call.arguments.map((argument) => placed(module, argument, flow.of(module, argument)))));
  const sink: Sink = {
    kind: 'log',
    vendor: undefined,
    recipient: undefined,
    purpose: undefined,
    sdk: undefined,
    role: 'log',
    tracker: false,
    host: undefined,
    insecure: false,
    confidence: 0.8,
    what: what.log,
  };
  return [{ sink, items }];
}

/** Attributes and elements through which a browser calls a host. */
const loading: Readonly<Record<string, string>> = {
  img: 'src',
  iframe: 'src',
  script: 'src',
  Script: 'src',
  Image: 'src',
  source: 'src',
  embed: 'src',
  Img: 'src',
};

export function reachOfElement(flow: Flow, module: Module, id: ExpressionId): readonly Reach[] {
  const element = module.facts.expressions[id];
  if (element?.kind !== 'element') return [];
  const reaches: Reach[] = [];
  if (element.tag !== undefined) {
    for (const value of flow.values.of(module, element.tag)) {
      if (value.kind !== 'sdk' || value.record.sink === 'none') continue;
      const component = flow.catalogue.component(value.record, value.symbol);
      if (!component || silentRoles.has(component.role)) continue;
      const parts = component.props.flatMap((prop) => {
        if (prop.role === 'options' || prop.role === 'key' || prop.role === 'consent') return [];
        return element.attributes
          .filter((entry) => entry.key === prop.name)
          .map((entry) =>
            placed(module, entry.value, flow.of(module, entry.value, prop.path ? prop.path.split('.') : [])),
          );
      });
      reaches.push({ sink: sdkSink(value.record, component.role, 0.9), items: known(join(parts)) });
    }
  }
  const attribute = loading[element.name];
  const source = attribute === undefined ? undefined : element.attributes.find((entry) => entry.key === attribute);
  if (source) reaches.push(...reachOfUrl(flow, module, source.value, 0.85));
  return reaches;
}

/** A URL that the browser loads: who runs the host, and what stands in the URL. Nothing for the project's own constant ones. */
function reachOfUrl(flow: Flow, module: Module, value: ExpressionId, confidence: number): readonly Reach[] {
  const sink = sinkOfHost(flow, constantText(flow, module, value), 'url', confidence);
  const items = known(placed(module, value, flow.of(module, value)));
  const third = isThirdParty(sink) && sink.tracker;
  if (!third && items.data.size === 0 && items.parameters.size === 0) return [];
  // `<img src={user.avatarUrl}>` shows a picture; it puts nothing into a URL.
  const expression = module.facts.expressions[value];
  if (!third && expression?.kind !== 'template' && expression?.kind !== 'concat' && expression?.kind !== 'call')
    return [];
  return [{ sink, items }];
}

export function reachOfAssignment(
  flow: Flow,
  module: Module,
  target: ExpressionId,
  value: ExpressionId,
): readonly Reach[] {
  const member = module.facts.expressions[target];
  if (member?.kind !== 'member') return [];
  if (member.property === 'src') {
    const image = flow.values
      .of(module, member.object)
      .some(
        (object) =>
          object.kind === 'global' && /^new (?:Image|Audio)\(\)$|^document\.createElement\(\)$/.test(object.path),
      );
    return image ? reachOfUrl(flow, module, value, 0.85) : [];
  }
  for (const object of flow.values.of(module, target)) {
    const path = object.kind === 'global' ? object.path : '';
    const kind: SinkKind | undefined =
      path === 'document.cookie'
        ? 'cookie'
        : /^(?:document\.)?location(?:\.href|\.search|\.hash)?$/.test(path)
          ? 'url'
          : undefined;
    if (!kind) continue;
    const sink: Sink = {
      kind,
      vendor: undefined,
      recipient: undefined,
      purpose: undefined,
      sdk: undefined,
      role: 'store',
      tracker: false,
      host: undefined,
      insecure: false,
      confidence: 0.95,
      what: what[kind],
    };
    return [{ sink, items: known(placed(module, value, flow.of(module, value))) }];
  }
  return [];
}
