// UI tests: real VS Code in Chromium, driven as a user would. Screenshots go to test-results/ui/.
//
//   node test/runUi.mjs [--vsix FILE] [--grep TEXT]
//
// Exit codes: 0 all passed, 1 a test failed, 4 no test ran.
import Mocha from 'mocha';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhereMissing } from './runner/build.mjs';
import { bundleTests } from './runner/bundle.mjs';
import { launchChromium } from './runner/chromium.mjs';
import { openWorkbench } from './runner/openWorkbench.mjs';
import { clearResult, closingLine, resultsFolder, writeResult } from './runner/results.mjs';

const { values: flags } = parseArgs({ options: { vsix: { type: 'string' }, grep: { type: 'string' } } });
const label = flags.vsix === undefined ? 'ui' : 'ui-vsix';
const screenshots = join(resultsFolder, label);
buildWhereMissing();
clearResult(label);
rmSync(screenshots, { recursive: true, force: true });
mkdirSync(screenshots, { recursive: true });

// The test files are bundles: what starts VS Code is handed to them, since it finds its files by its own place.
globalThis.pledgeUi = {
  openWorkbench: (options) => openWorkbench({ ...options, vsix: flags.vsix }),
  launchChromium,
  screenshots,
};

const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 180_000, slow: 60_000 });
if (flags.grep !== undefined) mocha.grep(flags.grep);
for (const file of await bundleTests('test/ui')) mocha.addFile(file);
await mocha.loadFilesAsync();
const totals = await new Promise((resolve) => {
  const runner = mocha.run((failed) => {
    resolve({ passed: runner.stats.passes, failed, skipped: runner.stats.pending });
  });
});
const empty = totals.passed === 0 && totals.failed === 0;
const counted = empty ? { ...totals, failed: 1 } : totals;
writeResult(label, counted);
process.stdout.write(`\n${label}: ${closingLine(counted)}\n`);
process.exit(empty ? 4 : totals.failed > 0 ? 1 : 0);
