import type { EventFact, FunctionId } from '../facts/model.js';
import { redactsByName } from './call-flow.js';
import { declaredReach } from './declared-reach.js';
import type { Flow } from './flow.js';
import type { Guards } from './guards.js';
import { join, known, parameterKey, signature } from './items.js';
import type { Items } from './items.js';
import { afterRedaction } from './log-redaction.js';
import type { Module } from './modules.js';
import { parameterOf, runsIn, runsWith } from './parameters.js';
import { reachOfAssignment, reachOfElement } from './page-sinks.js';
import { askedOfModel } from './prompts.js';
import { reachOfCall } from './sinks.js';
import { askedBy, isThirdParty } from './sink.js';
import type { Reach, Sink } from './sink.js';
import type { Lattice } from './solver.js';
import { reachOfText, takersOf, withoutAddresses } from './url-sinks.js';
import type { Caller, FunctionValue } from './value.js';

/** A sink that an event reaches, by itself or through functions of the project. */
export interface Hit {
  readonly sink: Sink;
  readonly items: Items;
  /** The project's own function that is called, where the sink lies in it or beyond. */
  readonly via: string | undefined;
  /** How many of the project's functions lie between the event and the sink. */
  readonly distance: number;
  /** False where the sink is only in a closure that the function makes: calling the function does not reach it yet. */
  readonly runs: boolean;
  /** True when a guard stands before the sink on every way that led here. */
  readonly guarded: boolean;
  /** Unless a third party receives it: categories that are said already in the function that is called, by what its own declarations tell. */
  readonly said?: ReadonlySet<string>;
}

/** A function that hands on to more sinks than this is a hub, not a wrapper; what it does is said at the sinks themselves. */
const mostSinks = 12;

const hitsLattice: Lattice<readonly Hit[]> = {
  empty: [],
  signature: (hits) =>
    hits
      .map((hit) => `${sinkKey(hit.sink)}${signature(hit.items)}${hit.guarded ? 1 : 0}${[...(hit.said ?? [])].join()}`)
      .join(';'),
};

function sinkKey(sink: Sink): string {
  // Who receives it, and what for, is all that tells declared sinks apart.
  const declared = sink.declared ? `${sink.recipient ?? ''}|${sink.purpose ?? ''}` : '';
  const asked = sink.asks
    ? `${sink.asks.place.function}.${sink.asks.place.position}.${sink.asks.place.path.join('.')}`
    : '';
  return `${sink.kind}|${sink.vendor ?? ''}|${sink.sdk?.id ?? ''}|${sink.host ?? ''}|${asked}|${declared}`;
}

/** Finds the sinks that events reach, and which parameters of which functions reach them. */
export class Reaching {
  readonly #flow: Flow;
  readonly #guards: Guards;

  constructor(flow: Flow, guards: Guards) {
    this.#flow = flow;
    this.#guards = guards;
  }

  settle(): void {
    this.#flow.solver.settle();
  }

  of(module: Module, event: number): readonly Hit[] {
    return this.#flow.solver.ask(hitsLattice, `E${module.index}:${event}`, () => this.#event(module, event));
  }

  #event(module: Module, index: number): readonly Hit[] {
    const event = module.facts.events[index];
    if (!event) return [];
    const guarded = this.#guards.event(module, event);
    const flow = this.#flow;
    const declared = declaredReach(flow, module, event);
    const seen =
      event.kind === 'call'
        ? reachOfCall(flow, module, event.expression)
        : event.kind === 'element'
          ? reachOfElement(flow, module, event.expression)
          : event.kind === 'text'
            ? this.#text(module, event)
            : reachOfAssignment(flow, module, event.expression, event.value ?? -1);
    const direct = declared ? declared.direct(seen) : seen;
    const hits: Hit[] = direct.map(({ sink, items }) => ({
      sink,
      items,
      via: undefined,
      distance: 0,
      runs: true,
      guarded,
    }));
    if (event.kind === 'assignment' || event.kind === 'text') return hits;
    const callers: { readonly caller: Caller; readonly target: FunctionValue }[] = [];
    const ofParameter = this.#callsItsParameter(module, event);
    for (const target of flow.values.targets(module, event.expression))
      if (!ofParameter || target.module.returned.has(target.function))
        callers.push({ caller: { module, expression: event.expression }, target });
    for (const { target, callback } of flow.values.handed(module, event.expression))
      callers.push({ caller: { module, expression: event.expression, callback }, target });
    for (const { caller, target } of callers) {
      const name = target.module.facts.functions[target.function]?.name ?? '';
      if (redactsByName(target)) continue;
      for (const hit of this.ofFunction(target.module, target.function)) {
        const items = unsaid(known(flow.substitute(hit.items, caller, target)), hit, event.kind);
        // What is only handed over is not called here; without data there is nothing to say of it.
        if (caller.callback && items.data.size === 0 && items.parameters.size === 0) continue;
        hits.push({
          sink: askedBy(flow, hit.sink, caller, target),
          items,
          via: name || 'a function',
          distance: hit.distance + 1,
          runs: hit.runs && !caller.callback,
          guarded: guarded || hit.guarded,
          ...(hit.said && { said: hit.said }),
        });
      }
    }
    const merged = mergeHits(hits).map((hit) => ({ ...hit, items: this.#asItArrives(module, event, hit) }));
    return declared ? merged.map((hit) => ({ ...hit, items: declared.refine(hit.items) })) : merged;
  }

  /** What a sink makes of what it is given. */
  #asItArrives(module: Module, event: EventFact, hit: Hit): Items {
    if (hit.sink.kind === 'llm') return askedOfModel(this.#flow, module, event.expression, hit);
    const isLogged = (hit.sink.kind === 'log' || hit.sink.role === 'log') && hit.via === undefined;
    return isLogged ? afterRedaction(this.#flow, module, event.expression, hit.items) : hit.items;
  }

  /** A text for a URL, unless it is said already where it is asked for. */
  #text(module: Module, event: EventFact): readonly Reach[] {
    const taken = takersOf(module, event.expression).some((taker) =>
      this.of(module, taker).some(
        ({ sink, items }) => sink.kind === 'url' && items.data.size + items.parameters.size > 0,
      ),
    );
    return taken ? [] : reachOfText(this.#flow, module, event.expression);
  }

  /**
   * `function each(items, run) { … run(item) … }`: what the callback does is said where it is handed over, with what this caller's items are. A closure
   * that a factory returns calls the factory's parameter, and is no such case; nor is a parameter that holds what a factory made (`generate`).
   */
  #callsItsParameter(module: Module, event: EventFact): boolean {
    const call = event.kind === 'call' ? module.facts.expressions[event.expression] : undefined;
    const place = call?.kind === 'call' ? parameterOf(module, call.callee) : undefined;
    return place !== undefined && place.path.length < 2 && runsIn(module, event.function, place.function);
  }

  /** The sinks that a function's parameters reach, with just those parameters as items. */
  ofFunction(module: Module, id: FunctionId): readonly Hit[] {
    return this.#flow.solver.ask(hitsLattice, `P${module.index}:${id}`, () => {
      const hits: Hit[] = [];
      for (const event of module.eventsOf.get(id) ?? []) {
        for (const hit of this.of(module, event)) {
          const own = [...hit.items.parameters.values()].filter(
            (item) => item.module === module && item.function === id,
          );
          if (own.length === 0) continue;
          hits.push({
            ...hit,
            runs: hit.runs && runsWith(module, module.facts.events[event]?.function ?? 0, id),
            ...(!isThirdParty(hit.sink) && { said: new Set([...(hit.said ?? []), ...hit.items.data.keys()]) }),
            items: {
              data: new Map(),
              parameters: new Map(own.map((item) => [parameterKey(item), item])),
              unknown: false,
            },
          });
        }
      }
      return mergeHits(hits).slice(0, mostSinks);
    });
  }
}

/**
 * What is not said further in. A URL is mended where it is put together, and what a component or a log line does with an opaque id where that stands, not
 * wherever somebody calls it. Who hands data to a third party is told at every call.
 */
function unsaid(items: Items, { sink, said }: Hit, kind: EventFact['kind']): Items {
  const kept = sink.kind === 'url' ? withoutAddresses(items) : items;
  if (!said || said.size === 0) return kept;
  const all = sink.kind === 'url' || kind === 'element';
  return {
    ...kept,
    data: new Map([...kept.data].filter(([, datum]) => !said.has(datum.category) || !(all || datum.opaqueId))),
  };
}

/** One hit for each sink and way there. */
function mergeHits(hits: readonly Hit[]): readonly Hit[] {
  const merged = new Map<string, Hit>();
  for (const hit of hits) {
    const key = `${sinkKey(hit.sink)}|${hit.via ?? ''}`;
    const knownHit = merged.get(key);
    merged.set(
      key,
      knownHit
        ? {
            ...knownHit,
            items: join([knownHit.items, hit.items]),
            runs: knownHit.runs || hit.runs,
            guarded: knownHit.guarded && hit.guarded,
          }
        : hit,
    );
  }
  return [...merged.values()];
}
