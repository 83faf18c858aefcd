// Runs one suite in the Node extension host of the trimmed VS Code server, with Chromium as its window.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { resultsFolder } from './results.mjs';
import { startServer } from './vscodeServer.mjs';
import { workbenchAddress } from './workbench.mjs';

const limit = 240_000;
const verbose = process.env.VERBOSE === '1';

function keepLogs(label, logs) {
  for (const { relativePath, contents } of logs ?? []) {
    const file = join(resultsFolder, `logs-${label}`, dirname(relativePath), basename(relativePath));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
}

/**
 * @param {{ label: string, workspace: string, extension: string, tests: string, env: Record<string, string>, vsix?: string, trust?: boolean }} options
 * @returns {Promise<string | undefined>} why the run did not come to its end, or undefined. Exit code 0 alone proves nothing: a host that is killed gives it too.
 */
export async function runInServer({ label, workspace, extension, tests, env, vsix, trust }) {
  const server = await startServer({
    vsix,
    env,
    trust,
    settings: trust
      ? { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }
      : {},
  });
  const others = [];
  let browser;
  try {
    browser = await launchChromium();
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      if (line.startsWith('[suite] ')) process.stdout.write(`${line.slice(8)}\n`);
      else if (verbose) process.stdout.write(`    ${line}\n`);
      else others.push(line);
    });
    const exited = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', (code, logs) => {
        keepLogs(label, logs);
        resolve({ code });
      });
    });
    const crashed = new Promise((resolve) => page.once('crash', () => resolve({ reason: 'the page crashed' })));
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve({ reason: `no result within ${limit / 1000} s` }), limit);
    });
    await page.goto(workbenchAddress(server.port, { workspace, extension, tests }), { waitUntil: 'commit' });
    const outcome = await Promise.race([exited, crashed, late, server.ended.then((reason) => ({ reason }))]);
    clearTimeout(timer);
    if (outcome.code === 0) return undefined;
    mkdirSync(resultsFolder, { recursive: true });
    writeFileSync(join(resultsFolder, `${label}-server.log`), server.log());
    cpSync(server.logs, join(resultsFolder, `logs-${label}`, 'server'), { recursive: true, force: true });
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
