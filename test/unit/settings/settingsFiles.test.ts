import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { settingsFromFiles } from '../../../src/core/settings/settingsFiles.js';
import type { WrittenSettings } from '../../../src/core/settings.js';
import { MemoryWorkspace } from '../../../src/core/workspace/memory.js';

type Files = ConstructorParameters<typeof MemoryWorkspace>[0];

async function of(path: string, files: Files): Promise<WrittenSettings> {
  const workspace = new MemoryWorkspace(files);
  const source = settingsFromFiles(workspace, () => Promise.resolve('file:///work'));
  return source(workspace.uri(path));
}

describe('settings from files', () => {
  it('are read with comments, trailing commas and either form of names', async () => {
    const written = await of('', {
      '.vscode/settings.json':
        '// ours\n{ "editor.tabSize": 2, "pledge.enable": false, "pledge": { "preset": "strict", }, "pledgeX": 1, }',
    });
    assert.deepEqual(written, {
      folder: 'file:///work',
      file: 'file:///work/.vscode/settings.json',
      values: { enable: false, preset: 'strict' },
    });
  });

  it('are those of the nearest folder that says something of Pledge', async () => {
    const files = {
      '.vscode/settings.json': '{ "pledge.preset": "strict" }',
      'a/.vscode/settings.json': '{ "editor.tabSize": 2 }',
      'b/.vscode/settings.json': '{ "pledge.enable": false }',
    };
    assert.equal((await of('a/src', files)).folder, 'file:///work');
    assert.deepEqual(await of('b/src/deep', files), {
      folder: 'file:///work/b',
      file: 'file:///work/b/.vscode/settings.json',
      values: { enable: false },
    });
  });

  it('are the defaults where there is no file', async () => {
    assert.deepEqual(await of('a', {}), { folder: 'file:///work', values: {} });
  });

  it('say where the JSON is wrong, and give what could be read', async () => {
    const written = await of('', { '.vscode/settings.json': '{\n "pledge.enable": false,\n "pledge.policy" "x"\n}' });
    assert.deepEqual(written.problem, ['json', 3]);
    assert.deepEqual((written.values as Record<string, unknown>)['enable'], false);
  });

  it('say why the file cannot be read', async () => {
    const written = await of('', { '.vscode/settings.json': { problem: 'unreadable', why: ['forbidden'] } });
    assert.deepEqual(written.problem, ['unreadable', ['forbidden']]);
  });

  it('are looked for once a folder', async () => {
    const workspace = new MemoryWorkspace({ 'a/b/c.ts': '' });
    const source = settingsFromFiles(workspace, () => Promise.resolve('file:///work'));
    for (let i = 0; i < 5; i++) await source(workspace.uri('a/b'));
    assert.equal(workspace.touches.length, 3);
  });
});
