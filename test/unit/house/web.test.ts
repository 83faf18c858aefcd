import assert from 'node:assert/strict';
import { isBuiltin } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import ts from 'typescript';

/** The modules that the code of a bundle asks for by name, and `document` where it makes elements of one. */
function required(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && first !== undefined && ts.isStringLiteralLike(first)) {
      const callee = node.expression;
      const isRequire = ts.isIdentifier(callee) && callee.text.endsWith('require');
      // Packages for browsers may count on a page, and fail in a worker as late as when they are loaded there.
      if (callee.getText(source) === 'document.createElement') found.add('document');
      if (isRequire || callee.kind === ts.SyntaxKind.ImportKeyword) found.add(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found].sort();
}

describe('what ships for the web', function () {
  this.timeout(60_000);
  const allowed: Readonly<Record<string, readonly string[]>> = {
    clientBrowser: ['vscode'],
    serverBrowser: [],
    parser: [],
  };
  for (const [name, modules] of Object.entries(allowed)) {
    it(`dist/${name}.js asks for nothing that a web worker does not have`, () => {
      const file = `dist/${name}.js`;
      assert.ok(existsSync(file), `${file} is built before the tests`);
      const found = required(file);
      assert.deepEqual(found.filter(isBuiltin), []);
      assert.deepEqual(
        found.filter((module) => !modules.includes(module)),
        [],
      );
    });
  }
});
