import type { SinkKind } from '../catalogue/records.js';
import type { ModuleFacts } from '../facts/model.js';
import type { FlowObservation, Observation } from '../program/observation.js';
import type { TextRange } from '../text/range.js';

/** From so many calls on, what a function of the project does with what it is handed is its own doing, and said there once. */
const manyCalls = 8;

/** Functions of the project that many calls hand personal data to, to how many do so. */
export type Hubs = ReadonlyMap<string, number>;

function hubKey(name: string, sink: SinkKind): string {
  return `${sink} ${name}`;
}

/** Counts the calls by which functions of the project are handed personal data that they put into a sink, those that do so often. */
export function hubsIn(observations: Iterable<Observation>): Hubs {
  const counted = new Map<string, number>();
  for (const each of observations) {
    if (each.kind !== 'flow' || each.via === undefined || each.distance !== 1) continue;
    const key = hubKey(each.via, each.sink);
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return counted;
}

/** What two parts of a program count together. */
export function joinHubs(a: Hubs, b: Hubs): Hubs {
  const joined = new Map(a);
  for (const [key, count] of b) joined.set(key, (a.get(key) ?? 0) + count);
  return joined;
}

/** Whether a call only hands data to a function that many others hand it to: the sink in there is where it is reported. */
export function isLeftToHub({ via, sink, distance }: FlowObservation, hubs: Hubs | undefined): boolean {
  return via !== undefined && distance === 1 && (hubs?.get(hubKey(via, sink)) ?? 0) >= manyCalls;
}

function nameAround({ functions }: ModuleFacts, { start, end }: TextRange): string | undefined {
  let innermost: ModuleFacts['functions'][number] | undefined;
  for (const each of functions.slice(1)) {
    if (each.name === '' || each.range.start > start || each.range.end < end) continue;
    if (!innermost || each.range.start >= innermost.range.start) innermost = each;
  }
  return innermost?.name;
}

/** How many calls hand data to the function around a sink, where they are so many that the sink is where to report it; 0 where they are not. */
export function handedToHub(flow: FlowObservation, facts: ModuleFacts, hubs: Hubs | undefined): number {
  if (flow.via !== undefined || !hubs || hubs.size === 0) return 0;
  const name = nameAround(facts, flow.range);
  const count = name === undefined ? 0 : (hubs.get(hubKey(name, flow.sink)) ?? 0);
  return count >= manyCalls ? count : 0;
}
