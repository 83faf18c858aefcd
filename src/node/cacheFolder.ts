import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Builds of the engine whose caches are kept beside each other (an editor's and a command line's), the newest. */
const mostEngines = 3;

/** The folder in which the platform keeps caches of programs. */
export function platformCache(env: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  const named = env['XDG_CACHE_HOME'] ?? '';
  return named === '' ? join(homedir(), '.cache') : named;
}

/**
 * The folder of a workspace's cache: `node_modules/.cache/pledge` below its root, else one of its own in the platform's. Nothing is made.
 *
 * @param platform as of `platformCache`; undefined where nothing may be kept there
 */
export function cacheFolderOf(root: string, platform: string | undefined): string | undefined {
  if (existsSync(join(root, 'node_modules'))) return join(root, 'node_modules', '.cache', 'pledge');
  return platform === undefined ? undefined : join(platform, 'pledge', digest(root).slice(0, 16));
}

/**
 * The folder for this build of the engine: facts of another one may say other things. Removes those of older builds.
 *
 * @param folder of the cache
 */
export function engineFolder(folder: string): string {
  const own = engineId();
  try {
    const others = readdirSync(folder)
      .filter((name) => /^[\w-]{16}$/.test(name) && name !== own)
      .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { path } of others.slice(mostEngines - 1)) rmSync(path, { recursive: true, force: true });
  } catch {
    // There is none yet, or it may not be changed.
  }
  return join(folder, own);
}

let known: string | undefined;

/** Names the code that is running: this bundle, and the parser beside it. */
function engineId(): string {
  if (known === undefined) {
    const parser = join(__dirname, 'parser.js');
    const parts = [__filename, ...(existsSync(parser) ? [parser] : [])].map((file) => digest(readFileSync(file)));
    known = digest(parts.join()).slice(0, 16);
  }
  return known;
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url');
}
