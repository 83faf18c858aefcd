import type { Catalogue, SdkRecord } from '../catalogue/records.js';
import type { ExpressionId, ModuleFacts } from '../facts/model.js';
import type { ClassifyName } from '../vocabulary/classification.js';
import type { Uri } from '../workspace.js';
import { displayName } from './display-name.js';
import { EvidenceBase, lineOf } from './evidence.js';
import { fieldObservations, toEvidence } from './fields.js';
import { Flow } from './flow.js';
import { calleeName } from './call-flow.js';
import { Guards } from './guards.js';
import { identifierObservations } from './identifiers.js';
import { join, mostSteps } from './items.js';
import type { Datum, Items } from './items.js';
import type { FieldMapping } from './mapping.js';
import { Memo } from './memo.js';
import { Modules } from './modules.js';
import type { Module } from './modules.js';
import { thisText } from './observation.js';
import type {
  CallObservation,
  CategoryEvidence,
  FieldObservation,
  FlowObservation,
  Observation,
  ObservedSetting,
} from './observation.js';
import type { Hit } from './reaching.js';
import { Reaching } from './reaching.js';
import { OwnProxies } from './proxies.js';
import { majorVersion } from './resolution.js';
import type { ResolutionConfig } from './resolution.js';
import { observedSettings } from './sdk-settings.js';
import { sideEffectImports } from './side-effects.js';
import { isThirdParty } from './sink.js';
import type { Lattice } from './solver.js';
import { withoutAddresses } from './url-sinks.js';
import { Values } from './values.js';

export interface ProgramOptions {
  readonly catalogue: Catalogue;
  readonly classify: ClassifyName;
  /** The field maps that hold for a file. */
  readonly mapping: (uri: Uri) => FieldMapping;
  readonly resolution: ResolutionConfig;
  /** Keys of settings that policies declare as choices: a test of one is a guard. */
  readonly choiceKeys: ReadonlySet<string>;
}

/** The observations of a module, and what they were put together from. */
interface Observed {
  readonly used: readonly Observation[];
  readonly fields: readonly FieldObservation[];
  readonly moving: readonly string[];
  readonly all: readonly Observation[];
}

const nothingMoves: readonly string[] = [];
const fieldsLattice: Lattice<readonly string[]> = { empty: [], signature: (fields) => fields.join() };
/** Nothing is made of observations: nobody need be told that they changed. */
const observationsLattice: Lattice<readonly Observation[]> = { empty: [], signature: () => '' };

/**
 * A linked program: facts of many modules, and what they do with personal data. Where a file is edited, `replace` and `solve` find again what rests on it,
 * and nothing else.
 */
export class Program {
  readonly #modules: Modules;
  readonly #values: Values;
  readonly #flow: Flow;
  readonly #reaching: Reaching;
  readonly #resolution: ResolutionConfig;
  readonly #fields: Memo<Module, readonly FieldObservation[]>;
  readonly #observed = new Map<Module, Observed>();
  #moving: ReadonlyMap<number, readonly string[]> | undefined;

  constructor(facts: Iterable<ModuleFacts>, options: ProgramOptions) {
    const all = [...facts];
    this.#modules = new Modules(all, options.resolution);
    this.#resolution = options.resolution;
    const values = new Values(this.#modules, options.catalogue);
    const mappings = new Map<Module, FieldMapping>();
    const evidence = new EvidenceBase(
      options.classify,
      (module) => {
        let mapping = mappings.get(module);
        if (!mapping) mappings.set(module, (mapping = options.mapping(module.facts.uri)));
        return mapping;
      },
      this.#modules.dependencies,
    );
    this.#values = values;
    this.#fields = new Memo<Module, readonly FieldObservation[]>(this.#modules.dependencies, []);
    this.#flow = new Flow(
      this.#modules,
      values,
      options.catalogue,
      evidence,
      new OwnProxies(all, options.resolution, options.catalogue),
    );
    this.#reaching = new Reaching(this.#flow, new Guards(this.#flow, options.choiceKeys));
  }

  /**
   * Puts new facts of files in the place of their old ones. What was found stays found, but for what rests on these. `solve` takes it in.
   *
   * @returns false where that cannot be, since a file is new or names something for all others: then a new program is needed
   */
  replace(facts: ModuleFacts): boolean {
    const module = this.#modules.get(facts.uri);
    // Schemas of databases are known to every module without an import.
    if (!module || module.facts.clients !== undefined || facts.clients !== undefined) return false;
    // So is what they say of paths of the project's servers.
    if (JSON.stringify(module.facts.proxies) !== JSON.stringify(facts.proxies)) return false;
    this.#moving = undefined;
    this.#modules.replace(facts);
    this.#values.edited(module);
    return true;
  }

  /**
   * Follows all values to their sinks, module by module, so that a caller can yield in between. Nothing may be asked before it is done; one that was not
   * carried through is taken up again.
   *
   * @returns an iterator that yields the URI of each module once it is followed, and undefined while modules are being linked; the observations are complete when it is done
   */
  *solve(): Generator<Uri | undefined, void> {
    yield* this.#values.link();
    for (const module of this.#modules.all) {
      this.#movedBy(module);
      yield module.facts.uri;
    }
    this.#reaching.settle();
  }

  /** What one file does with personal data, in order of place: the same list as long as that has not changed. Call after `solve`. */
  observe(uri: Uri): readonly Observation[] {
    const module = this.#modules.get(uri);
    if (!module) return [];
    this.#used(module);
    this.#reaching.settle();
    const used = this.#used(module);
    const fields = this.#fields.get(module, () =>
      fieldObservations(module, this.#flow.evidence, this.#flow.typing, new Set()),
    );
    const moving = this.#movingFields().get(module.index) ?? nothingMoves;
    const known = this.#observed.get(module);
    if (known?.used === used && known.fields === fields && known.moving.join() === moving.join()) return known.all;
    const declared =
      moving.length === 0 ? fields : fieldObservations(module, this.#flow.evidence, this.#flow.typing, new Set(moving));
    const all = [...declared, ...used].sort(
      (a: Observation, b: Observation) => a.range.start - b.range.start || a.range.end - b.range.end,
    );
    this.#observed.set(module, { used, fields, moving, all });
    return all;
  }

  /** What a module does, but for what it declares. */
  #used(module: Module): readonly Observation[] {
    return this.#flow.solver.ask(observationsLattice, `O${module.index}`, () => {
      const observations: Observation[] = [
        ...identifierObservations(this.#flow, module),
        ...sideEffectImports(module, this.#flow.catalogue),
      ];
      for (const index of module.facts.events.keys()) observations.push(...this.#event(module, index));
      return observations;
    });
  }

  /** Keys of declared fields that reach a sink anywhere, by the module that declares them. */
  #movingFields(): ReadonlyMap<number, readonly string[]> {
    if (this.#moving) return this.#moving;
    const all = new Set<string>();
    for (const module of this.#modules.all) for (const field of this.#movedBy(module)) all.add(field);
    const moving = new Map<number, string[]>();
    for (const field of [...all].sort()) {
      const module = parseInt(field, 10);
      const list = moving.get(module);
      if (list) list.push(field);
      else moving.set(module, [field]);
    }
    this.#moving = moving;
    return moving;
  }

  /** Declared fields that a module's events send to a sink. */
  #movedBy(module: Module): readonly string[] {
    return this.#flow.solver.ask(fieldsLattice, `M${module.index}`, () => {
      const moved = new Set<string>();
      for (const index of module.facts.events.keys())
        for (const hit of this.#reaching.of(module, index))
          for (const datum of hit.items.data.values()) if (datum.field !== undefined) moved.add(datum.field);
      return [...moved];
    });
  }

  #event(module: Module, index: number): Observation[] {
    const event = module.facts.events[index];
    if (!event) return [];
    const observations: Observation[] = [];
    for (const hit of this.#reaching.of(module, index)) {
      const third = isThirdParty(hit.sink);
      const carried = this.#carried(hit);
      const data = [...carried.data.values()];
      if (!third && data.length === 0) continue;
      const base = this.#base(module, index, hit, data);
      const starts = hit.via === undefined && hit.sink.role === 'init' && hit.sink.sdk;
      const settings = starts ? this.#settings(module, event.expression, starts) : [];
      if (third && (hit.via === undefined || data.length > 0 || this.#isWrapped(event.kind, hit)))
        observations.push({
          ...base,
          kind: 'call',
          ...(settings.length > 0 && { settings }),
          autoCollects:
            hit.via === undefined && (hit.sink.role === 'init' || event.kind === 'element')
              ? (hit.sink.sdk?.autoCollects.categories ?? [])
              : [],
        } satisfies CallObservation);
      if (data.length > 0) observations.push({ ...base, kind: 'flow' } satisfies FlowObservation);
    }
    return observations;
  }

  #settings(module: Module, expression: ExpressionId, record: SdkRecord): ObservedSetting[] {
    const major = majorVersion(this.#resolution, module.facts.uri, record.package);
    return observedSettings(this.#flow, module, expression, record, major);
  }

  /**
   * Whether a call without personal data still counts as one to the third party behind it: a thin wrapper of the project's. What lies further away, or behind
   * a component's props or a logger, is said at the sink itself.
   */
  #isWrapped(kind: 'call' | 'assignment' | 'element' | 'text', hit: Hit): boolean {
    return kind === 'call' && hit.runs && hit.distance <= 2 && hit.sink.kind !== 'log' && hit.sink.role !== 'log';
  }

  /** What reaches the sink here: also what callers hand in, where this is the sink call itself. */
  #carried(hit: Hit): Items {
    if (hit.via !== undefined || hit.items.parameters.size === 0) return hit.items;
    const all = join([hit.items, ...[...hit.items.parameters.values()].map((item) => this.#flow.joined(item))]);
    return hit.sink.kind === 'url' ? withoutAddresses(all) : all;
  }

  #base(
    module: Module,
    index: number,
    hit: Hit,
    data: readonly Datum[],
  ): Omit<CallObservation, 'kind' | 'autoCollects'> {
    const event = module.facts.events[index];
    const expression = event && module.facts.expressions[event.expression];
    const range = event?.range ?? { start: 0, end: 0 };
    const callee =
      expression?.kind === 'call'
        ? module.facts.expressions[expression.callee]?.range
        : expression?.kind === 'element'
          ? undefined
          : expression?.range;
    const { sink } = hit;
    const categories = data.map((datum): CategoryEvidence => {
      const last = { module, range, what: sink.what };
      const evidence = toEvidence(datum, [...datum.steps.slice(0, mostSteps - 1), last]);
      return {
        ...evidence,
        ...(datum.at?.module === module && { at: datum.at.range }),
        ...(!hit.items.data.has(datum.category) && { handedIn: true as const }),
      };
    });
    const name =
      expression?.kind === 'call'
        ? this.#calleeText(module, expression)
        : expression?.kind === 'element'
          ? expression.name
          : expression?.kind === 'member'
            ? expression.property
            : event?.kind === 'text'
              ? thisText
              : '';
    const best = Math.max(0, ...categories.map((category) => category.confidence));
    return {
      uri: module.facts.uri,
      range,
      line: lineOf(module, range.start),
      endLine: lineOf(module, range.end),
      name,
      categories,
      confidence: Math.round((categories.length > 0 ? best * sink.confidence : sink.confidence) * 100) / 100,
      vendor: sink.vendor,
      recipient: sink.recipient,
      purpose: sink.purpose,
      sink: sink.kind,
      role: sink.role,
      guarded: hit.guarded,
      via: hit.via,
      ...(hit.distance > 0 && { distance: hit.distance }),
      host: sink.host,
      ...(sink.proxy && { proxy: { path: sink.proxy.path, file: sink.proxy.file } }),
      insecure: sink.insecure,
      calleeRange: callee ? { start: callee[0], end: callee[1] } : range,
      tracker: sink.tracker,
      sdk: sink.sdk?.id,
    };
  }

  #calleeText(module: Module, call: Parameters<typeof calleeName>[1]): string {
    const callee = module.facts.expressions[call.callee];
    const receiver = callee?.kind === 'member' ? displayName(module, callee.object) : '';
    return [receiver, calleeName(module, call)].filter(Boolean).join('.');
  }
}
