import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { Boundary } from '../../../src/core/files/boundary.js';
import { FileSelection } from '../../../src/core/files/selection.js';
import { walk } from '../../../src/core/files/walk.js';
import { resolveSettings } from '../../../src/core/settings/resolve.js';
import { MemoryWorkspace } from '../../../src/core/workspace/memory.js';
import { relativePath } from '../../../src/core/workspace/uris.js';

interface Given {
  readonly files: readonly string[] | Readonly<Record<string, string>>;
  readonly exclude?: readonly string[];
  readonly root?: string;
  readonly start?: string;
}

/** The paths that are analysed, from the memory workspace's top. Holds as well that a single file is decided as in the walk. */
async function selected({ files, exclude = [], root = '', start }: Given): Promise<string[]> {
  const contents = Array.isArray(files)
    ? Object.fromEntries((files as string[]).map((path) => [path, '']))
    : (files as Record<string, string>);
  const disk = new MemoryWorkspace(contents);
  const top = disk.uri(root);
  const workspace = {
    roots: [top],
    readFolder: disk.readFolder.bind(disk),
    readMany: disk.readMany.bind(disk),
    stat: disk.stat.bind(disk),
  };
  const settings = resolveSettings({ folder: top, values: { exclude } }, []);
  const selection = new FileSelection(workspace, new Boundary(workspace), () => Promise.resolve(settings));
  const begin = start === undefined ? top : disk.uri(start);
  if (start !== undefined) selection.start(begin);
  const found = await walk(workspace, selection, begin, () => undefined);
  for (const path of Object.keys(contents)) {
    const uri = disk.uri(path);
    if (!uri.startsWith(begin)) continue;
    const exclusion = await selection.exclusion(uri);
    assert.equal(exclusion === undefined, found.sources.includes(uri), `${path} is decided alone as in the walk`);
  }
  return found.sources.map((uri) => relativePath(disk.uri(''), uri));
}

describe('file selection', () => {
  it('takes source files of every ending, and nothing else', async () => {
    const files = [
      'a.ts',
      'b.tsx',
      'c.mts',
      'd.cts',
      'e.js',
      'f.jsx',
      'g.mjs',
      'h.cjs',
      'i.json',
      'j.md',
      'k.vue',
      'ts',
      'l.TS',
    ];
    assert.deepEqual(await selected({ files }), [
      'a.ts',
      'b.tsx',
      'c.mts',
      'd.cts',
      'e.js',
      'f.jsx',
      'g.mjs',
      'h.cjs',
      'l.TS',
    ]);
  });

  it('leaves out dependencies, output, generated code and tests, at any depth', async () => {
    const files = [
      'src/a.ts',
      'src/latest.ts',
      'src/contest/mint.ts',
      'src/distance.ts',
      'src/testimonials/a.tsx',
      'src/ab-test.ts',
      'node_modules/x/a.ts',
      'packages/a/node_modules/x/a.ts',
      'packages/a/dist/a.js',
      'packages/a/.next/a.js',
      'src/generated/a.ts',
      'src/__tests__/a.ts',
      'src/a.test.tsx',
      'src/a.spec.ts',
      'src/a.stories.tsx',
      'src/a.d.ts',
      'src/a.min.js',
      'src/__mocks__/a.ts',
      'e2e/a.ts',
    ];
    assert.deepEqual(await selected({ files }), [
      'src/a.ts',
      'src/ab-test.ts',
      'src/contest/mint.ts',
      'src/distance.ts',
      'src/latest.ts',
      'src/testimonials/a.tsx',
    ]);
  });

  it('counts the defaults below the opened folder only', async () => {
    assert.deepEqual(
      await selected({ files: ['test/fixtures/app/a.ts', 'test/fixtures/app/test/b.ts'], root: 'test/fixtures/app' }),
      ['test/fixtures/app/a.ts'],
    );
  });

  it('takes in what was asked for by name, its own content by the usual rules', async () => {
    const files = {
      'tests/app/a.ts': '',
      'tests/app/a.test.ts': '',
      'tests/app/node_modules/b.ts': '',
      'c.ts': '',
      '.gitignore': 'tests',
    };
    assert.deepEqual(await selected({ files, start: 'tests/app' }), ['tests/app/a.ts']);
  });

  it('lets settings add excludes', async () => {
    const files = ['src/a.ts', 'src/legacy/b.ts', 'src/legacy/deep/c.ts', 'lib/d.ts', 'src/x.story.ts', 'e.config.ts'];
    assert.deepEqual(await selected({ files, exclude: ['src/legacy/**', '*.config.ts', './lib'] }), ['src/a.ts']);
  });

  it('lets settings take defaults away, without opening dependencies', async () => {
    const files = ['a.test.ts', 'src/generated/b.ts', 'node_modules/x/c.test.ts', 'dist/d.test.ts', 'vendor/e.ts'];
    assert.deepEqual(await selected({ files, exclude: ['!**/*.test.ts', '!**/generated/**'] }), [
      'a.test.ts',
      'src/generated/b.ts',
    ]);
    assert.deepEqual(await selected({ files, exclude: ['!vendor'] }), ['vendor/e.ts']);
    assert.deepEqual(await selected({ files, exclude: ['!node_modules/x/**', '!**/*.test.ts', '!node_modules'] }), [
      'a.test.ts',
      'node_modules/x/c.test.ts',
    ]);
  });

  it('lets a package that was taken back in keep its dependencies out', async () => {
    const files = { 'vendor/a.ts': '', 'vendor/node_modules/b.ts': '' };
    assert.deepEqual(await selected({ files, exclude: ['!vendor/**'] }), ['vendor/a.ts']);
  });

  describe('.gitignore', () => {
    it('counts with nesting, negation, anchors and comments', async () => {
      const files = {
        '.gitignore': '# ours\nsecret*\n/only-here.ts\n!secret-kept.ts\nlogs/\n\\#odd.ts\n',
        'secret.ts': '',
        'secret-kept.ts': '',
        'only-here.ts': '',
        'deep/only-here.ts': '',
        'deep/logs/a.ts': '',
        'deep/secret1.ts': '',
        'deep/.gitignore': '!secret1.ts\r\nlocal.ts\r\n',
        'deep/local.ts': '',
        'local.ts': '',
        '#odd.ts': '',
      };
      assert.deepEqual(await selected({ files }), [
        'deep/only-here.ts',
        'deep/secret1.ts',
        'local.ts',
        'secret-kept.ts',
      ]);
    });

    it('counts up to the root of the repository', async () => {
      const files = {
        '.git/HEAD': '',
        '.git/info/exclude': 'private.ts',
        '.gitignore': 'packages/*/tmp',
        'packages/a/tmp/b.ts': '',
        'packages/a/c.ts': '',
        'packages/a/private.ts': '',
      };
      assert.deepEqual(await selected({ files, root: 'packages/a' }), ['packages/a/c.ts']);
    });

    it('does not empty a folder that is opened although it is ignored', async () => {
      const files = {
        '.git/HEAD': '',
        '.gitignore': 'out-tree',
        'out-tree/a/b.ts': '',
        'out-tree/a/.gitignore': 'c.ts',
        'out-tree/a/c.ts': '',
      };
      assert.deepEqual(await selected({ files, root: 'out-tree/a' }), ['out-tree/a/b.ts']);
    });

    it('is overruled by a setting with an exclamation mark', async () => {
      const files = {
        '.gitignore': 'src/client/',
        'src/client/deep/a.ts': '',
        'src/client/b.test.ts': '',
        'src/c.ts': '',
      };
      assert.deepEqual(await selected({ files, exclude: ['!src/client/**'] }), [
        'src/c.ts',
        'src/client/b.test.ts',
        'src/client/deep/a.ts',
      ]);
    });

    it('takes paths as they are: spaces, brackets and letters beyond ASCII', async () => {
      const files = { '.gitignore': 'ü x.ts\n', 'app/[id]/ü x.ts': '', 'app/[id]/ü y.ts': '' };
      assert.deepEqual(await selected({ files }), ['app/[id]/ü y.ts']);
    });
  });

  it('does not list what is left out', async () => {
    const workspace = new MemoryWorkspace({
      'node_modules/a/b.ts': '',
      'ignored/a/b.ts': '',
      '.gitignore': 'ignored',
      'src/a.ts': '',
    });
    const settings = resolveSettings({ folder: 'file:///work', values: {} }, []);
    const selection = new FileSelection(workspace, new Boundary(workspace), () => Promise.resolve(settings));
    await walk(workspace, selection, 'file:///work', () => undefined);
    assert.deepEqual(
      workspace.touches.filter(({ kind }) => kind === 'list').map(({ uri }) => uri),
      ['file:///work', 'file:///work/src'],
    );
  });

  it('finds policies and what says where imports lead, and tells of folders that cannot be read', async () => {
    const workspace = new MemoryWorkspace({
      'privacy.policy.yaml': '',
      'a/privacy.policy.yaml': '',
      'a/package.json': '',
      'tsconfig.base.json': '',
      'a/data.json': '',
      'dist/package.json': '',
      locked: { problem: 'unreadable', why: ['forbidden'] },
      'locked/x': '',
    });
    const settings = resolveSettings({ folder: 'file:///work', values: {} }, []);
    const selection = new FileSelection(workspace, new Boundary(workspace), () => Promise.resolve(settings));
    const found = await walk(workspace, selection, 'file:///work', () => undefined);
    assert.deepEqual(found, {
      sources: [],
      policies: ['file:///work/a/privacy.policy.yaml', 'file:///work/privacy.policy.yaml'],
      configs: ['file:///work/a/package.json', 'file:///work/tsconfig.base.json'],
      problems: [{ uri: 'file:///work/locked', problem: 'unreadable', why: ['forbidden'] }],
    });
  });
});
