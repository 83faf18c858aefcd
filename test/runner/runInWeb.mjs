// Runs one suite in the extension host of the web: VS Code's page in Chromium, with nothing behind it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { repository } from './bundle.mjs';
import { launchChromium } from './chromium.mjs';
import { resultsFolder, writeResult } from './results.mjs';
import { bundleProvider, bundleWebSuite } from './webBundle.mjs';
import { startWebWorkbench } from './webWorkbench.mjs';

const limit = 240_000;
const verbose = process.env.VERBOSE === '1';

/**
 * Writes the totals as the result of that name when the suite has come to its end.
 *
 * @param {{ label: string, suite: string, workspace?: string, query: Record<string, string>, grep?: string, trust?: boolean, settings?: Record<string, unknown> }} options
 * @returns {Promise<string | undefined>} why the run did not come to its end, or undefined
 */
export async function runInWeb({ label, suite, workspace, query, grep, trust, settings }) {
  const extensions = {
    pledge: process.env.PLEDGE_EXTENSION ?? repository,
    provider: await bundleProvider(label, workspace),
  };
  await bundleWebSuite(label, suite, grep);
  const server = await startWebWorkbench({ extensions, tests: 'provider/index.js', settings, trust });
  const others = [];
  let browser;
  try {
    browser = await launchChromium();
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      if (line.startsWith('[suite] ')) process.stdout.write(`${line.slice(8)}\n`);
      else if (line.startsWith('[totals] ')) writeResult(label, JSON.parse(line.slice(9)));
      else if (verbose) process.stdout.write(`    ${line}\n`);
      else others.push(line);
    });
    const exited = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', (code) => resolve({ code }));
    });
    const crashed = new Promise((resolve) => page.once('crash', () => resolve({ reason: 'the page crashed' })));
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve({ reason: `no result within ${limit / 1000} s` }), limit);
    });
    await page.goto(server.address(query), { waitUntil: 'commit' });
    const outcome = await Promise.race([exited, crashed, late]);
    clearTimeout(timer);
    if (outcome.code === 0) return undefined;
    mkdirSync(resultsFolder, { recursive: true });
    writeFileSync(join(resultsFolder, `${label}.log`), others.join('\n'));
    if (outcome.reason !== undefined)
      await page.screenshot({ path: join(resultsFolder, `${label}.png`) }).catch(() => undefined);
    const reason = outcome.reason ?? `VS Code's tests ended with code ${outcome.code}`;
    const errors = others
      .filter((line) => /error|cannot|failed/i.test(line) && !/status code 404/.test(line))
      .slice(-10);
    return [reason, ...errors.map((line) => `    ${line.slice(0, 500)}`)].join('\n');
  } finally {
    await browser?.close().catch(() => undefined);
    server.stop();
  }
}
