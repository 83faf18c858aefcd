// Which extension the tests meet: the repository itself, or one installed from a package.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { repository } from './bundle.mjs';

/**
 * VS Code runs tests only where some extension is under development. For an installed one that is an empty stand-in.
 *
 * @param {string | undefined} vsix path of a package
 */
export function extensionUnderTest(vsix) {
  if (vsix === undefined) return { path: repository, vsix: undefined, remove: () => undefined };
  const path = mkdtempSync(join(tmpdir(), 'pledge-test-host-'));
  const manifest = { name: 'test-host', publisher: 'pledge-privacy', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(path, 'package.json'), JSON.stringify(manifest));
  return { path, vsix: resolve(vsix), remove: () => rmSync(path, { recursive: true, force: true }) };
}
