// Brings packages of the registry into a folder, so that the catalogue can be checked against them: their type declarations, or their sources where they ship
// no declarations.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `@types/foo__bar` for `@foo/bar`. */
export function typesPackage(name) {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}

/**
 * The folder of a package in the cache, fetched with `npm pack` where it is not there yet.
 *
 * @param version the version to fetch; the latest without it
 * @returns undefined where the registry has no such package
 */
export async function packageFolder(cache, name, version) {
  const folder = join(cache, name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  const spec = version ? `${name}@${version}` : name;
  try {
    const { stdout } = await run('npm', ['pack', '--silent', '--ignore-scripts', spec], { cwd: cache });
    const tarball = join(cache, stdout.trim().split('\n').at(-1) ?? '');
    const unpack = (...wanted) =>
      run('tar', ['xzf', tarball, '-C', folder, '--strip-components=1', '--wildcards', ...wanted]).catch(
        () => undefined,
      );
    await unpack('*.d.ts', '*.d.mts', '*.d.cts', '*/package.json');
    if (isBare(folder)) await unpack('*.ts', '*.js', '*.mjs');
    rmSync(tarball, { force: true });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  return existsSync(join(folder, 'package.json')) ? folder : undefined;
}

export function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function filesOf(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(folder.length).includes('node_modules'));
}

/** Whether a package's declarations say nothing: it has none, or one that only points at sources. */
function isBare(folder) {
  return declarationFiles(folder).reduce((sum, path) => sum + statSync(path).size, 0) < 1000;
}

const most = 60_000_000;

/**
 * Paths of the files to read for a package: its declarations, or its sources where it ships none worth the name; of the largest packages only the first 60 MB.
 */
export function readableFiles(folder) {
  let size = 0;
  const files = isBare(folder) ? sourceFiles(folder) : declarationFiles(folder);
  return files.filter((path) => (size += statSync(path).size) < most);
}

/** Paths of the declaration files in a package's folder. */
function declarationFiles(folder) {
  return filesOf(folder, /\.d\.[mc]?ts$/);
}

/** Paths of the source files of a package that ships no declarations. */
function sourceFiles(folder) {
  return filesOf(folder, /(?<!\.min)\.[mc]?[jt]s$/);
}
