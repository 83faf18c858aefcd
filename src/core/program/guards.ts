import type { ExpressionId } from '../facts/model.js';
import type { Flow } from './flow.js';
import { speaksOfConsent } from './flow-words.js';
import type { Module } from './modules.js';

/** Beyond this the test says too little of what it tests. */
const deepest = 6;

/**
 * Says whether a call stands behind a test of consent, of an opt-out, of Do Not Track or of a setting that the policy declares. A test for an API key
 * or for production is none of these.
 */
export class Guards {
  readonly #flow: Flow;
  readonly #choiceKeys: ReadonlySet<string>;
  readonly #memo = new Map<Module, Map<number, boolean>>();

  /** @param choiceKeys the keys of settings that policies declare as choices */
  constructor(flow: Flow, choiceKeys: ReadonlySet<string>) {
    this.#flow = flow;
    this.#choiceKeys = choiceKeys;
  }

  holds(module: Module, guard: number): boolean {
    if (guard < 0) return false;
    const memo = this.#memo.get(module) ?? new Map<number, boolean>();
    this.#memo.set(module, memo);
    const known = memo.get(guard);
    if (known !== undefined) return known;
    const fact = module.facts.guards[guard];
    const result = fact !== undefined && (this.#speaks(module, fact.test, 0) || this.holds(module, fact.outer));
    memo.set(guard, result);
    return result;
  }

  #named(name: string): boolean {
    return this.#choiceKeys.has(name) || speaksOfConsent(name);
  }

  #speaks(module: Module, id: ExpressionId, depth: number): boolean {
    const expression = module.facts.expressions[id];
    if (!expression || depth > deepest) return false;
    const inner = (child: ExpressionId): boolean => this.#speaks(module, child, depth + 1);
    switch (expression.kind) {
      case 'literal':
        return typeof expression.value === 'string' && this.#named(expression.value);
      case 'global':
        return this.#named(expression.name);
      case 'binding':
        return this.#binding(module, expression.binding, depth);
      case 'member':
        return this.#named(expression.property) || inner(expression.object);
      case 'index':
        return inner(expression.object) || inner(expression.index);
      case 'call':
        return (
          this.#consentApi(module, expression.callee) ||
          inner(expression.callee) ||
          expression.arguments.some(inner) ||
          this.#body(module, id, depth)
        );
      case 'test':
        return expression.parts.some(inner);
      case 'either':
        return expression.values.some(inner);
      case 'template':
      case 'concat':
        return expression.parts.some(inner);
      case 'cast':
        return inner(expression.value);
      default:
        return false;
    }
  }

  #binding(module: Module, id: number, depth: number): boolean {
    const fact = module.facts.bindings[id];
    if (!fact) return false;
    if (this.#named(fact.name)) return true;
    if (fact.kind === 'import' && fact.target !== undefined)
      return this.#named(module.facts.imports[fact.target]?.imported ?? '');
    return (
      fact.kind === 'variable' &&
      fact.definitions
        .slice(0, 2)
        .some(
          (definition) =>
            definition.path.some((name) => this.#named(name)) || this.#speaks(module, definition.expression, depth + 2),
        )
    );
  }

  /** `OneTrust.IsAlertBoxClosed()`, `posthog.has_opted_out_capturing()`: the catalogue knows the consent calls of its SDKs. */
  #consentApi(module: Module, callee: ExpressionId): boolean {
    return this.#flow.values
      .of(module, callee)
      .some(
        (value) =>
          value.kind === 'sdk' && this.#flow.catalogue.call(value.record, value.symbol, [])?.record.role === 'consent',
      );
  }

  /** A helper of the project whose body is the test: `function mayTrack() { return settings.consent }`. */
  #body(module: Module, call: ExpressionId, depth: number): boolean {
    return this.#flow.values
      .targets(module, call)
      .slice(0, 2)
      .some((target) => {
        const returns = target.module.facts.functions[target.function]?.returns ?? [];
        return returns.some((value) => this.#speaks(target.module, value, depth + 2));
      });
  }
}
