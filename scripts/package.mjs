// Makes the one installable package at the top level: production build, notices, then vsce. `npm run package`.
import { createVSIX, listFiles } from '@vscode/vsce';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeNotices } from './notices.mjs';

/** Bytes, and files. What a user downloads shall not grow unseen. */
const budget = 4_000_000;
const fileBudget = 40;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

for (const file of readdirSync(root)) if (file.endsWith('.vsix')) rmSync(join(root, file));
execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, stdio: 'inherit' });
writeNotices(root);

const files = await listFiles({ cwd: root, dependencies: false });
if (files.length > fileBudget)
  throw new Error(
    `${files.length} files would be packed, more than the ${fileBudget} that we allow ourselves: ${files.join(', ')}`,
  );

const packagePath = join(root, `${name}-${version}.vsix`);
await createVSIX({ cwd: root, packagePath, dependencies: false });

const size = statSync(packagePath).size;
if (size > budget) throw new Error(`${packagePath} has ${size} bytes, more than the ${budget} that we allow ourselves`);
process.stdout.write(`${packagePath} (${files.length} files, ${Math.ceil(size / 1024)} KB)\n`);
