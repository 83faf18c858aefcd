import type { CallRole, SdkRecord } from '../catalogue/records.js';
import type { ExpressionId } from '../facts/model.js';
import { displayName } from './display-name.js';
import { stepAt } from './evidence.js';
import type { Flow } from './flow.js';
import { logMethods, logReceivers, silentSdkMethods, wordsOf } from './flow-words.js';
import { join, known, nothing, ofData } from './items.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';
import { placed, sdkSink, silentRoles, sinkOfHost } from './sink.js';
import type { Asks, Reach, Sink } from './sink.js';
import { entryAt } from './parameters.js';
import { constantText, hostOf, parameterBefore, settingOf } from './urls.js';
import { baseOf } from './base-urls.js';
import { carriedByUrl, reachOfQuery, withoutAddresses } from './url-sinks.js';
import { literalOf } from './value.js';

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

/** What the callee of a call is, and what reaches it. Empty for a call that is no sink. */
export function reachOfCall(flow: Flow, module: Module, id: ExpressionId): readonly Reach[] {
  const call = module.facts.expressions[id];
  if (call?.kind !== 'call') return [];
  const literals = call.arguments.map((argument) => literalOf(module, argument));
  const reaches: Reach[] = [];
  const seen = new Set<string>();
  for (const value of flow.values.of(module, call.callee)) {
    if (value.kind === 'sdk') {
      const symbol = call.isNew ? `new ${value.symbol}()` : value.symbol;
      const found =
        flow.catalogue.call(value.record, symbol, literals) ??
        (call.isNew ? flow.catalogue.call(value.record, value.symbol, literals) : undefined);
      const key = value.record.vendor + value.record.sink;
      const unlisted = found ? undefined : unlistedCall(value.record, symbol);
      if (unlisted && !seen.has(key)) {
        seen.add(key);
        reaches.push(...reachOfSdk(flow, module, call.arguments, value.record, unlisted, 0.6, call.callee));
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
        ...reachOfSdk(
          flow,
          module,
          call.arguments,
          value.record,
          found.record,
          found.match === 'exact' ? 0.95 : 0.7,
          call.callee,
        ),
      );
    }
  }
  reaches.push(...reachOfQuery(flow, module, id));
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

/** `generateText({ model: openai('…') })`: the provider of the model receives it. */
function decidedBy(
  flow: Flow,
  module: Module,
  args: readonly ExpressionId[],
  { decidedBy: by }: CallRecordOf,
): SdkRecord | undefined {
  const argument = by === undefined ? undefined : args[by.index];
  if (by === undefined || argument === undefined) return undefined;
  let values = flow.values.of(module, argument);
  for (const name of by.path?.split('.') ?? []) values = values.flatMap((value) => flow.values.member(value, name));
  return values.flatMap((value) => (value.kind === 'sdk' && value.record.recipient !== null ? [value.record] : []))[0];
}

type CallRecordOf = NonNullable<ReturnType<Flow['catalogue']['call']>>['record'];

/**
 * What reaches the SDK by a call of it, by the roles of its arguments.
 *
 * @param callee of the call, where it is one
 */
export function reachOfSdk(
  flow: Flow,
  module: Module,
  args: readonly ExpressionId[],
  record: SdkRecord,
  call: CallRecordOf,
  confidence: number,
  callee?: ExpressionId,
): readonly Reach[] {
  const isNetwork = record.sink === 'network';
  const parts: Items[] = [];
  let url: string | undefined;
  let asks: Asks | undefined;
  let urlItems: Items = nothing;
  for (const argument of call.args) {
    if (argument.role === 'options' || argument.role === 'consent' || argument.role === 'key') {
      // Nothing is kept where something is looked up or taken out by its key.
      if (argument.role !== 'key' || record.sink === 'log' || (record.sink === 'cache' && call.role === 'query'))
        continue;
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
        const address = entryAt(module, value, path);
        url ??= address === undefined ? undefined : constantText(flow, module, address);
        asks ??= address === undefined ? undefined : asksOf(module, address);
        urlItems = join([
          urlItems,
          withoutAddresses(path.length === 0 ? carriedByUrl(flow, module, value) : flow.of(module, value, path)),
        ]);
        continue;
      }
      const carried = placed(module, value, flow.of(module, value, path));
      const person = confidence > 0.9 && argument.role === 'userId' && identifying.has(call.role);
      const id = person ? entryAt(module, value, path) : undefined;
      parts.push(id === undefined ? carried : asIdentifier(module, id, carried));
    }
  }
  const decided = decidedBy(flow, module, args, call);
  if (isNetwork && callee !== undefined && (url === undefined || hostOf(url) === undefined) && !(url && settingOf(url)))
    url = baseOf(flow, module, callee) ?? url;
  const base = isNetwork
    ? sinkOfHost(flow, module, url, 'network', confidence)
    : { ...sdkSink(decided ?? record, call.role, confidence), ...(decided && { kind: record.sink }) };
  const sink: Sink = isNetwork
    ? { ...base, sdk: record, role: call.role, ...(base.host === undefined && asks && { asks }) }
    : base;
  const reaches: Reach[] = [{ sink, items: known(join(parts)) }];
  if (urlItems.data.size > 0 || urlItems.parameters.size > 0)
    reaches.push({ sink: { ...sink, kind: 'url', what: ['sink', 'url', ''] }, items: known(urlItems) });
  return reaches;
}

/** The parameter by which callers say where a request goes. */
function asksOf(module: Module, address: ExpressionId): Asks | undefined {
  const place = parameterBefore(module, address);
  return place && { module, place };
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
      evidence: ['identifier'],
      opaqueId: true,
      by: 'source',
      name: 'id',
      steps: [stepAt(module, range, ['identifier'])],
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
    what: ['sink', 'log', ''],
  };
  return [{ sink, items }];
}
