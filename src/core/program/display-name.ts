import type { ExpressionId } from '../facts/model.js';
import type { Module } from './modules.js';

/** The name by which people would call an expression: of a call its callee, of a member its property. Empty where it has none. */
export function displayName(module: Module, id: ExpressionId): string {
  const expression = module.facts.expressions[id];
  switch (expression?.kind) {
    case 'binding':
      return module.facts.bindings[expression.binding]?.name ?? '';
    case 'global':
      return expression.name;
    case 'member':
      return expression.property;
    case 'index':
      return displayName(module, expression.object);
    case 'call':
      return displayName(module, expression.callee);
    case 'cast':
      return displayName(module, expression.value);
    case 'this':
      return expression.class === undefined ? 'this' : (module.facts.classes[expression.class]?.name ?? 'this');
    default:
      return '';
  }
}
