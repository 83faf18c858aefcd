// `npm test`: everything that CI runs, from a fresh clone on a machine with Node and git. Sets itself up first.
//
//   node scripts/test.mjs [--only STEP,STEP]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install, installBrowser } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const only = flags.only?.split(',');
const results = join(root, 'test-results');

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Each step is a command; one that writes totals to test-results/<totals>.json counts its tests, any other counts as one. */
const steps = [
  { name: 'generated', command: ['node', 'scripts/generate.mjs', '--check'] },
  { name: 'types', command: ['node', 'node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'types-page', command: ['node', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/page'] },
  { name: 'lint', command: ['node', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  {
    name: 'format',
    command: ['node', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'build', command: ['node', 'esbuild.mjs'] },
  { name: 'unit', command: ['node', 'scripts/unit.mjs'], totals: 'unit' },
  { name: 'grammar', command: ['node', 'scripts/grammar.mjs'], totals: 'grammar' },
  { name: 'package', command: ['node', 'scripts/package.mjs'] },
  { name: 'integration', command: ['node', 'test/runIntegration.mjs'], totals: 'integration' },
  { name: 'web', command: ['node', 'test/runWeb.mjs'], totals: 'web' },
  { name: 'ui', command: ['node', 'test/runUi.mjs'], totals: 'ui' },
  {
    name: 'vsix',
    command: ['node', 'test/runIntegration.mjs', '--vsix', `${name}-${version}.vsix`],
    totals: 'integration-vsix',
  },
];

/** Reads the totals of a step; undefined where it did not write them in this run. */
function totalsOf(name, since) {
  const file = join(results, `${name}.json`);
  if (!existsSync(file) || statSync(file).mtimeMs < since) return undefined;
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed, failed, skipped: skipped ?? 0 };
}

install(root);
installBrowser();
mkdirSync(results, { recursive: true });
const sum = { passed: 0, failed: 0, skipped: 0 };
const report = [];
for (const { name, command, totals } of steps) {
  if (only && !only.includes(name)) continue;
  const started = Date.now();
  if (totals) rmSync(join(results, `${totals}.json`), { force: true });
  process.stdout.write(`\n== ${name}\n`);
  const [program, ...args] = command;
  const { status } = spawnSync(program === 'node' ? process.execPath : program, args, { cwd: root, stdio: 'inherit' });
  const counted = totals
    ? totalsOf(totals, started)
    : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  // No totals, or a failure that no test counted: the step itself failed.
  const outcome = counted ?? { passed: 0, failed: 1, skipped: 0 };
  if (status !== 0 && outcome.failed === 0) outcome.failed = 1;
  for (const key of Object.keys(sum)) sum[key] += outcome[key];
  report.push({ name, ...outcome, seconds: Math.round((Date.now() - started) / 100) / 10 });
}
process.stdout.write('\n');
for (const { name, passed, failed, skipped, seconds } of report) {
  process.stdout.write(
    `${failed ? 'FAILED' : 'ok    '}  ${name.padEnd(12)} ${passed} passed, ${failed} failed, ${skipped} skipped  (${seconds} s)\n`,
  );
}
writeFileSync(join(results, 'all.json'), `${JSON.stringify({ ...sum, steps: report }, null, 2)}\n`);
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
