import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { childUri, isWithin, nameOf, parentUri, relativePath } from '../../../src/core/workspace/uris.js';

describe('URIs', () => {
  it('of children are those that vscode-uri writes', () => {
    for (const name of ['a.ts', '[id]', 'ü b.ts', 'c#d?.ts', '100%.ts', '(group)', '@slot', 'a:b', "it's", '...rest'])
      assert.equal(childUri('file:///work', name), URI.file(`/work/${name}`).toString(), name);
    assert.equal(childUri('file:///', 'a'), 'file:///a');
  });

  it('have parents up to the top', () => {
    assert.equal(parentUri('file:///a/b.ts'), 'file:///a');
    assert.equal(parentUri('file:///a/'), 'file:///');
    assert.equal(parentUri('file:///a'), 'file:///');
    assert.equal(parentUri('file:///'), undefined);
    assert.equal(parentUri('vscode-vfs://github/owner/repo'), 'vscode-vfs://github/owner');
    assert.equal(parentUri('vscode-vfs://github'), undefined);
    assert.equal(parentUri('tmp:/workspace/a.ts'), 'tmp:/workspace');
    assert.equal(parentUri('tmp:/workspace'), 'tmp:/');
    assert.equal(parentUri('tmp:/'), undefined);
  });

  it('say where they are from a folder', () => {
    assert.equal(relativePath('file:///a', 'file:///a/b/%5Bid%5D.ts'), 'b/[id].ts');
    assert.equal(relativePath('file:///a/', 'file:///a/b.ts'), 'b.ts');
    assert.equal(relativePath('file:///a', 'file:///a'), '');
    assert.equal(relativePath('file:///a/b', 'file:///a/c/d.ts'), '../c/d.ts');
    assert.equal(relativePath('file:///a/b', 'file:///a/bc.ts'), '../bc.ts');
    assert.equal(relativePath('file:///a', 'untitled:x/y'), 'untitled:x/y');
    assert.equal(nameOf('file:///a/%C3%BC.ts'), 'ü.ts');
    assert.equal(nameOf('file:///a/%zz.ts'), '%zz.ts');
  });

  it('lie within a folder by whole segments', () => {
    assert.ok(isWithin('file:///a', 'file:///a/b'));
    assert.ok(isWithin('file:///a', 'file:///a'));
    assert.ok(!isWithin('file:///a', 'file:///ab'));
    assert.ok(isWithin('file:///', 'file:///ab'));
  });
});
