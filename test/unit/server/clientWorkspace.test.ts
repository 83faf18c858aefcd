import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { MemoryWorkspace } from '../../../src/core/workspace/memory.js';
import { ClientWorkspace } from '../../../src/server/clientWorkspace.js';
import { RoutedWorkspace } from '../../../src/server/routedWorkspace.js';
import {
  listFoldersMethod,
  readFilesMethod,
  statFilesMethod,
  type ListFoldersParams,
  type ReadFilesParams,
  type StatFilesParams,
} from '../../../src/protocol/files.js';

const root = 'vscode-vfs://github/acme/shop';

/** A client that sees the files of a workspace in memory, and counts the messages. */
class Client {
  readonly messages: string[] = [];
  readonly files: MemoryWorkspace;

  constructor(files: MemoryWorkspace) {
    this.files = files;
  }

  readonly sendRequest = async (method: unknown, params?: unknown): Promise<never> =>
    (await this.#answer(String(method), params)) as never;

  async #answer(method: string, params: unknown): Promise<unknown> {
    this.messages.push(method);
    switch (method) {
      case listFoldersMethod:
        return Promise.all((params as ListFoldersParams).folders.map((folder) => this.files.readFolder(folder)));
      case readFilesMethod: {
        const { uris, maxBytes } = params as ReadFilesParams;
        return this.files.readMany(uris, maxBytes);
      }
      case statFilesMethod:
        return Promise.all((params as StatFilesParams).uris.map(async (uri) => (await this.files.stat(uri)) ?? null));
      default:
        throw new Error(`${method} is no question for files`);
    }
  }
}

function shop(count = 2): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`src/${i}.ts`, `export const n = ${i};`]));
}

describe('the files that the client sees', () => {
  it('are listed, read and looked at over the protocol', async () => {
    const client = new Client(new MemoryWorkspace(shop(), [root]));
    const workspace = new ClientWorkspace(client, [root]);
    const { entries } = await workspace.readFolder(`${root}/src`);
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['0.ts', '1.ts'],
    );
    const [first, missing] = await workspace.readMany([`${root}/src/0.ts`, `${root}/src/9.ts`]);
    assert.ok(first !== undefined && 'text' in first);
    assert.equal(first.text, 'export const n = 0;');
    assert.ok(missing !== undefined && 'problem' in missing);
    assert.equal(missing.problem, 'missing');
    assert.equal((await workspace.stat(`${root}/src`))?.kind, 'folder');
    assert.equal(await workspace.stat(`${root}/src/9.ts`), undefined);
  });

  it('are looked at in one message where many are asked for at once', async () => {
    const client = new Client(new MemoryWorkspace(shop(), [root]));
    const workspace = new ClientWorkspace(client, [root]);
    await Promise.all(['a', 'b', 'c'].map((name) => workspace.stat(`${root}/${name}`)));
    assert.deepEqual(client.messages, [statFilesMethod]);
  });

  it('are read a hundred in a message', async () => {
    const client = new Client(new MemoryWorkspace(shop(250), [root]));
    const workspace = new ClientWorkspace(client, [root]);
    const results = await workspace.readMany(Array.from({ length: 250 }, (_, i) => `${root}/src/${i}.ts`));
    assert.equal(client.messages.length, 3);
    assert.ok(results.every((result, i) => 'text' in result && result.text === `export const n = ${i};`));
  });

  it('are told from those of the disk by their scheme, in the order asked', async () => {
    const disk = new MemoryWorkspace({ 'a.ts': 'near' }, ['file:///work']);
    const client = new Client(new MemoryWorkspace({ 'a.ts': 'far' }, [root]));
    const workspace = new RoutedWorkspace(
      ['file:///work', root],
      disk,
      new ClientWorkspace(client, ['file:///work', root]),
    );
    const results = await workspace.readMany([`${root}/a.ts`, 'file:///work/a.ts']);
    assert.deepEqual(
      results.map((result) => ('text' in result ? result.text : result.problem)),
      ['far', 'near'],
    );
    assert.equal((await workspace.readFolder(root)).entries.length, 1);
    assert.equal((await workspace.stat('file:///work/a.ts'))?.size, 4);
    assert.deepEqual(
      disk.touches.map(({ kind }) => kind),
      ['read', 'stat'],
    );
  });
});
