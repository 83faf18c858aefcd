import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../../src/cli/run.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder on disk in which commands are run. */
export class Sandbox {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    this.folder = mkdtempSync(join(tmpdir(), 'pledge-cli-'));
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  async run(
    args: readonly string[],
    options: { cwd?: string; colours?: boolean; interactive?: boolean; signal?: AbortSignal } = {},
  ): Promise<Ran> {
    const said = { out: '', err: '' };
    const code = await run(args, {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      cwd: join(this.folder, options.cwd ?? ''),
      colours: options.colours ?? false,
      interactive: options.interactive ?? false,
      signal: options.signal ?? new AbortController().signal,
    });
    return { code, ...said };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
