// Starts the trimmed VS Code server for one run, and ends it with everything that it started.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureServer } from '../../scripts/vscode-server.mjs';

const startLimit = 60_000;
const signals = ['SIGINT', 'SIGTERM'];

/** Lets the `exit` handlers run: without it Ctrl+C would leave the server behind. */
const interrupt = () => process.exit(130);

/** Quiet and quick: nothing that the tests do not look at. */
export const quiet = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

function serverArguments(dataFolder, extensionsFolder) {
  return ['--accept-server-license-terms', '--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
}

function environment(dataFolder, env = {}) {
  // Sockets go into the data folder: elsewhere each run would leave one behind.
  return { ...process.env, ...env, EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: dataFolder };
}

/** Installs a packaged extension as a user would; rejects with VS Code's own words when it is bad. */
async function installVsix({ root, node }, vsix, dataFolder, extensionsFolder) {
  const main = join(root, 'out/server-main.js');
  await promisify(execFile)(
    node,
    [main, '--install-extension', vsix, ...serverArguments(dataFolder, extensionsFolder)],
    {
      env: environment(dataFolder),
    },
  );
}

/**
 * @param {{ settings?: Record<string, unknown>, env?: Record<string, string>, vsix?: string, trust?: boolean }} options `trust` leaves workspace trust on
 * @returns {Promise<{ port: number, logs: string, ended: Promise<string>, log: () => string, stop: () => void }>} `logs` is the folder of VS Code's own logs, those of extensions among them
 */
export async function startServer({ settings = {}, env, vsix, trust = false } = {}) {
  const installed = await ensureServer();
  const dataFolder = await mkdtemp(join(tmpdir(), 'pledge-vscode-'));
  const extensionsFolder = join(dataFolder, 'extensions');
  mkdirSync(join(dataFolder, 'data/User'), { recursive: true });
  mkdirSync(extensionsFolder);
  writeFileSync(join(dataFolder, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }));
  if (vsix !== undefined) await installVsix(installed, vsix, dataFolder, extensionsFolder);

  const child = spawn(
    installed.node,
    [
      join(installed.root, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
      // Without it a built VS Code ignores the extension and the tests that the page's address names.
      '--enable-smoke-test-driver',
      ...(trust ? [] : ['--disable-workspace-trust']),
      ...['--disable-telemetry', '--disable-experiments'],
      ...serverArguments(dataFolder, extensionsFolder),
    ],
    // A process group of its own, so that the extension hosts end with it.
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: environment(dataFolder, env) },
  );
  let output = '';
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    process.off('exit', stop);
    for (const signal of signals) process.off(signal, interrupt);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.on('exit', stop);
  for (const signal of signals) process.on(signal, interrupt);

  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(`VS Code's server could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`VS Code's server ended (${signal ?? code})`));
  });
  const listening = new Promise((resolve) => {
    const read = (chunk) => {
      output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  let timer;
  const port = await Promise.race([
    listening,
    ended.then((reason) => Promise.reject(new Error(`${reason}\n${output}`))),
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`VS Code's server was not ready in time\n${output}`)), startLimit);
    }),
  ]).catch((error) => {
    stop();
    throw error;
  });
  clearTimeout(timer);
  return { port, logs: join(dataFolder, 'data/logs'), ended, log: () => output, stop };
}
