// Integration tests in the extension host of real VS Code.
//
//   node test/runIntegration.mjs [--suite NAME] [--grep TEXT] [--vsix FILE]
//
// Desktop VS Code (VSCODE_EXECUTABLE, or a download) is taken where it can be had, the trimmed server elsewhere and for packages.
// Exit codes: 0 all passed, 1 a test failed, 3 a suite did not come to its end, 4 a suite ran no test, 5 no display for desktop VS Code.
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { buildWhereMissing } from './runner/build.mjs';
import { bundleSuite } from './runner/bundle.mjs';
import { extensionUnderTest } from './runner/extensionUnderTest.mjs';
import { addUp, clearResult, closingLine, readResult, resultFile, writeResult } from './runner/results.mjs';
import { findDesktop, runAgainWithDisplay, runInDesktop } from './runner/runInDesktop.mjs';
import { runInServer } from './runner/runInServer.mjs';
import { copyWorkspace } from './runner/temporaryWorkspace.mjs';

/** `open` is what VS Code opens inside the copy: the folder itself where it is left out. `restricted` leaves workspace trust on, which only the server does. */
const suites = [
  { name: 'folder', workspace: 'test/workspaces/shop' },
  { name: 'multi-root', workspace: 'test/workspaces/group', open: 'group.code-workspace' },
  { name: 'virtual', workspace: 'test/workspaces/virtual', open: 'virtual.code-workspace' },
  { name: 'below', workspace: 'test/workspaces/below' },
  { name: 'no-policy', workspace: 'test/workspaces/fresh' },
  { name: 'restricted', workspace: 'test/workspaces/shop', restricted: true },
];

const { values: flags } = parseArgs({
  options: { grep: { type: 'string' }, suite: { type: 'string' }, vsix: { type: 'string' } },
});
const wanted = suites.filter(({ name }) => flags.suite === undefined || flags.suite === name);
if (wanted.length === 0) {
  process.stderr.write(`There is no suite ${flags.suite}: ${suites.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

buildWhereMissing();
const desktop = flags.vsix === undefined ? await findDesktop() : undefined;
if (desktop !== undefined) {
  const code = runAgainWithDisplay();
  if (code !== undefined) process.exit(code);
}

async function runOne({ name, workspace, open = '', restricted = false }) {
  const label = `integration-${name}${flags.vsix === undefined ? '' : '-vsix'}`;
  const where = desktop === undefined || restricted ? 'server' : 'desktop';
  process.stdout.write(`\n${label} (${where})\n`);
  clearResult(label);
  const tests = await bundleSuite(`test/integration/${name}`);
  const copy = copyWorkspace(workspace);
  const extension = extensionUnderTest(flags.vsix);
  try {
    const env = { SUITE_RESULT: resultFile(label), ...(flags.grep === undefined ? {} : { SUITE_GREP: flags.grep }) };
    const options = { label, workspace: join(copy.path, open), extension: extension.path, tests, env };
    const problem =
      where === 'server'
        ? await runInServer({ ...options, vsix: extension.vsix, trust: restricted })
        : await runInDesktop({ ...options, executable: desktop });
    const totals = readResult(label);
    if (totals === undefined) {
      process.stdout.write(`${problem ?? 'VS Code ended without a word of the tests'}\n`);
      writeResult(label, { passed: 0, failed: 1, skipped: 0 });
      return { code: 3, passed: 0, failed: 1, skipped: 0 };
    }
    if (totals.failed === 0 && problem !== undefined) process.stdout.write(`${problem}\n`);
    const code = totals.failed > 0 || problem !== undefined ? 1 : totals.passed === 0 ? 4 : 0;
    // A run that goes wrong outside its tests, or runs none, must not look green to whoever adds up.
    const counted = code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
    writeResult(label, counted);
    return { code, ...counted };
  } finally {
    copy.remove();
    extension.remove();
  }
}

const all = `integration${flags.vsix === undefined ? '' : '-vsix'}`;
clearResult(all);
const results = [];
for (const suite of wanted) results.push(await runOne(suite));
const totals = addUp(results);
writeResult(all, totals);
process.stdout.write(`\n${all}: ${closingLine(totals)}\n`);
process.exit(Math.max(...results.map(({ code }) => code)));
