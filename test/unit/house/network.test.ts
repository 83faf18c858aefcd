import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import ts from 'typescript';

/** Modules of Node that reach a network or run a program. */
const modules =
  /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads)(?:\/promises)?$/;
/** Globals that reach a network. */
const globals = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'WebTransport', 'sendBeacon']);

/** Each way out that the code of a bundle has: a module that is required, or a global that is called. */
function waysOut(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = node.expression;
      const name = ts.isIdentifier(callee)
        ? callee.text
        : ts.isPropertyAccessExpression(callee)
          ? callee.name.text
          : '';
      const [first] = node.arguments ?? [];
      if (first && ts.isStringLiteralLike(first) && modules.test(first.text) && name.endsWith('require'))
        found.add(first.text);
      const bare =
        ts.isIdentifier(callee) ||
        (ts.isPropertyAccessExpression(callee) &&
          /^(?:globalThis|window|self|navigator)$/.test(callee.expression.getText(source)));
      if (bare && globals.has(name)) found.add(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found].sort();
}

describe('what ships', function () {
  this.timeout(60_000);
  // The protocol's libraries can also speak over sockets and start a server process; Pledge uses the latter, over IPC, for its own server alone.
  const allowed: Readonly<Record<string, RegExp>> = {
    client: /^(?:node:)?(?:net|child_process)$/,
    server: /^(?:node:)?(?:net|child_process)$/,
    parser: /^$/,
    clientBrowser: /^$/,
    serverBrowser: /^$/,
    // `--since` asks git what has changed; see src/cli/git.ts for how it is kept from running anything of the workspace.
    cli: /^(?:node:)?child_process$/,
  };
  for (const [name, transports] of Object.entries(allowed)) {
    it(`dist/${name}.js opens no connection and runs no program of its own`, () => {
      const file = `dist/${name}.js`;
      assert.ok(existsSync(file), `${file} is built before the tests`);
      assert.deepEqual(
        waysOut(file).filter((way) => !transports.test(way)),
        [],
      );
    });
  }
});
