import type { Expression, ExpressionId } from '../facts/model.js';
import type { Module } from './modules.js';
import { literalOf } from './value.js';

/** What people write in the place of what they take out. */
const mask =
  /[*xX]{3,}|[•█●]{2,}|\[[^\]]*(?:redacted|removed|masked|hidden|filtered)[^\]]*\]|^(?:redacted|removed|masked|hidden|anonymous)$/i;

/** A longer text is prose, where stars are emphasis. */
const longestMasked = 60;

export function isMask(text: string): boolean {
  return text.length <= longestMasked && mask.test(text);
}

/** Whether the constant parts of a text say that something was taken out: `${name[0]}***`. */
export function speaksOfMask(module: Module, text: Extract<Expression, { kind: 'template' | 'concat' }>): boolean {
  if (text.kind === 'template' && text.quasis.some(isMask)) return true;
  return text.parts.some((part) => isFiller(module, part));
}

/** A literal mask, or one of the length that is needed: `'*'.repeat(8)`. */
function isFiller(module: Module, id: ExpressionId): boolean {
  const text = literalOf(module, id);
  if (text !== undefined) return isMask(text);
  const call = module.facts.expressions[id];
  if (call?.kind === 'concat') return speaksOfMask(module, call);
  const callee = call?.kind === 'call' ? module.facts.expressions[call.callee] : undefined;
  return callee?.kind === 'member' && callee.property === 'repeat' && literalOf(module, callee.object) !== undefined;
}

const partMethods = new Set([
  'slice',
  'substring',
  'substr',
  'charAt',
  'at',
  'split',
  'pop',
  'shift',
  'replace',
  'replaceAll',
  'padEnd',
  'padStart',
]);

/** Whether an expression is only a part of a value: `email.slice(0, 2)`, `name[0]`, or a variable that is one. */
export function isPartial(module: Module, id: ExpressionId, depth = 0): boolean {
  const expression = module.facts.expressions[id];
  if (!expression || depth > 4) return false;
  switch (expression.kind) {
    case 'call': {
      const callee = module.facts.expressions[expression.callee];
      return callee?.kind === 'member' && partMethods.has(callee.property);
    }
    case 'index':
      return true;
    case 'member':
      return /^\d+$/.test(expression.property);
    case 'binding': {
      const [definition] = module.facts.bindings[expression.binding]?.definitions ?? [];
      if (!definition || definition.at) return false;
      return definition.path.some((name) => /^\d+$/.test(name)) || isPartial(module, definition.expression, depth + 1);
    }
    case 'either':
      return expression.values.every((value) => isPartial(module, value, depth + 1));
    default:
      return false;
  }
}
