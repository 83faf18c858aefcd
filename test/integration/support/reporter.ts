import { inspect } from 'node:util';

/** The part of mocha's runner that a reporter listens to. */
interface Runner {
  on(event: 'pass' | 'pending', listener: (test: Mocha.Test) => void): unknown;
  on(event: 'fail', listener: (test: Mocha.Test, error: unknown) => void): unknown;
}

/** Each line carries a mark by which the runner outside tells it from VS Code's own log. */
function say(text: string): void {
  for (const line of text.split('\n')) console.log(`[suite] ${line}`);
}

/** A reporter (mocha calls it with `new`) that writes whole lines: mocha's own print formats, which arrive raw through VS Code's log. */
export function reportLines(runner: Runner): void {
  runner.on('pass', (test) => {
    say(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on('pending', (test) => {
    say(`  - ${test.fullTitle()}`);
  });
  runner.on('fail', (test, error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
    say(`  ✗ ${test.fullTitle()}\n${text.replace(/^/gm, '      ')}`);
  });
}
