// Bundles test files that run outside plain mocha: a suite for the extension host, or UI tests for Node.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  sourcemap: 'inline',
  logLevel: 'warning',
  absWorkingDir: repository,
};

export function testFiles(folder) {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** One file whose `run` VS Code calls. The test modules load only when mocha is ready for them. */
export async function bundleSuite(folder) {
  const files = testFiles(folder);
  if (files.length === 0) throw new Error(`${folder} holds no test files`);
  const outfile = join(repository, 'dist', folder, 'index.js');
  await build({
    ...common,
    stdin: {
      contents: `
        import { runSuite } from './test/integration/support/runSuite.ts';
        export const run = () => runSuite([${files.map((file) => `() => import('./${file}')`).join(', ')}]);
      `,
      resolveDir: repository,
      loader: 'ts',
    },
    external: ['vscode', 'mocha'],
    outfile,
  });
  return outfile;
}

/** Test files for mocha in this process; gives the bundles' paths. */
export async function bundleTests(folder) {
  const files = testFiles(folder);
  const outdir = join(repository, 'dist', folder);
  await build({
    ...common,
    packages: 'external',
    entryPoints: files,
    outbase: folder,
    outdir,
    outExtension: { '.js': '.cjs' },
  });
  return files.map((file) => join(outdir, relative(folder, file)).replace(/\.ts$/, '.cjs'));
}
