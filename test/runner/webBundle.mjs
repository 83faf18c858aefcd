// Bundles what runs in the extension host of the web: the provider of the workspace's files, and a suite.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repository, testFiles } from './bundle.mjs';

const common = {
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  target: 'es2023',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
  absWorkingDir: repository,
  // What the assertions ask of Node.
  define: { global: 'globalThis', process: 'nodeProcess' },
  banner: { js: 'var nodeProcess = { env: {}, noDeprecation: true };' },
};

/** Mocha's browser build hands itself to `module` where there is one: that of the suite, which VS Code would then call. */
const mochaForPages = {
  name: 'mocha-for-pages',
  setup(api) {
    api.onLoad({ filter: /node_modules\/mocha\/mocha\.js$/ }, ({ path }) => ({
      contents: `var module, exports, define;\n${readFileSync(path, 'utf8')}`,
      loader: 'js',
    }));
  },
};

/** Node's assertions, as the package of that name has them for browsers. */
const assertForPages = {
  name: 'assert-for-pages',
  setup(api) {
    api.onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: 'strict', namespace: 'assert' }));
    api.onLoad({ filter: /.*/, namespace: 'assert' }, () => ({
      contents: "import assert from 'assert/'; export default assert.strict;",
      resolveDir: repository,
    }));
    api.onResolve({ filter: /^node:util$/ }, () =>
      api.resolve('util/', { kind: 'import-statement', resolveDir: repository }),
    );
  },
};

function filesOf(folder) {
  const top = join(repository, folder);
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [`/${relative(top, file).replaceAll('\\', '/')}`, readFileSync(file, 'utf8')]);
}

function folderOf(label) {
  return join(repository, 'dist/test/web', label);
}

/**
 * An extension that provides a copy of a folder under `pledgetest:/`.
 *
 * @returns its folder
 */
export async function bundleProvider(label, workspace) {
  const out = folderOf(label);
  mkdirSync(out, { recursive: true });
  const files = Object.fromEntries(workspace === undefined ? [] : filesOf(workspace));
  await build({
    ...common,
    entryPoints: ['test/web/provider.ts'],
    outfile: join(out, 'provider.js'),
    plugins: [
      {
        name: 'workspace-files',
        setup(api) {
          api.onResolve({ filter: /^workspace-files$/ }, () => ({ path: 'files', namespace: 'files' }));
          api.onLoad({ filter: /.*/, namespace: 'files' }, () => ({ contents: JSON.stringify(files), loader: 'json' }));
        },
      },
    ],
  });
  const manifest = {
    name: 'files',
    publisher: 'pledge-test',
    version: '0.0.0',
    engines: { vscode: '^1.100.0' },
    browser: './provider.js',
    activationEvents: ['onFileSystem:pledgetest', 'onSearch:pledgetest'],
    enabledApiProposals: ['fileSearchProvider'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  };
  writeFileSync(join(out, 'package.json'), JSON.stringify(manifest));
  return out;
}

/** One file whose `run` VS Code calls, `index.js` in the provider's folder: VS Code looks for a suite's extension host by the extension that holds it. */
export async function bundleWebSuite(label, folder, grep = '') {
  const files = testFiles(folder);
  if (files.length === 0) throw new Error(`${folder} holds no test files`);
  const modules = files.map((file) => `() => import('./${file}')`).join(', ');
  await build({
    ...common,
    stdin: {
      contents: `
        import { runSuite } from './test/web/runSuite.ts';
        export const run = () => runSuite([${modules}], ${JSON.stringify(grep)});
      `,
      resolveDir: repository,
      loader: 'ts',
    },
    plugins: [mochaForPages, assertForPages],
    outfile: join(folderOf(label), 'index.js'),
  });
}
