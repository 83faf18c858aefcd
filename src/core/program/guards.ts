import type { EventFact, ExpressionId, FunctionId } from '../facts/model.js';
import { displayName } from './display-name.js';
import type { Flow } from './flow.js';
import { speaksAgainst, speaksOfConsent, speaksOfDecision } from './flow-words.js';
import { Memo } from './memo.js';
import type { Module } from './modules.js';

/** Beyond this the test says too little of what it tests, and a function is called from too far away. */
const deepest = 6;
const mostCallers = 30;

/**
 * What the truth of a test says: `allows` when it means a yes (`consent`), `denies` when it means a no (`optedOut`, `!consent`), `either` when it speaks of
 * consent without our knowing which.
 */
type Meaning = 'allows' | 'denies' | 'either' | undefined;

const opposite = { allows: 'denies', denies: 'allows', either: 'either' } as const;

/** Values whose equality with a state of consent means a no. */
const refusal = /^(?:false|0|no|off|denied|declined|rejected|refused|revoked|opted[_-]?out)$/i;

/**
 * Says whether a call stands behind a test of consent, of an opt-out, of Do Not Track or of a setting that the policy declares. A test for an API key
 * or for production is none of these.
 */
export class Guards {
  readonly #flow: Flow;
  readonly #choiceKeys: ReadonlySet<string>;
  readonly #guards: Memo<string, boolean>;
  readonly #functions: Memo<string, boolean>;

  /** @param choiceKeys the keys of settings that policies declare as choices */
  constructor(flow: Flow, choiceKeys: ReadonlySet<string>) {
    this.#flow = flow;
    this.#choiceKeys = choiceKeys;
    this.#guards = new Memo<string, boolean>(flow.modules.dependencies, false);
    this.#functions = new Memo<string, boolean>(flow.modules.dependencies, false);
  }

  /** Whether an event is guarded where it stands, or where the function around it is called, wherever that is. */
  event(module: Module, event: EventFact): boolean {
    return this.#at(module, event, 0);
  }

  #at(module: Module, event: EventFact, depth: number): boolean {
    return this.#holds(module, event.guard) || this.#calledGuarded(module, event.function, depth);
  }

  /** Whether all calls of a function that we see are guarded. */
  #calledGuarded(module: Module, id: FunctionId, depth: number): boolean {
    if (id === 0 || depth > deepest) return false;
    // The depth is part of the question, so that the answer does not hang on who asked first.
    return this.#functions.get(`${module.index}:${id}:${depth}`, () => {
      const callers = this.#flow.values.callers(module, id);
      // A callback runs because the function around it ran.
      if (callers.length === 0)
        return (
          module.callbacks.has(id) && this.#calledGuarded(module, module.facts.functions[id]?.parent ?? 0, depth + 1)
        );
      return (
        callers.length <= mostCallers &&
        callers.every((caller) => {
          const call = caller.module.facts.expressions[caller.expression];
          const index = call?.kind === 'call' || call?.kind === 'element' ? call.event : -1;
          const event = caller.module.facts.events[index];
          return event !== undefined && this.#at(caller.module, event, depth + 1);
        })
      );
    });
  }

  #holds(module: Module, guard: number): boolean {
    if (guard < 0) return false;
    return this.#guards.get(`${module.index}:${guard}`, () => {
      const fact = module.facts.guards[guard];
      const meaning = fact && this.#meaning(module, fact.test, 0);
      const own = meaning === 'either' || meaning === (fact?.holds === true ? 'allows' : 'denies');
      return fact !== undefined && (own || this.#holds(module, fact.outer));
    });
  }

  #named(name: string): Meaning {
    if (speaksAgainst(name)) return 'denies';
    return this.#choiceKeys.has(name) || speaksOfConsent(name) ? 'allows' : undefined;
  }

  #meaning(module: Module, id: ExpressionId, depth: number): Meaning {
    const expression = module.facts.expressions[id];
    if (!expression || depth > deepest) return undefined;
    const inner = (child: ExpressionId): Meaning => this.#meaning(module, child, depth + 1);
    switch (expression.kind) {
      case 'literal':
        return typeof expression.value === 'string' ? this.#named(expression.value) : undefined;
      case 'global':
        return this.#named(expression.name);
      case 'binding':
        return this.#binding(module, expression.binding, depth);
      case 'member':
        return (
          this.#named(expression.property) ??
          (speaksOfDecision(expression.property)
            ? this.#decision(module, expression.object, depth)
            : inner(expression.object))
        );
      case 'index':
        return inner(expression.index) ?? inner(expression.object);
      case 'call':
        return (
          inner(expression.callee) ??
          first(expression.arguments, inner) ??
          this.#body(module, id, depth) ??
          this.#consentApi(module, expression.callee) ??
          (speaksOfDecision(displayName(module, expression.callee)) ? this.#decision(module, id, depth) : undefined)
        );
      case 'test':
        return this.#test(module, expression.operator, expression.parts, depth);
      case 'either':
        return first(expression.values, inner);
      case 'template':
      case 'concat':
        return first(expression.parts, inner);
      case 'cast':
        return inner(expression.value);
      default:
        return undefined;
    }
  }

  #test(module: Module, operator: string, parts: readonly ExpressionId[], depth: number): Meaning {
    const meanings = parts.map((part) => this.#meaning(module, part, depth + 1));
    const [meaning, ...others] = meanings.filter((one) => one !== undefined);
    if (!meaning) return undefined;
    if (operator === '!') return opposite[meaning];
    if (operator === '&&') return others.some((other) => other !== meaning) ? 'either' : meaning;
    if (!/^[!=]==?$/.test(operator)) return 'either';
    const value = parts.map((part) => module.facts.expressions[part]).find((part) => part?.kind === 'literal');
    // `consent === 'denied'`, `doNotTrack !== '1'`; where both sides are computed we cannot tell.
    if (value?.kind !== 'literal') return 'either';
    const refused = refusal.test(String(value.value)) || value.value === null;
    const stated = refused ? 'denies' : meaning;
    const read = refused && meaning === 'denies' ? 'allows' : stated;
    return operator.startsWith('!') ? opposite[read] : read;
  }

  #binding(module: Module, id: number, depth: number): Meaning {
    const fact = module.facts.bindings[id];
    if (!fact) return undefined;
    const own = this.#named(fact.name);
    if (own) return own;
    if (fact.kind === 'import' && fact.target !== undefined)
      return this.#named(module.facts.imports[fact.target]?.imported ?? '');
    if (fact.kind === 'parameter' && speaksOfDecision(fact.name)) return 'allows';
    if (fact.kind !== 'variable') return undefined;
    const defined = first(
      fact.definitions.slice(0, 2),
      (definition) =>
        first(definition.path, (name) => this.#named(name)) ?? this.#meaning(module, definition.expression, depth + 2),
    );
    const [definition] = fact.definitions;
    if (defined || !speaksOfDecision(fact.name)) return defined;
    return definition ? this.#decision(module, definition.expression, depth) : 'allows';
  }

  /**
   * `shouldTrack`: whether to track is decided by consent, or to send nothing twice, or by the plan. Where the project decides it, its code says which;
   * else we take its word.
   */
  #decision(module: Module, id: ExpressionId, depth: number): Meaning {
    const expression = module.facts.expressions[id];
    if (expression?.kind === 'binding') {
      const [definition] = module.facts.bindings[expression.binding]?.definitions ?? [];
      if (definition && depth < deepest) return this.#decision(module, definition.expression, depth + 1);
      return 'allows';
    }
    if (expression?.kind !== 'call')
      return expression?.kind === 'member' || expression?.kind === 'this' || expression?.kind === 'global'
        ? 'allows'
        : undefined;
    const targets = this.#flow.values
      .targets(module, id)
      .filter((target) => target.module.facts.functions[target.function]?.ambient !== true);
    if (targets.length === 0) return 'allows';
    const decides = targets.some(({ module: there, function: callee }) => {
      const range = there.facts.functions[callee]?.range;
      return there.facts.guards.some(({ test }) => {
        const at = there.facts.expressions[test]?.range[0] ?? -1;
        if (!range || at < range.start || at >= range.end) return false;
        return this.#meaning(there, test, depth + 2) !== undefined;
      });
    });
    return decides ? 'allows' : undefined;
  }

  /** `OneTrust.IsAlertBoxClosed()`: the catalogue knows the consent calls of its SDKs. */
  #consentApi(module: Module, callee: ExpressionId): Meaning {
    const known = this.#flow.values
      .of(module, callee)
      .some(
        (value) =>
          value.kind === 'sdk' && this.#flow.catalogue.call(value.record, value.symbol, [])?.record.role === 'consent',
      );
    return known ? 'either' : undefined;
  }

  /** A helper of the project whose body is the test: `function mayTrack() { return settings.consent }`. */
  #body(module: Module, call: ExpressionId, depth: number): Meaning {
    return first(this.#flow.values.targets(module, call).slice(0, 2), (target) =>
      first(target.module.facts.functions[target.function]?.returns ?? [], (value) =>
        this.#meaning(target.module, value, depth + 2),
      ),
    );
  }
}

/** The first meaning that any of the items has. */
function first<T>(items: readonly T[], meaning: (item: T) => Meaning): Meaning {
  for (const item of items) {
    const found = meaning(item);
    if (found) return found;
  }
  return undefined;
}
