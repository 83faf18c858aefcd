import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { Boundary } from '../../../src/core/files/boundary.js';
import { PolicyLocator } from '../../../src/core/files/governing.js';
import { resolveSettings } from '../../../src/core/settings/resolve.js';
import { MemoryWorkspace } from '../../../src/core/workspace/memory.js';
import { relativePath } from '../../../src/core/workspace/uris.js';

interface Given {
  readonly files: readonly string[];
  readonly root?: string;
  readonly policy?: string;
  readonly override?: string;
}

async function governing(
  file: string,
  { files, root = '', policy = '', override }: Given,
): Promise<string | undefined> {
  const disk = new MemoryWorkspace(Object.fromEntries(files.map((path) => [path, ''])));
  const top = disk.uri(root);
  const workspace = {
    roots: [top],
    readFolder: disk.readFolder.bind(disk),
    readMany: disk.readMany.bind(disk),
    stat: disk.stat.bind(disk),
  };
  const settings = resolveSettings({ folder: top, values: { policy } }, []);
  const locator = new PolicyLocator(
    workspace,
    new Boundary(workspace),
    () => Promise.resolve(settings),
    override === undefined ? undefined : disk.uri(override),
  );
  const found = await locator.governing(disk.uri(file));
  return found && `${found.by} ${relativePath(disk.uri(''), found.policy)}`;
}

describe('the governing policy', () => {
  const files = ['.git/HEAD', 'privacy.policy.yaml', 'packages/a/privacy.policy.yaml', 'packages/a/src/x.ts'];

  it('is the nearest one up', async () => {
    assert.equal(await governing('packages/a/src/x.ts', { files }), 'nearest packages/a/privacy.policy.yaml');
    assert.equal(await governing('packages/b/src/x.ts', { files }), 'nearest privacy.policy.yaml');
    assert.equal(await governing('x.ts', { files }), 'nearest privacy.policy.yaml');
  });

  it('is looked for up to the root of the repository, also where a folder of it is opened alone', async () => {
    assert.equal(await governing('packages/b/x.ts', { files, root: 'packages/b' }), 'nearest privacy.policy.yaml');
  });

  it('is not looked for above the opened folder where there is no repository', async () => {
    assert.equal(await governing('b/x.ts', { files: ['privacy.policy.yaml'], root: 'b' }), undefined);
  });

  it('is not looked for above the repository', async () => {
    assert.equal(
      await governing('b/c/x.ts', { files: ['privacy.policy.yaml', 'b/.git/HEAD'], root: 'b/c' }),
      undefined,
    );
  });

  it('is what the settings say, relative to the folder that they belong to', async () => {
    assert.equal(await governing('packages/a/src/x.ts', { files, policy: './docs/p.yaml' }), 'settings docs/p.yaml');
    assert.equal(await governing('a/x.ts', { files, root: 'a', policy: '../p.yaml' }), 'settings p.yaml');
  });

  it('is what the command line says before all', async () => {
    assert.equal(
      await governing('packages/a/src/x.ts', { files, policy: 'p.yaml', override: 'o.yaml' }),
      'command-line o.yaml',
    );
  });
});
