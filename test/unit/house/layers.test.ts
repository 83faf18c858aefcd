import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, it } from 'mocha';

/** Files below a folder that end in .ts, relative to the repository. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What each file of a folder imports, directly and through others, with one way to it. Types are gone by then: they bind nothing. */
async function reached(
  folder: string,
  platform: 'node' | 'browser',
  packages: 'external' | 'bundle',
): Promise<Map<string, string>> {
  const { metafile } = await build({
    entryPoints: sources(folder),
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform,
    packages,
    mainFields: ['module', 'main'],
    outdir: 'unused',
    logLevel: 'silent',
    external: ['vscode', 'node:*'],
  });
  const found = new Map<string, string>();
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    for (const { path } of imports) found.set(path, file);
  }
  return found;
}

function forbid(found: ReadonlyMap<string, string>, forbidden: RegExp): void {
  const broken = [...found].filter(([path]) => forbidden.test(path)).map(([path, by]) => `${by} imports ${path}`);
  assert.deepEqual(broken, []);
}

const editor = 'vscode$|vscode-languageclient';
const protocol = 'vscode-languageserver|vscode-jsonrpc';
const parser = 'typescript$|@typescript-eslint\\/typescript-estree|oxc-parser';

describe('layers', function () {
  this.timeout(60_000);

  it('core reaches no editor, no Node, no protocol, no parser and no other layer', async () => {
    const found = await reached('src/core', 'node', 'external');
    assert.ok(found.size > 50, 'the walk found the core');
    forbid(found, new RegExp(`^(?:${editor}|${protocol}|${parser}|node:)|^src\\/(?!core\\/)`));
  });

  it('core bundles for a browser with all its packages', async () => {
    forbid(await reached('src/core', 'browser', 'bundle'), /^node:/);
  });

  it('only the client knows VS Code', async () => {
    for (const folder of ['src/core', 'src/server', 'src/cli', 'src/node', 'src/parsers'])
      forbid(await reached(folder, 'node', 'external'), new RegExp(`^(?:${editor})|^src\\/client\\/`));
  });

  it('the client reaches neither the parser nor the command line', async () => {
    forbid(
      await reached('src/client', 'node', 'external'),
      new RegExp(`^(?:${parser})|^src\\/(?:cli|parsers|server)\\/`),
    );
  });

  it('only Node implementations of the workspace and the command line touch a disk', async () => {
    for (const folder of ['src/core', 'src/parsers'])
      forbid(
        await reached(folder, 'node', 'external'),
        /^(?:node:)?(?:fs|child_process|http|https|net|dgram|dns|tls)(?:\/|$)/,
      );
  });
});
