// Brings the dependencies in where they are missing or older than the lock file. No step of it is needed twice.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Runs `npm ci` in the repository if `node_modules` does not fit the lock file. Ends the process with a clear line when that fails. */
export function install(root) {
  const marker = join(root, 'node_modules/.package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  process.stdout.write('Installing the dependencies …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('The dependencies could not be installed: see what npm says above.\n');
    process.exit(2);
  }
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Installs Debian's Chromium for the editor tests where none is found and this may be done. Elsewhere the tests say what is missing. */
export function installBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = browsers.some((name) => folders.some((folder) => existsSync(join(folder, name))));
  if (found || process.env.CHROMIUM_EXECUTABLE || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  if (!folders.some((folder) => existsSync(join(folder, 'apt-get')))) return;
  process.stdout.write('Installing Chromium for the editor tests …\n');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}
