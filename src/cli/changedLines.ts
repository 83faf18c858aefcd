import { diffArrays } from 'diff';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { Failure } from './failure.js';
import { git } from './git.js';

/** More changes than this in one file are not told apart: then all of it has changed. */
const mostEdits = 4000;

type Changed = 'all' | ReadonlySet<number>;

function lines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/**
 * The 1-based lines of a text that were not so before. Where lines were only taken out, their neighbours count: what was a guarded call may be a bare one now.
 */
export function changedLines(before: string, after: string): Changed {
  const parts = diffArrays(lines(before), lines(after), { maxEditLength: mostEdits }) as
    { readonly value: readonly string[]; readonly added: boolean; readonly removed: boolean }[] | undefined;
  if (parts === undefined) return 'all';
  const changed = new Set<number>();
  let line = 1;
  for (const { value, added, removed } of parts) {
    if (removed) {
      changed.add(line - 1);
      changed.add(line);
      continue;
    }
    if (added) for (let at = line; at < line + value.length; at++) changed.add(at);
    line += value.length;
  }
  return changed;
}

/** What of the working tree differs from a revision. Files are compared as they are asked for. */
export class Changes {
  readonly #top: string;
  /** Posix path from the top of the repository to the id of its content then. */
  readonly #then: ReadonlyMap<string, string>;
  readonly #known = new Map<string, Changed>();

  private constructor(top: string, then: ReadonlyMap<string, string>) {
    this.#top = top;
    this.#then = then;
  }

  /**
   * The changes since the commit from which the working tree and a revision both come, so that what others did on a branch meanwhile does not count; since the
   * revision itself where they have none in common.
   *
   * @throws Failure where there is no git, no repository or no such revision
   */
  static async since(revision: string, folder: string): Promise<Changes> {
    const text = async (...args: string[]): Promise<string> => (await git(folder, args)).toString().trim();
    const top = await text('rev-parse', '--show-toplevel').catch((error: unknown) => {
      if (error instanceof Failure && error.message.includes('not a git repository'))
        throw new Failure('--since needs a git repository, and the folder lies in none');
      throw error;
    });
    const commit = await text('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).catch(
      (error: unknown) => {
        if (error instanceof Failure && error.message.startsWith('git refuses'))
          throw new Failure(`git knows no revision ${revision}`);
        throw error;
      },
    );
    const base = await text('merge-base', commit, 'HEAD').catch(() => commit);
    const listed = (await git(folder, ['ls-tree', '-r', '-z', '--full-tree', base])).toString().split('\0');
    const then = new Map<string, string>();
    for (const entry of listed) {
      const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry);
      if (match?.[1] !== undefined && match[2] !== undefined) then.set(match[2], match[1]);
    }
    return new Changes(top, then);
  }

  /** Compares files, by their absolute paths. */
  async load(paths: Iterable<string>): Promise<void> {
    for (const path of paths) if (!this.#known.has(path)) this.#known.set(path, await this.#compare(path));
  }

  /** Whether one of some lines of a loaded file has changed. */
  has(path: string, from: number, to: number): boolean {
    const changed = this.#known.get(path);
    if (changed === undefined) return false;
    if (changed === 'all') return true;
    for (let line = from; line <= to; line++) if (changed.has(line)) return true;
    return false;
  }

  async #compare(path: string): Promise<Changed> {
    const id = this.#then.get(relative(this.#top, path).split(sep).join('/'));
    if (id === undefined) return 'all';
    const now = readFileSync(path);
    const hash = createHash(id.length === 40 ? 'sha1' : 'sha256');
    if (hash.update(`blob ${now.length}\0`).update(now).digest('hex') === id) return new Set();
    const before = await git(this.#top, ['cat-file', 'blob', id]);
    return changedLines(before.toString(), now.toString());
  }
}
