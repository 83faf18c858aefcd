import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { lowerExpression } from './expressions.js';
import { lowerClass, lowerFunction } from './functions.js';
import { keyName, rangeOf } from './lowering.js';
import type { Lowering } from './lowering.js';
import type { BindingId, ExpressionId } from './model.js';
import { declarePattern, lowerPattern } from './patterns.js';
import { nameSchemas } from './schemas.js';
import { lowerEnum, lowerInterface, lowerTypeAlias } from './types.js';

/** Statements, and what may stand after `export`. */
type AnyStatement =
  | TSESTree.Statement
  | TSESTree.NamedExportDeclarations
  | TSESTree.ExportDefaultDeclaration['declaration']
  | TSESTree.ClassDeclaration;

/** Lowers the statements of one block: names first, then types, then all in order. The guard that early returns set ends with the block. */
export function lowerBlock(low: Lowering, statements: readonly TSESTree.Statement[]): void {
  const guard = low.guard;
  for (const statement of statements) declare(low, statement);
  for (const statement of statements) lowerStatement(low, statement);
  low.guard = guard;
}

/** Hoists: names of imports, functions, classes, variables of this block are known to all of it. */
function declare(low: Lowering, node: AnyStatement): void {
  switch (node.type) {
    case N.ImportDeclaration:
      declareImports(low, node);
      return;
    case N.ExportNamedDeclaration:
      if (node.declaration) declare(low, node.declaration);
      return;
    case N.ExportDefaultDeclaration:
      if (node.declaration.type === N.FunctionDeclaration || node.declaration.type === N.ClassDeclaration)
        declare(low, node.declaration);
      return;
    case N.FunctionDeclaration:
    case N.TSDeclareFunction:
      if (node.id && low.own(node.id.name) === undefined) low.declare(node.id.name, 'function', node.id);
      return;
    case N.ClassDeclaration:
      if (node.id) low.declare(node.id.name, 'class', node.id);
      return;
    case N.TSEnumDeclaration:
      low.declare(node.id.name, 'enum', node.id);
      return;
    case N.VariableDeclaration:
      for (const declarator of node.declarations) declarePattern(low, declarator.id);
      return;
    default:
      return;
  }
}

function declareImports(low: Lowering, node: TSESTree.ImportDeclaration): void {
  const specifier = node.source.value;
  const add = (imported: string, local: TSESTree.Identifier, typeOnly: boolean): void => {
    low.imports.push({ specifier, imported, typeOnly, range: rangeOf(node) });
    low.declare(local.name, 'import', local, low.imports.length - 1);
  };
  if (node.specifiers.length === 0)
    low.imports.push({ specifier, imported: '', typeOnly: false, range: rangeOf(node) });
  const typeOnly = node.importKind === 'type';
  for (const item of node.specifiers) {
    if (item.type === N.ImportDefaultSpecifier) add('default', item.local, typeOnly);
    else if (item.type === N.ImportNamespaceSpecifier) add('*', item.local, typeOnly);
    else
      add(
        item.imported.type === N.Identifier ? item.imported.name : item.imported.value,
        item.local,
        typeOnly || item.importKind === 'type',
      );
  }
}

/** What nests deeper than this is not looked into: the walk has no more stack. */
const deepest = 400;

export function lowerStatement(low: Lowering, node: AnyStatement): void {
  if (low.nesting >= deepest) {
    low.isPartial = true;
    return;
  }
  low.nesting++;
  lowerAny(low, node);
  low.nesting--;
}

function lowerAny(low: Lowering, node: AnyStatement): void {
  switch (node.type) {
    case N.ExpressionStatement:
      lowerExpression(low, node.expression);
      noteCommonJsExport(low, node.expression);
      return;
    case N.VariableDeclaration:
      for (const declarator of node.declarations) lowerDeclarator(low, declarator);
      return;
    case N.FunctionDeclaration:
    case N.TSDeclareFunction:
      lowerFunctionDeclaration(low, node);
      return;
    case N.ClassDeclaration: {
      const binding = node.id ? low.own(node.id.name) : undefined;
      const target = lowerClass(low, node);
      const fact = binding === undefined ? undefined : low.bindings[binding];
      if (fact) fact.target = target;
      return;
    }
    case N.ReturnStatement:
      if (node.argument) low.functions[low.function]?.returns.push(lowerExpression(low, node.argument));
      return;
    case N.IfStatement:
      lowerIf(low, node);
      return;
    case N.BlockStatement:
      low.scoped(() => {
        lowerBlock(low, node.body);
      });
      return;
    case N.ForStatement:
      low.scoped(() => {
        if (node.init?.type === N.VariableDeclaration) {
          declare(low, node.init);
          lowerStatement(low, node.init);
        } else if (node.init) lowerExpression(low, node.init);
        if (node.test) lowerExpression(low, node.test);
        if (node.update) lowerExpression(low, node.update);
        lowerStatement(low, node.body);
      });
      return;
    case N.ForOfStatement:
    case N.ForInStatement:
      lowerForEach(low, node);
      return;
    case N.WhileStatement: {
      const test = lowerExpression(low, node.test);
      low.guarded(test, true, () => {
        lowerStatement(low, node.body);
      });
      return;
    }
    case N.DoWhileStatement:
      lowerStatement(low, node.body);
      lowerExpression(low, node.test);
      return;
    case N.SwitchStatement:
      lowerSwitch(low, node);
      return;
    case N.TryStatement:
      lowerTry(low, node);
      return;
    case N.ThrowStatement:
      lowerExpression(low, node.argument);
      return;
    case N.LabeledStatement:
      lowerStatement(low, node.body);
      return;
    case N.TSInterfaceDeclaration:
      lowerInterface(low, node);
      return;
    case N.TSTypeAliasDeclaration:
      lowerTypeAlias(low, node);
      return;
    case N.TSEnumDeclaration:
      lowerEnum(low, node);
      return;
    case N.TSModuleDeclaration:
      lowerNamespace(low, node);
      return;
    case N.ExportNamedDeclaration:
      lowerNamedExport(low, node);
      return;
    case N.ExportDefaultDeclaration:
      lowerDefaultExport(low, node);
      return;
    case N.ExportAllDeclaration:
      low.exports.push({
        name: node.exported ? exportedName(node.exported) : '*',
        from: { specifier: node.source.value, imported: '*' },
      });
      return;
    case N.TSExportAssignment:
      low.exports.push({ name: 'default', expression: lowerExpression(low, node.expression) });
      return;
    default:
      return;
  }
}

function lowerDeclarator(low: Lowering, node: TSESTree.VariableDeclarator): void {
  const { init } = node;
  const value = init ? low.owned(nameOfPattern(node.id), () => lowerExpression(low, init)) : undefined;
  lowerPattern(low, node.id, value, [], 'declared');
  if (value === undefined || node.id.type !== N.Identifier) return;
  const expression = low.expressions[value];
  if (expression?.kind === 'function') {
    const fact = low.functions[expression.function];
    if (fact && !fact.name) {
      fact.name = node.id.name;
      fact.nameRange = rangeOf(node.id);
    }
  }
  nameSchemas(low, value, node.id.name);
}

/** What a variable is called; of a pattern the one part that stands for the whole (`[user, setUser]`, `{ data: user }`). */
function nameOfPattern(node: TSESTree.VariableDeclarator['id']): string | undefined {
  if (node.type === N.Identifier) return node.name;
  if (node.type === N.ArrayPattern) return node.elements[0]?.type === N.Identifier ? node.elements[0].name : undefined;
  for (const property of node.properties) {
    if (property.type !== N.Property || keyName(property.key, property.computed) !== 'data') continue;
    const value = property.value.type === N.AssignmentPattern ? property.value.left : property.value;
    if (value.type === N.Identifier) return value.name;
  }
  return undefined;
}

function lowerFunctionDeclaration(
  low: Lowering,
  node: TSESTree.FunctionDeclaration | TSESTree.TSDeclareFunction,
): void {
  const id = lowerFunction(low, node);
  const binding = node.id ? low.own(node.id.name) : undefined;
  const fact = binding === undefined ? undefined : low.bindings[binding];
  // The implementation comes after its overloads, and wins.
  if (fact) fact.target = id;
}

function lowerIf(low: Lowering, node: TSESTree.IfStatement): void {
  const test = lowerExpression(low, node.test);
  low.guarded(test, true, () => {
    lowerStatement(low, node.consequent);
  });
  const { alternate } = node;
  if (alternate)
    low.guarded(test, false, () => {
      lowerStatement(low, alternate);
    });
  if (leaves(node.consequent)) low.pushGuard(test, false);
  else if (alternate && leaves(alternate)) low.pushGuard(test, true);
}

/** Whether control never comes out at the end. */
function leaves(node: TSESTree.Statement): boolean {
  if (
    node.type === N.ReturnStatement ||
    node.type === N.ThrowStatement ||
    node.type === N.ContinueStatement ||
    node.type === N.BreakStatement
  )
    return true;
  if (node.type === N.BlockStatement) {
    const last = node.body[node.body.length - 1];
    return last !== undefined && leaves(last);
  }
  return node.type === N.IfStatement && node.alternate !== null && leaves(node.consequent) && leaves(node.alternate);
}

function lowerNamespace(low: Lowering, node: TSESTree.TSModuleDeclaration): void {
  const { body } = node;
  if (body)
    low.scoped(() => {
      lowerBlock(low, body.body);
    });
}

function lowerForEach(low: Lowering, node: TSESTree.ForOfStatement | TSESTree.ForInStatement): void {
  const all = lowerExpression(low, node.right);
  low.scoped(() => {
    const path = node.type === N.ForOfStatement ? ['*'] : undefined;
    const target = node.left.type === N.VariableDeclaration ? node.left.declarations[0].id : node.left;
    lowerPattern(
      low,
      target,
      path ? all : undefined,
      path ?? [],
      node.left.type === N.VariableDeclaration ? 'variable' : 'assign',
    );
    lowerStatement(low, node.body);
  });
}

function lowerSwitch(low: Lowering, node: TSESTree.SwitchStatement): void {
  const value = lowerExpression(low, node.discriminant);
  low.scoped(() => {
    for (const branch of node.cases) {
      const test = branch.test ? lowerExpression(low, branch.test) : undefined;
      const run = (): void => {
        lowerBlock(low, branch.consequent);
      };
      if (test === undefined || !branch.test) run();
      else low.guarded(low.add(branch.test, { kind: 'test', operator: '===', parts: [value, test] }), true, run);
    }
  });
}

function lowerTry(low: Lowering, node: TSESTree.TryStatement): void {
  lowerStatement(low, node.block);
  const { handler } = node;
  if (handler) {
    low.scoped(() => {
      if (handler.param) lowerPattern(low, handler.param, undefined, [], 'catch');
      lowerBlock(low, handler.body.body);
    });
  }
  if (node.finalizer) lowerStatement(low, node.finalizer);
}

function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === N.Identifier ? node.name : node.value;
}

function lowerNamedExport(low: Lowering, node: TSESTree.ExportNamedDeclaration): void {
  const { declaration, source } = node;
  if (declaration) {
    lowerStatement(low, declaration);
    exportDeclared(low, declaration);
  }
  for (const item of node.specifiers) {
    const name = exportedName(item.exported);
    const local = exportedName(item.local);
    if (source) low.exports.push({ name, from: { specifier: source.value, imported: local } });
    else low.exports.push({ name, type: local, ...optionalBinding(low.lookup(local)) });
  }
}

function exportDeclared(low: Lowering, node: TSESTree.NamedExportDeclarations): void {
  if (node.type === N.VariableDeclaration) {
    for (const declarator of node.declarations)
      for (const name of patternNames(declarator.id)) low.exports.push({ name, ...optionalBinding(low.own(name)) });
  } else if ('id' in node && node.id?.type === N.Identifier) {
    low.exports.push({ name: node.id.name, type: node.id.name, ...optionalBinding(low.own(node.id.name)) });
  }
}

function optionalBinding(binding: BindingId | undefined): { readonly binding?: BindingId } {
  return binding === undefined ? {} : { binding };
}

function patternNames(node: TSESTree.Node): string[] {
  switch (node.type) {
    case N.Identifier:
      return [node.name];
    case N.ObjectPattern:
      return node.properties.flatMap((property) =>
        patternNames(property.type === N.RestElement ? property.argument : property.value),
      );
    case N.ArrayPattern:
      return node.elements.flatMap((element) => (element ? patternNames(element) : []));
    case N.AssignmentPattern:
      return patternNames(node.left);
    case N.RestElement:
      return patternNames(node.argument);
    default:
      return [];
  }
}

function lowerDefaultExport(low: Lowering, node: TSESTree.ExportDefaultDeclaration): void {
  const { declaration } = node;
  switch (declaration.type) {
    case N.FunctionDeclaration:
    case N.TSDeclareFunction:
    case N.ClassDeclaration: {
      if (declaration.id) {
        lowerStatement(low, declaration);
        low.exports.push({
          name: 'default',
          type: declaration.id.name,
          ...optionalBinding(low.own(declaration.id.name)),
        });
        return;
      }
      const expression: ExpressionId =
        declaration.type === N.ClassDeclaration
          ? low.add(declaration, { kind: 'class', class: lowerClass(low, declaration) })
          : low.add(declaration, { kind: 'function', function: lowerFunction(low, declaration, 'default') });
      low.exports.push({ name: 'default', expression });
      return;
    }
    case N.TSInterfaceDeclaration:
      lowerInterface(low, declaration);
      low.exports.push({ name: 'default', type: declaration.id.name });
      return;
    case N.TSEnumDeclaration:
    case N.TSModuleDeclaration:
    case N.TSTypeAliasDeclaration:
    case N.VariableDeclaration:
      lowerStatement(low, declaration);
      return;
    default:
      low.exports.push({ name: 'default', expression: lowerExpression(low, declaration) });
  }
}

/** `module.exports = x`, `exports.name = x`, `module.exports.name = x`. The right side was lowered just before. */
function noteCommonJsExport(low: Lowering, node: TSESTree.Expression): void {
  if (node.type !== N.AssignmentExpression || node.left.type !== N.MemberExpression) return;
  const { object, property, computed } = node.left;
  const name = keyName(property, computed);
  if (name === undefined) return;
  const event = low.events[low.events.length - 1];
  if (event?.kind !== 'assignment' || event.value === undefined) return;
  const isModule = object.type === N.Identifier && object.name === 'module' && name === 'exports';
  const isExports =
    (object.type === N.Identifier && object.name === 'exports') ||
    (object.type === N.MemberExpression && object.object.type === N.Identifier && object.object.name === 'module');
  if (isModule) low.exports.push({ name: 'default', expression: event.value }, { name: '=', expression: event.value });
  else if (isExports) low.exports.push({ name, expression: event.value });
}
