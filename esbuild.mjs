// Builds what ships (`node esbuild.mjs`) or the unit tests (`--test`). `--watch` keeps going, `--production` minifies.
import { build, context } from 'esbuild';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eagerModules } from './scripts/eager-modules.mjs';

const flags = new Set(process.argv.slice(2));

/** Options shared by every bundle: CommonJS for the Node of the lowest VS Code that we support. */
const node = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  // UMD entry points hide their requires from the bundler; the ESM ones do not.
  mainFields: ['module', 'main'],
  sourcemap: flags.has('--production') ? false : 'linked',
  minify: flags.has('--production'),
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** The same for VS Code on the web, where the extension host and the server are web workers: they have no document, as packages for browsers may think. */
const browser = {
  ...node,
  platform: 'browser',
  target: 'es2023',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['worker', 'module'],
};

/** The parser (TypeScript with it) is by far the largest part and is loaded only when the first file is parsed. */
const lazyParser = {
  name: 'lazy-parser',
  setup(api) {
    api.onResolve({ filter: /\/parsers\/bundle\.js$/ }, () => ({ path: './parser.js', external: true }));
  },
};

/** Of typescript-estree only the converter is used; what its entry offers besides wants Node. */
const converterOnly = {
  name: 'converter-only',
  setup(api) {
    api.onResolve({ filter: /^@typescript-eslint\/typescript-estree\/use-at-your-own-risk$/ }, () => ({
      path: resolve('node_modules/@typescript-eslint/typescript-estree/dist/ast-converter.js'),
    }));
  },
};

/** One parser for Node and for web workers: what it is loaded by tells it how to hand itself over. */
const parser = {
  ...browser,
  format: 'iife',
  globalName: 'pledgeParser',
  footer: {
    js: [
      "if (typeof module === 'object') module.exports = pledgeParser;",
      // Never run: by it Node sees, without running the file, what an import of it gives.
      '0 && (module.exports = { parseWithEstree });',
    ].join('\n'),
  },
  // Without it TypeScript looks for Node's file system, which no parser needs.
  define: { 'process.browser': 'true' },
  plugins: [converterOnly],
};

/** VS Code's extension host waits for the client with everything else that it has to do. */
const eager = {
  name: 'eager-modules',
  setup(api) {
    const { outfile, minify } = api.initialOptions;
    api.onEnd(({ errors }) => {
      if (minify && errors.length === 0) writeFileSync(outfile, eagerModules(readFileSync(outfile, 'utf8')));
    });
  },
};

function testFiles(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const shipped = [
  ['src/cli/main.ts', 'dist/cli.js', { banner: { js: '#!/usr/bin/env node' }, plugins: [lazyParser] }],
  ['src/server/node.ts', 'dist/server.js', { plugins: [lazyParser] }],
  ['src/client/node.ts', 'dist/client.js', { external: ['vscode'], plugins: [eager] }],
  ['src/client/browser.ts', 'dist/clientBrowser.js', { ...browser, external: ['vscode'], plugins: [eager] }],
  ['src/server/browser.ts', 'dist/serverBrowser.js', { ...browser, format: 'iife' }],
  ['src/parsers/bundle.ts', 'dist/parser.js', parser],
].map(([entry, outfile, extra]) => ({ ...node, entryPoints: [entry], outfile, ...extra }));

const tests = [
  {
    ...node,
    entryPoints: testFiles('test/unit'),
    outdir: 'dist/test/unit',
    outbase: 'test/unit',
    packages: 'external',
    sourcemap: 'inline',
    minify: false,
  },
];

const wanted = flags.has('--test') ? tests : shipped;
if (flags.has('--test')) rmSync('dist/test/unit', { recursive: true, force: true });
if (flags.has('--watch')) {
  for (const options of wanted) await (await context(options)).watch();
} else {
  await Promise.all(wanted.map((options) => build(options)));
}
