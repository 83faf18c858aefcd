import 'mocha/mocha.js';
import { reportLines } from '../integration/support/reporter.js';

/**
 * What VS Code calls in the extension host of the web: runs the test modules under mocha's browser build, and tells the totals in a line of their own. That line, not
 * the exit code, is the proof that the tests came to their end.
 *
 * @param modules load the test files; each is called once mocha's globals are there
 * @param grep which tests; all where it is empty
 */
export async function runSuite(modules: readonly (() => Promise<unknown>)[], grep: string): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: reportLines as unknown as string, timeout: 60_000, slow: 5_000 });
  if (grep !== '') mocha.grep(grep);
  for (const load of modules) await load();
  const totals = await new Promise<{ passed: number; failed: number; skipped: number }>((resolve) => {
    const runner = mocha.run((failures) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed: failures, skipped: runner.stats?.pending ?? 0 });
    });
  });
  console.log(`[totals] ${JSON.stringify(totals)}`);
  if (totals.failed > 0) throw new Error(`${totals.failed} tests failed`);
}
