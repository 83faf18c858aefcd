import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure } from './failure.js';
import type { Io } from './io.js';

/** Endings of output files to the format that they stand for. */
export function formatOf(file: string | undefined, endings: Readonly<Record<string, string>>): string | undefined {
  if (file === undefined) return undefined;
  return Object.entries(endings).find(([ending]) => file.toLowerCase().endsWith(ending))?.[1];
}

/**
 * Writes a file that the user named.
 *
 * @throws Failure where there is one already and `force` is not set, or where it cannot be written
 */
export function writeOutput(io: Io, file: string, text: string, force: boolean): void {
  const path = resolve(io.cwd, file);
  if (!force && existsSync(path)) throw new Failure(`${file} exists already; --force overwrites it`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure(`${file} cannot be written (${code})`, { cause: error });
  }
}
