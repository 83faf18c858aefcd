// The integration tests in the extension host of the web, where a workspace is virtual and the server a web worker.
//
//   node test/runWeb.mjs [--suite NAME] [--grep TEXT]
//
// Exit codes: 0 all passed, 1 a test failed, 3 a suite did not come to its end, 4 a suite ran no test.
import { parseArgs } from 'node:util';
import { buildWhereMissing } from './runner/build.mjs';
import { addUp, clearResult, closingLine, readResult, writeResult } from './runner/results.mjs';
import { runInWeb } from './runner/runInWeb.mjs';

/**
 * Suites of the Node extension host. Not all: a workspace of several folders is read before any extension can provide its files, and a virtual one is trusted by itself.
 */
const suites = [
  {
    name: 'folder',
    suite: 'test/integration/folder',
    workspace: 'test/workspaces/shop',
    query: { folder: 'pledgetest:/' },
  },
  {
    name: 'no-policy',
    suite: 'test/integration/no-policy',
    workspace: 'test/workspaces/fresh',
    query: { folder: 'pledgetest:/' },
  },
];

const { values: flags } = parseArgs({ options: { grep: { type: 'string' }, suite: { type: 'string' } } });
const wanted = suites.filter(({ name }) => flags.suite === undefined || flags.suite === name);
if (wanted.length === 0) {
  process.stderr.write(`There is no suite ${flags.suite}: ${suites.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

buildWhereMissing();
clearResult('web');
const results = [];
for (const { name, ...options } of wanted) {
  const label = `web-${name}`;
  process.stdout.write(`\n${label}\n`);
  clearResult(label);
  const problem = await runInWeb({ label, ...options, ...(flags.grep === undefined ? {} : { grep: flags.grep }) });
  const totals = readResult(label);
  if (problem !== undefined) process.stdout.write(`${problem}\n`);
  const code = totals === undefined ? 3 : totals.failed > 0 || problem !== undefined ? 1 : totals.passed === 0 ? 4 : 0;
  const counted = totals ?? { passed: 0, failed: 1, skipped: 0 };
  // A run that goes wrong outside its tests, or runs none, must not look green to whoever adds up.
  results.push({ code, ...(code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted) });
}
const totals = addUp(results);
writeResult('web', totals);
process.stdout.write(`\nweb: ${closingLine(totals)}\n`);
process.exit(Math.max(...results.map(({ code }) => code)));
