import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { lowerExpression } from './expressions.js';
import { keyName } from './lowering.js';
import type { Lowering } from './lowering.js';
import type { AccessPath, BindingFact, ExpressionId } from './model.js';
import { lowerType } from './types.js';

/** What a name in a pattern becomes: a new binding of that kind, or one that is there already. */
export type PatternUse = BindingFact['kind'] | 'assign' | 'declared';

/**
 * Lowers a destructuring pattern: each name in it gets the value at its path inside `value`.
 *
 * @param value undefined where the value is not known (a `declare`d name)
 */
export function lowerPattern(
  low: Lowering,
  node: TSESTree.Node,
  value: ExpressionId | undefined,
  path: AccessPath,
  use: PatternUse,
  without?: readonly string[],
): void {
  switch (node.type) {
    case N.Identifier: {
      const known = use === 'assign' ? low.lookup(node.name) : use === 'declared' ? low.own(node.name) : undefined;
      const binding =
        known ?? (use === 'assign' ? undefined : low.declare(node.name, use === 'declared' ? 'variable' : use, node));
      if (binding === undefined) return;
      if (value !== undefined) low.define(binding, { expression: value, path, ...(without ? { without } : {}) });
      const annotation = node.typeAnnotation?.typeAnnotation;
      const fact = low.bindings[binding];
      if (annotation && fact) fact.type = lowerType(low, annotation, node.name);
      return;
    }
    case N.ObjectPattern: {
      const taken: string[] = [];
      for (const property of node.properties) {
        if (property.type === N.RestElement) {
          lowerPattern(low, property.argument, value, path, use, taken);
          continue;
        }
        const key = keyName(property.key, property.computed) ?? '*';
        taken.push(key);
        lowerPattern(low, property.value, value, [...path, key], use);
      }
      return;
    }
    case N.ArrayPattern:
      for (const [index, element] of node.elements.entries()) {
        if (!element) continue;
        if (element.type === N.RestElement)
          lowerPattern(low, element.argument, value, path, use, [...Array(index).keys()].map(String));
        else lowerPattern(low, element, value, [...path, String(index)], use);
      }
      return;
    case N.AssignmentPattern: {
      lowerPattern(low, node.left, value, path, use);
      const fallback = lowerExpression(low, node.right);
      lowerPattern(low, node.left, fallback, [], use === 'assign' ? 'assign' : 'declared');
      return;
    }
    case N.RestElement:
      lowerPattern(low, node.argument, value, path, use);
      return;
    case N.TSParameterProperty:
      lowerPattern(low, node.parameter, value, path, use);
      return;
    default:
      return;
  }
}

/** Declares the names of a pattern before their values are walked, so that closures and later functions see them. */
export function declarePattern(low: Lowering, node: TSESTree.Node): void {
  switch (node.type) {
    case N.Identifier:
      if (low.own(node.name) === undefined) low.declare(node.name, 'variable', node);
      return;
    case N.ObjectPattern:
      for (const property of node.properties)
        declarePattern(low, property.type === N.RestElement ? property.argument : property.value);
      return;
    case N.ArrayPattern:
      for (const element of node.elements) if (element) declarePattern(low, element);
      return;
    case N.AssignmentPattern:
      declarePattern(low, node.left);
      return;
    case N.RestElement:
      declarePattern(low, node.argument);
      return;
    default:
      return;
  }
}
