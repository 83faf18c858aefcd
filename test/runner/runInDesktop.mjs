// Runs one suite in desktop VS Code, where one is given or can be downloaded.
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The executable of a desktop VS Code, or undefined where none can be had. VSCODE_TEST=server leaves the download out, VSCODE_TEST=desktop makes its failure an error.
 */
export async function findDesktop() {
  const given = process.env.VSCODE_EXECUTABLE;
  if (given) return given;
  if (process.env.VSCODE_TEST === 'server') return undefined;
  try {
    return await downloadAndUnzipVSCode({ timeout: 5000, reporter: new SilentReporter() });
  } catch (error) {
    if (process.env.VSCODE_TEST === 'desktop') throw error;
    return undefined;
  }
}

/** On Linux without a display the whole run starts again under xvfb; gives its exit code, or undefined where that is not needed. */
export function runAgainWithDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return undefined;
  const again = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
  if (again.error) {
    process.stderr.write('Desktop VS Code needs a display: install xvfb, or set VSCODE_TEST=server.\n');
    return 5;
  }
  return again.status ?? 1;
}

/** @returns {Promise<string | undefined>} why the run did not come to its end, or undefined */
export async function runInDesktop({ executable, workspace, extension, tests, env }) {
  const data = mkdtempSync(join(tmpdir(), 'pledge-desktop-'));
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      extensionTestsEnv: env,
      launchArgs: [
        workspace,
        ...['--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions'), '--disable-telemetry'],
      ],
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
