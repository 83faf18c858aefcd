import type { BindingId, Expression, ExpressionId } from '../facts/model.js';
import { Memo } from './memo.js';
import type { Module, Modules } from './modules.js';
import type { Typed, Typing } from './typing.js';
import type { Values } from './values.js';

/** Beyond this many steps from an expression to its declaration the type is not worth the way. */
const deepest = 40;

/** Reads off what type an expression is declared to have, or plainly gets. */
export class TypeOf {
  readonly #modules: Modules;
  readonly #values: Values;
  readonly #typing: () => Typing;
  /** What refers to itself has no type by that way. */
  readonly #memo: Memo<string, Typed | undefined>;
  readonly #memoReturned: Memo<string, Typed | undefined>;

  constructor(modules: Modules, values: Values, typing: () => Typing) {
    this.#modules = modules;
    this.#values = values;
    this.#typing = typing;
    this.#memo = new Memo<string, Typed | undefined>(modules.dependencies, undefined);
    this.#memoReturned = new Memo<string, Typed | undefined>(modules.dependencies, undefined);
  }

  of(module: Module, id: ExpressionId, depth = 0): Typed | undefined {
    return this.#memo.get(`${module.index}:${id}`, () => this.#find(module, id, depth));
  }

  #find(module: Module, id: ExpressionId, depth: number): Typed | undefined {
    const expression = module.facts.expressions[id];
    if (!expression || depth > deepest) return undefined;
    const schema = module.schemas.get(id);
    if (schema !== undefined) return { module, ref: { kind: 'object', type: schema } };
    switch (expression.kind) {
      case 'binding':
        return this.#ofName(module, expression.binding, depth);
      case 'cast':
        return { module, ref: expression.type };
      case 'member': {
        const object = this.of(module, expression.object, depth + 1);
        return object && this.#typing().member(object, expression.property).typed;
      }
      case 'index': {
        const object = this.of(module, expression.object, depth + 1);
        return object && this.#typing().member(object, '*').typed;
      }
      case 'call':
        return this.#ofCall(module, id, expression, depth);
      case 'either': {
        for (const value of expression.values) {
          const typed = this.of(module, value, depth + 1);
          if (typed) return typed;
        }
        return undefined;
      }
      case 'function': {
        const returnType = module.facts.functions[expression.function]?.returnType;
        return returnType && { module, ref: { kind: 'callable', returns: returnType, parameters: [] } };
      }
      case 'this':
        return expression.class === undefined ? undefined : classType(module, expression.class);
      default:
        return undefined;
    }
  }

  /** What a function's result is declared, or plainly found, to be. */
  returned(module: Module, id: number, depth = 0): Typed | undefined {
    const fact = module.facts.functions[id];
    if (!fact || depth > deepest) return undefined;
    if (fact.returnType) return { module, ref: fact.returnType };
    return this.#memoReturned.get(`${module.index}:${id}`, () => {
      for (const value of fact.returns) {
        const typed = this.of(module, value, depth + 1);
        if (typed) return typed;
      }
      return undefined;
    });
  }

  #ofCall(
    module: Module,
    id: ExpressionId,
    call: Extract<Expression, { kind: 'call' }>,
    depth: number,
  ): Typed | undefined {
    if (call.isNew) {
      const [instance] = this.#values.of(module, id);
      return instance?.kind === 'instance' ? classType(instance.module, instance.class) : undefined;
    }
    const [target] = this.#values.targets(module, id);
    const returned = target && this.returned(target.module, target.function, depth + 1);
    if (returned) return returned;
    const stored = this.#stored(module, call);
    if (stored) return stored;
    const callee = module.facts.expressions[call.callee];
    const typed = this.of(module, call.callee, depth + 1);
    const shape = typed && this.#typing().shape(typed);
    if (shape?.returns) return shape.returns;
    // A chain on a schema keeps its members: `User.strict()`, `Base.extend({…}).optional()`.
    return callee?.kind === 'member' ? this.#schemaChain(module, callee.object, depth) : undefined;
  }

  /** The record that a call of a Prisma client gives. */
  #stored(module: Module, call: Extract<Expression, { kind: 'call' }>): Typed | undefined {
    for (const value of this.#values.of(module, call.callee)) {
      if (value.kind !== 'sdk' || value.record.id !== '@prisma/client') continue;
      const found = this.#modules.prisma.result(module, value.symbol, call);
      if (found) return found;
    }
    return undefined;
  }

  #schemaChain(module: Module, object: ExpressionId, depth: number): Typed | undefined {
    const typed = this.of(module, object, depth + 1);
    const form = typed?.ref.kind === 'object' ? typed.module.facts.types[typed.ref.type]?.form : undefined;
    return form === 'schema' || form === 'table' || form === 'model' ? typed : undefined;
  }

  #ofName(module: Module, id: BindingId, depth: number): Typed | undefined {
    const fact = module.facts.bindings[id];
    if (fact?.kind !== 'import' || fact.target === undefined) return this.#ofBinding(module, id, depth);
    const exported = this.#modules.imported(module, fact.target);
    if (exported?.kind === 'expression') return this.of(exported.module, exported.expression, depth + 1);
    return exported?.kind === 'binding' ? this.#ofBinding(exported.module, exported.binding, depth) : undefined;
  }

  #ofBinding(module: Module, id: BindingId, depth: number): Typed | undefined {
    const fact = module.facts.bindings[id];
    if (!fact) return undefined;
    if (fact.type) return { module, ref: fact.type };
    if (fact.kind === 'function' && fact.target !== undefined) {
      const returnType = module.facts.functions[fact.target]?.returnType;
      return returnType && { module, ref: { kind: 'callable', returns: returnType, parameters: [] } };
    }
    const definition = fact.definitions.find((candidate) => !candidate.at);
    const typed = definition && this.of(module, definition.expression, depth + 1);
    return typed && definition.path.length > 0 ? this.#typing().at(typed, definition.path) : typed;
  }
}

function classType(module: Module, id: number): Typed | undefined {
  const type = module.facts.classes[id]?.type;
  return type === undefined ? undefined : { module, ref: { kind: 'object', type } };
}
