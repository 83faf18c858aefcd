import { afterEach, beforeEach, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MemoryWorkspace } from '../../../src/core/workspace/memory.js';
import { childUri } from '../../../src/core/workspace/uris.js';
import type { ReadResult, Workspace } from '../../../src/core/workspace.js';
import { NodeWorkspace, uriOf } from '../../../src/node/workspace.js';
import { skipOf } from '../language/inEnglish.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const files: Readonly<Record<string, string | Uint8Array>> = {
  'a.ts': 'const a = "ä😀";\r\n',
  'bom.ts': bytes(0xef, 0xbb, 0xbf, 0x61),
  'utf16.ts': bytes(0xff, 0xfe, 0x61, 0, 0x62, 0),
  'latin1.ts': bytes(0x61, 0xe4, 0x62),
  'binary.ts': bytes(0x47, 0x40, 0, 0x10),
  'empty.ts': '',
  'app/[id]/ü #1%.tsx': 'x',
  'app/deep/er/b.ts': 'b',
};

/** What must hold of every implementation. */
function contract(make: () => Workspace): void {
  let workspace: Workspace;
  let root: string;
  beforeEach(() => {
    workspace = make();
    root = workspace.roots[0] ?? '';
  });
  const at = (...names: string[]): string => names.reduce(childUri, root);
  const read = async (...names: string[]): Promise<ReadResult | undefined> =>
    (await workspace.readMany([at(...names)]))[0];

  it('lists a folder in order, not what is deeper', async () => {
    const { entries, problems } = await workspace.readFolder(root);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ name, kind }) => `${kind} ${name}`),
      ['file a.ts', 'folder app', 'file binary.ts', 'file bom.ts', 'file empty.ts', 'file latin1.ts', 'file utf16.ts'],
    );
  });

  it('gives names as people read them and URIs that can be read', async () => {
    const [folder] = (await workspace.readFolder(at('app'))).entries;
    assert.equal(folder?.name, '[id]');
    assert.equal(folder.uri, at('app', '[id]'));
    const [file] = (await workspace.readFolder(folder.uri)).entries;
    assert.equal(file?.name, 'ü #1%.tsx');
    assert.deepEqual(await workspace.readMany([file.uri]), [{ uri: file.uri, text: 'x' }]);
  });

  it('reads in the order asked, and says of each what is wrong', async () => {
    const results = await workspace.readMany([at('empty.ts'), at('nothing.ts'), at('a.ts'), at('binary.ts')]);
    assert.deepEqual(results, [
      { uri: at('empty.ts'), text: '' },
      { uri: at('nothing.ts'), problem: 'missing', why: ['missing'] },
      { uri: at('a.ts'), text: 'const a = "ä😀";\r\n' },
      { uri: at('binary.ts'), problem: 'binary', why: ['binary'] },
    ]);
  });

  it('leaves out byte-order marks and reads what editors read', async () => {
    assert.deepEqual(await read('bom.ts'), { uri: at('bom.ts'), text: 'a' });
    assert.deepEqual(await read('utf16.ts'), { uri: at('utf16.ts'), text: 'ab' });
    assert.deepEqual(await read('latin1.ts'), { uri: at('latin1.ts'), text: 'a\ufffdb' });
  });

  it('refuses what is larger than the limit', async () => {
    const [result] = await workspace.readMany([at('a.ts')], 3);
    assert.ok(result && 'problem' in result && result.problem === 'too-large');
    assert.match(skipOf(result), /^is \d+ bytes, more than the 3 bytes that are read$/);
  });

  it('knows files, folders and what is not there', async () => {
    assert.equal((await workspace.stat(at('a.ts')))?.kind, 'file');
    assert.equal((await workspace.stat(at('app')))?.kind, 'folder');
    assert.equal(await workspace.stat(at('nothing')), undefined);
    assert.deepEqual(await workspace.readFolder(at('nothing')), { entries: [], problems: [] });
  });
}

describe('MemoryWorkspace', () => {
  contract(() => new MemoryWorkspace(files));

  it('counts what is asked of it', async () => {
    const workspace = new MemoryWorkspace({ 'a.ts': '' });
    await workspace.readFolder('file:///work');
    await workspace.readMany([workspace.uri('a.ts')]);
    await workspace.stat(workspace.uri('b.ts'));
    assert.deepEqual(
      workspace.touches.map(({ kind, uri }) => `${kind} ${uri}`),
      ['list file:///work', 'read file:///work/a.ts', 'stat file:///work/b.ts'],
    );
  });
});

describe('NodeWorkspace', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pledge-workspace-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const workspace = (): NodeWorkspace => new NodeWorkspace([uriOf(folder)]);

  contract(() => workspace());

  it('tells of links that loop, and follows none of them', async () => {
    symlinkSync('..', join(folder, 'app', 'up'));
    symlinkSync('b-link.ts', join(folder, 'app', 'a-link.ts'));
    symlinkSync('a-link.ts', join(folder, 'app', 'b-link.ts'));
    const { entries, problems } = await workspace().readFolder(uriOf(join(folder, 'app')));
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['[id]', 'deep'],
    );
    assert.deepEqual(problems.map((each) => `${each.problem}: ${skipOf(each)}`).sort(), [
      'link-loop: is a symbolic link that leads back to itself',
      'link-loop: is a symbolic link that leads back to itself',
      'link-loop: is a symbolic link to a folder that holds it, and is not followed',
    ]);
  });

  it('follows links to files outside only, as those inside are listed where they are', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'pledge-outside-'));
    writeFileSync(join(outside, 'far.ts'), 'far');
    symlinkSync(join(outside, 'far.ts'), join(folder, 'app', 'far.ts'));
    symlinkSync(join(folder, 'a.ts'), join(folder, 'app', 'near.ts'));
    symlinkSync(join(folder, 'nowhere.ts'), join(folder, 'app', 'dangling.ts'));
    symlinkSync(outside, join(folder, 'app', 'outside'));
    const { entries, problems } = await workspace().readFolder(uriOf(join(folder, 'app')));
    rmSync(outside, { recursive: true });
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['[id]', 'deep', 'far.ts'],
    );
    assert.deepEqual(problems, []);
  });

  it('reads no folder as a file', async () => {
    const [result] = await workspace().readMany([uriOf(join(folder, 'app'))]);
    assert.equal(result && 'problem' in result && skipOf(result), 'is not a regular file');
  });

  it('says that a file or folder may not be read (skipped for the superuser, who may read all)', async function () {
    if (process.getuid?.() === 0) this.skip();
    chmodSync(join(folder, 'a.ts'), 0);
    chmodSync(join(folder, 'app'), 0);
    const [result] = await workspace().readMany([uriOf(join(folder, 'a.ts'))]);
    const listing = await workspace().readFolder(uriOf(join(folder, 'app')));
    chmodSync(join(folder, 'app'), 0o700);
    assert.equal(result && 'problem' in result && result.problem, 'unreadable');
    assert.deepEqual(listing.problems.map(skipOf), ['may not be read: permission denied']);
  });
});
