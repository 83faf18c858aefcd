// Tests change files, so each run works on a copy.
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { repository } from './bundle.mjs';

/** Copies a folder of the repository; gives the copy's path and what removes it. */
export function copyWorkspace(folder) {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'pledge-workspace-')));
  const path = join(parent, basename(folder));
  cpSync(join(repository, folder), path, { recursive: true });
  return { path, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
