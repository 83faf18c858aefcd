import type { AccessPath, BindingFact, BindingId, Definition } from '../facts/model.js';
import type { NameContext } from '../vocabulary/classification.js';
import { displayName } from './display-name.js';
import type { Flow } from './flow.js';
import { itemsLattice, join, known, nothing, parameterKey, unknownItems } from './items.js';
import type { Items, ParameterItem } from './items.js';
import type { Module } from './modules.js';
import { leavesOut, named, result, withoutNames } from './paths.js';
import { sourceOf } from './sources.js';
import { wholeByReads } from './whole-records.js';

/** What variables, parameters and imports carry. */
export class BindingFlow {
  readonly #flow: Flow;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  /** What a binding carries at a path. */
  of(module: Module, id: BindingId, path: AccessPath): Items {
    return this.#flow.solver.ask(itemsLattice, `B${module.index}:${id}:${path.join('.')}`, () =>
      this.#binding(module, id, path),
    );
  }

  #binding(module: Module, id: BindingId, asked: AccessPath): Items {
    const fact = module.facts.bindings[id];
    if (!fact) return nothing;
    if (fact.kind === 'import') return this.#imported(module, fact.target ?? -1, asked);
    if (fact.kind === 'catch') return unknownItems;
    if (fact.kind === 'function' && fact.target !== undefined && asked[0] === result)
      return this.#flow.returned(module, fact.target, asked.slice(1));
    if (fact.kind === 'function' || fact.kind === 'class' || fact.kind === 'enum') return nothing;
    // What is blanked here and filled there is a form's state, not a redacted copy.
    const removed = fact.removed?.filter((name) => !fact.definitions.some(({ at }) => at?.[0] === name));
    const path = removed ? withoutNames(asked, removed) : asked;
    if (!path) return nothing;
    const { evidence } = this.#flow;
    const annotation = evidence.annotationAt(module, fact.range.start);
    const said = annotation && path.length === 0 ? evidence.annotated(annotation, fact.name) : undefined;
    if (said) return this.#flow.fromName(module, spanOf(fact), said, ['annotated', fact.name]);
    const parts = fact.definitions.map((definition) => this.definition(module, definition, path));
    if (fact.kind === 'parameter') parts.push(this.#parameter(module, id, fact, path));
    const flowing = join(parts);
    if (flowing.data.size > 0) return flowing;
    if (fact.type) {
      const typed = this.#flow.typed.at({ module, ref: fact.type }, path);
      if (typed.data.size > 0) return join([known(flowing), typed]);
      if (!typed.unknown && path.length > 0) return known(flowing);
    }
    if (named(path).length > 0 || !fact.name) return parts.length === 0 ? unknownItems : flowing;
    if (!flowing.unknown && parts.length > 0) return flowing;
    const spoken = this.#named(module, fact);
    if (spoken.data.size > 0 || !spoken.unknown || path.length > 0) return join([known(flowing), spoken]);
    return join([known(flowing), wholeByReads(evidence, module, id, fact)]);
  }

  /** What the name of a variable or parameter says. */
  #named(module: Module, fact: BindingFact): Items {
    const verdict = this.#flow.evidence.name(module, fact.name, this.#context(module, fact));
    return this.#flow.fromName(
      module,
      spanOf(fact),
      verdict,
      fact.kind === 'parameter' ? ['parameter', fact.name] : ['variable', fact.name],
    );
  }

  /** What stands around a variable or parameter, for its name to be weighed. */
  #context(module: Module, fact: BindingFact): NameContext {
    const [definition] = fact.definitions;
    const taken = definition !== undefined && definition.path.length > 0;
    const owner = taken ? displayName(module, definition.expression) : (module.facts.functions[fact.scope]?.name ?? '');
    const typed = fact.type ? this.#flow.typing.shape({ module, ref: fact.type }) : undefined;
    const type =
      typed?.kind === 'primitive'
        ? (typed.primitive as NonNullable<NameContext['type']>)
        : typed?.kind === 'object' || typed?.kind === 'array'
          ? typed.kind
          : undefined;
    return {
      role: fact.kind === 'parameter' ? 'parameter' : 'variable',
      ...(owner ? { owner, ownerKind: taken ? 'variable' : 'function' } : {}),
      ...(type ? { type } : {}),
    };
  }

  #parameter(module: Module, id: BindingId, fact: BindingFact, path: AccessPath): Items {
    if (fact.target === undefined) return nothing;
    const handed = module.callbacks.get(fact.scope);
    const given = handed && this.#flow.callbacks.given(module, handed, fact.target, path);
    if (given) return given;
    for (const value of this.#flow.values.binding(module, id)) {
      const source =
        value.kind === 'request' ? sourceOf(this.#flow, module, undefined, path, value, fact.range) : undefined;
      if (source) return source;
    }
    const item: ParameterItem = { module, function: fact.scope, position: fact.target, path, steps: [] };
    return { data: new Map(), parameters: new Map([[parameterKey(item), item]]), unknown: true };
  }

  /** What one way of getting a value brings to a place inside the binding or field that gets it. */
  definition(module: Module, { expression, path: own, without, at }: Definition, path: AccessPath): Items {
    const flow = this.#flow;
    if (!at) {
      const [first, ...inner] = path;
      // What is left of a list is counted anew.
      const shifted = without && first !== undefined && /^\d+$/.test(first) ? ['*', ...inner] : path;
      const left = without ? withoutNames(shifted, without) : path;
      return left ? flow.of(module, expression, [...own, ...left]) : nothing;
    }
    // A write inside: `x.email = v` speaks for `x.email` and for the whole of x.
    const shared = Math.min(at.length, path.length);
    for (let index = 0; index < shared; index++) {
      const [written, wanted] = [at[index] ?? '', path[index] ?? ''];
      if (leavesOut(wanted, written)) return nothing;
      if (written !== wanted && written !== '*' && wanted !== '*' && !wanted.startsWith('!')) return nothing;
    }
    return path.length >= at.length && named(path).length >= at.length
      ? flow.of(module, expression, path.slice(at.length))
      : known(flow.of(module, expression));
  }

  #imported(module: Module, importIndex: number, path: AccessPath): Items {
    const { modules } = this.#flow;
    const exported = modules.imported(module, importIndex);
    switch (exported?.kind) {
      case 'binding':
        return this.of(exported.module, exported.binding, path);
      case 'expression':
        return this.#flow.of(exported.module, exported.expression, path);
      case 'namespace': {
        const [first, ...rest] = path;
        const inner = first === undefined ? undefined : modules.exported(exported.module, first);
        if (inner?.kind === 'expression') return this.#flow.of(inner.module, inner.expression, rest);
        return inner?.kind === 'binding' ? this.of(inner.module, inner.binding, rest) : nothing;
      }
      default:
        return unknownItems;
    }
  }
}

function spanOf(fact: BindingFact): readonly [number, number] {
  return [fact.range.start, fact.range.end];
}
