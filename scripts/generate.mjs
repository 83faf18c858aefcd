// Writes everything that users see twice from its one source; `--check` writes nothing and fails where a file is out of date.
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
install(root);
const outfile = join(root, 'dist/generate.cjs');
mkdirSync(dirname(outfile), { recursive: true });
await build({
  entryPoints: [join(root, 'scripts/generate/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
});
process.chdir(root);
const { default: bundle } = await import(pathToFileURL(outfile));
process.exit(await bundle.main(process.argv.includes('--check')));
