// Totals of one run as a JSON file in test-results/, for the command that adds up all kinds of tests.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './bundle.mjs';

export const resultsFolder = join(repository, 'test-results');

export function resultFile(name) {
  return join(resultsFolder, `${name}.json`);
}

/** Takes an old result away, so that it is never taken for one of this run. */
export function clearResult(name) {
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(resultFile(name), { force: true });
}

/** The totals that the suite wrote, or undefined where it did not come to its end. */
export function readResult(name) {
  try {
    const { passed, failed, skipped } = JSON.parse(readFileSync(resultFile(name), 'utf8'));
    return [passed, failed, skipped].every(Number.isInteger) ? { passed, failed, skipped } : undefined;
  } catch {
    return undefined;
  }
}

export function writeResult(name, { passed, failed, skipped }) {
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(resultFile(name), `${JSON.stringify({ name, passed, failed, skipped })}\n`);
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

export function addUp(totals) {
  const sum = (key) => totals.reduce((all, one) => all + one[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
