import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './bundle.mjs';

/** Builds the extension where that was not done yet. An old build is left alone: `npm run build` is for that. */
export function buildWhereMissing() {
  const built = ['client', 'server', 'clientBrowser', 'serverBrowser', 'parser'].every((name) =>
    existsSync(join(repository, 'dist', `${name}.js`)),
  );
  if (!built) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: repository, stdio: 'inherit' });
}
