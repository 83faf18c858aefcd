import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { Failure } from './failure.js';

/** What git says may be as large as a repository's list of files. */
const mostOutput = 512 * 1024 * 1024;

/**
 * Runs one of git's own plumbing commands, which compare nothing with the working tree: no hook, filter, external diff or file system monitor of the repository's
 * configuration is run by them. Nothing is fetched, nobody is asked, and a program called git in the working directory is not taken for git.
 *
 * @throws Failure where there is no git, or where it refuses
 */
export async function git(folder: string, args: readonly string[]): Promise<Buffer> {
  const all = ['-C', folder, '--no-pager', '--no-replace-objects', '-c', 'core.fsmonitor=false', ...args];
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    NoDefaultCurrentDirectoryInExePath: '1',
    LC_ALL: 'C',
  };
  const cwd = dirname(process.execPath);
  return new Promise((resolve, reject) => {
    execFile('git', all, { cwd, env, encoding: 'buffer', maxBuffer: mostOutput }, (error, out, said) => {
      if (error === null) resolve(out);
      else if (error.code === 'ENOENT')
        reject(new Failure('--since needs git, which is not installed or not on the PATH'));
      else {
        const [line = ''] = said.toString().trim().split('\n');
        reject(new Failure(`git refuses: ${line.replace(/^fatal: /, '') || error.message}`, { cause: error }));
      }
    });
  });
}
