import type { Annotation, DeclaredEvent } from '../facts/annotations.js';
import { classificationOf } from '../facts/classified-types.js';
import type { EventFact, ExpressionId } from '../facts/model.js';
import type { DeclaredRecipient } from '../policy/model.js';
import type { CategoryKey, PurposeKey } from '../vocabulary/taxonomy.js';
import { stepAt } from './evidence.js';
import type { Flow } from './flow.js';
import { join, known, nothing, ofData } from './items.js';
import type { Datum, Items } from './items.js';
import type { Module } from './modules.js';
import { declaredSink, isRecipient, ownSink, placed } from './sink.js';
import type { Reach } from './sink.js';

/** What is written about one property that a call sends. */
interface Said {
  /** Null where it is said to be no personal data, undefined where nothing that we understand is said. */
  readonly category: CategoryKey | null | undefined;
  readonly purpose: PurposeKey | undefined;
}

/** What somebody has written down about a call: that speaks before what the analysis sees. */
export interface DeclaredReach {
  /** The sinks of the call itself, given those that the analysis saw. */
  readonly direct: (seen: readonly Reach[]) => readonly Reach[];
  /** Takes out of what the call sends what is said to be no personal data. */
  readonly refine: (items: Items) => Items;
}

/** What stands above a call (`@tracks`, a `__GDPR__` comment) or in its type arguments (`publicLog2<Event, Classification>`). */
export function declaredReach(flow: Flow, module: Module, event: EventFact): DeclaredReach | undefined {
  if (event.kind === 'assignment') return undefined;
  const annotation = flow.evidence.annotationAt(module, event.range.start);
  if (annotation?.tag === 'tracks' && isOutermost(module, event)) return tracked(flow, module, event, annotation);
  const said = declaredProperties(flow, module, event);
  if (said) return classified(module, event, said);
  const mapped = mappedReaches(flow, module, event);
  return mapped.length === 0 ? undefined : { direct: (seen) => [...seen, ...mapped], refine: (items) => items };
}

/** The recipients that the policy file gives to the function which is called (`code.recipients`): all that it is handed goes there. */
function mappedReaches(flow: Flow, module: Module, event: EventFact): Reach[] {
  const mapping = flow.evidence.mapping(module);
  const call = module.facts.expressions[event.expression];
  if (mapping.recipients.length === 0 || call?.kind !== 'call') return [];
  const symbols = new Set(
    flow.values.targets(module, event.expression).flatMap((target) => {
      const path = mapping.policyPath(target.module.facts.path);
      const fact = target.module.facts.functions[target.function];
      if (path === undefined || !fact?.name) return [];
      const owner = fact.class === undefined ? undefined : target.module.facts.classes[fact.class]?.name;
      return [`${path}#${fact.name}`, ...(owner ? [`${path}#${owner}.${fact.name}`] : [])];
    }),
  );
  const found = mapping.recipients.filter(({ symbol }) => symbols.has(symbol));
  if (found.length === 0) return [];
  const items = known(join(call.arguments.map((argument) => placed(module, argument, flow.of(module, argument)))));
  return found.map(({ to }) => ({ sink: declaredSink(flow, to, undefined, 'policy'), items }));
}

/** Whether no other call or element that starts at the same place goes further (`send(x).then(…)`). */
function isOutermost(module: Module, { range }: EventFact): boolean {
  return !module.facts.events.some((other) => other.range.start === range.start && other.range.end > range.end);
}

/** How a declaration of an event says that it carries a datum. */
type Declaring = readonly ['annotated', tag: string] | readonly ['classified', name: string];

function datum(module: Module, event: EventFact, category: CategoryKey, name: string, said: Declaring): Datum {
  return {
    category,
    confidence: 1,
    evidence: said,
    opaqueId: category.startsWith('user.unique_id'),
    by: 'annotation',
    name,
    steps: [stepAt(module, event.range, said[0] === 'annotated' ? ['annotatedWith', said[1]] : said)],
  };
}

function tracked(flow: Flow, module: Module, event: EventFact, annotation: Annotation): DeclaredReach {
  const categories = annotation.categories.flatMap(({ value }) => value ?? []);
  const purposes = annotation.purposes.flatMap(({ value }) => value ?? []);
  const recipients = annotation.recipients.flatMap(({ value }): DeclaredRecipient[] => (value ? [value] : []));
  const items = ofData(categories.map((category) => datum(module, event, category, category, ['annotated', 'tracks'])));
  const direct = (seen: readonly Reach[]): readonly Reach[] => {
    const known = (recipient: DeclaredRecipient): boolean => seen.some(({ sink }) => isRecipient(sink, recipient));
    const kept = seen.map(({ sink }): Reach => {
      const isMeant = recipients.some((recipient) => isRecipient(sink, recipient));
      return isMeant ? { sink: { ...sink, purpose: purposes[0] ?? sink.purpose }, items } : { sink, items: nothing };
    });
    const others = recipients
      .filter((recipient) => !known(recipient))
      .flatMap((recipient) =>
        (purposes.length > 0 ? purposes : [undefined]).map((purpose): Reach => ({
          sink: declaredSink(flow, recipient, purpose),
          items,
        })),
      );
    return [...kept, ...others];
  };
  // What is seen in the arguments adds nothing to what is said: not at the sinks behind a wrapper either.
  const isSaid = (category: CategoryKey): boolean => items.data.has(category);
  return {
    direct,
    refine: (carried) => ({ ...carried, data: new Map([...carried.data].filter(([category]) => isSaid(category))) }),
  };
}

/** The properties of a typed or commented event by name; `prefix*` for all that start so. */
function declaredProperties(flow: Flow, module: Module, event: EventFact): ReadonlyMap<string, Said> | undefined {
  const call = module.facts.expressions[event.expression];
  if (call?.kind === 'call' && call.and) {
    const [member] = flow.typing.shape({ module, ref: call.and }).members.values();
    const properties = member && classificationOf(member.module.facts, member.type);
    if (properties) return new Map(properties.map((property) => [property.name, property]));
  }
  const { declared, annotations } = module.facts;
  const index = declared?.find(([offset]) => offset === event.range.start)?.[1];
  const commented = index === undefined ? undefined : annotations.events?.[index];
  if (!commented || !isOutermost(module, event)) return undefined;
  return new Map(withFragments(commented, annotations.events ?? []).map((property) => [property.name, property]));
}

/** The properties of an event and of the fragments that it includes, as far as they stand in the same file. */
function withFragments(
  event: DeclaredEvent,
  all: readonly DeclaredEvent[],
): readonly (Said & { readonly name: string })[] {
  const included = all.filter(({ kind, name }) => kind === 'fragment' && event.includes.includes(name));
  return [...included.flatMap(({ properties }) => properties), ...event.properties];
}

function classified(module: Module, event: EventFact, said: ReadonlyMap<string, Said>): DeclaredReach {
  const data: Datum[] = [];
  let purpose: PurposeKey | undefined;
  for (const [name, { category, purpose: wanted }] of said) {
    if (typeof category !== 'string') continue;
    purpose ??= wanted;
    data.push(datum(module, event, category, name, ['classified', name]));
  }
  const own: Reach[] = data.length > 0 ? [{ sink: ownSink(purpose), items: ofData(data) }] : [];
  const silent = silentRanges(module, event, said);
  return {
    direct: (seen) => [...seen, ...own],
    refine: (items) => ({
      ...items,
      data: new Map(
        [...items.data].filter(
          ([, { at }]) =>
            at?.module !== module || !silent.some(([start, end]) => start <= at.range.start && at.range.end <= end),
        ),
      ),
    }),
  };
}

/** Where in a call the values stand that are said to be no personal data. */
function silentRanges(
  module: Module,
  event: EventFact,
  said: ReadonlyMap<string, Said>,
): (readonly [start: number, end: number])[] {
  const call = module.facts.expressions[event.expression];
  if (call?.kind !== 'call') return [];
  const saidOf = (key: string): Said | undefined =>
    said.get(key) ?? [...said].find(([name]) => name.endsWith('*') && key.startsWith(name.slice(0, -1)))?.[1];
  const ranges: (readonly [number, number])[] = [];
  const look = (id: ExpressionId): void => {
    const object = module.facts.expressions[id];
    if (object?.kind !== 'object') return;
    for (const { key, range } of object.entries)
      if (key !== undefined && saidOf(key)?.category === null) ranges.push([range.start, range.end]);
  };
  for (const argument of call.arguments) look(argument);
  return ranges;
}
