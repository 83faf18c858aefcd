// `npm run demo`: the main job on the example, from a fresh clone. Sets itself up, imports the example's policy, audits the example, shows the report.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const example = 'examples/rillwright';
const output = join(root, 'demo-output');

/** Runs Node in the repository. Findings (exit code 1) are what the demo is about; anything beyond is a failure. */
function run(title, ...args) {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0 && status !== 1) process.exit(2);
}

install(root);
rmSync(output, { recursive: true, force: true });
mkdirSync(output);
run('Building', 'esbuild.mjs');
const declaration = join(output, 'privacy.policy.yaml');
const report = join(output, 'report.md');
run(
  `Importing ${example}/docs/privacy.md`,
  'dist/cli.js',
  'import',
  `${example}/docs/privacy.md`,
  '--output',
  declaration,
);
run(`Auditing ${example}`, 'dist/cli.js', 'audit', example, '--format', 'markdown', '--output', report);
process.stdout.write(`\n${readFileSync(report, 'utf8')}\n`);
process.stdout.write(`Proposed declaration: ${relative(root, declaration)}\nReport: ${relative(root, report)}\n`);
