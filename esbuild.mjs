// Builds what ships (`node esbuild.mjs`) or the unit tests (`--test`). `--watch` keeps going, `--production` minifies.
import { build, context } from 'esbuild';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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

/** The parser (TypeScript with it) is by far the largest part and is loaded only when the first file is parsed. */
const lazyParser = {
  name: 'lazy-parser',
  setup(api) {
    api.onResolve({ filter: /\/parsers\/bundle\.js$/ }, () => ({ path: './parser.js', external: true }));
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
  ['src/client/node.ts', 'dist/client.js', { external: ['vscode'] }],
  ['src/parsers/bundle.ts', 'dist/parser.js', {}],
]
  .filter(([entry]) => existsSync(entry))
  .map(([entry, outfile, extra]) => ({ ...node, entryPoints: [entry], outfile, ...extra }));

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
