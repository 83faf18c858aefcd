import { writeFileSync } from 'node:fs';
import { reportLines } from './reporter.js';

/**
 * What VS Code calls: runs the test modules under mocha in this extension host, and writes the totals to the file that SUITE_RESULT names. That file, not the
 * exit code, is the proof that the tests came to their end.
 *
 * @param modules load the test files; each is called once mocha's globals are there
 */
export async function runSuite(modules: readonly (() => Promise<unknown>)[]): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', reporter: reportLines as unknown as string, timeout: 60_000, slow: 5_000 });
  const wanted = process.env['SUITE_GREP'];
  if (wanted !== undefined) mocha.grep(wanted);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of modules) await load();
  const totals = await new Promise<{ passed: number; failed: number; skipped: number }>((resolve) => {
    const runner = mocha.run((failures) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed: failures, skipped: runner.stats?.pending ?? 0 });
    });
  });
  const file = process.env['SUITE_RESULT'];
  if (file === undefined) throw new Error('SUITE_RESULT names no file for the totals');
  writeFileSync(file, JSON.stringify(totals));
  if (totals.failed > 0) throw new Error(`${totals.failed} tests failed`);
}
