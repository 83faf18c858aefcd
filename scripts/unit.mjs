// Builds and runs the unit tests, and writes their totals to test-results/unit.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');
const raw = join(results, 'unit-raw.json');
mkdirSync(results, { recursive: true });
rmSync(raw, { force: true });
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status;
if (run('esbuild.mjs', '--test') !== 0) process.exit(1);
const status = run(
  'node_modules/mocha/bin/mocha.js',
  '--reporter',
  'json',
  '--reporter-option',
  `output=${raw}`,
  ...process.argv.slice(2),
);
const { stats, failures, pending } = JSON.parse(readFileSync(raw, 'utf8'));
for (const { fullTitle, err } of failures)
  process.stdout.write(`\n✖ ${fullTitle}\n  ${String(err.stack ?? err.message).replaceAll('\n', '\n  ')}\n`);
for (const { fullTitle } of pending) process.stdout.write(`- skipped: ${fullTitle}\n`);
writeFileSync(
  join(results, 'unit.json'),
  `${JSON.stringify({ name: 'unit', passed: stats.passes, failed: stats.failures, skipped: stats.pending })}\n`,
);
process.stdout.write(`unit: ${stats.passes} passed, ${stats.failures} failed, ${stats.pending} skipped\n`);
process.exit(status === 0 && stats.passes > 0 ? 0 : 1);
