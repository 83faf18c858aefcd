import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Positions } from '../../../src/server/texts.js';
import { editedFiles, splitEdits } from '../../../src/server/workspaceEdit.js';

const oneLine: Positions = {
  range: ({ start, end }) => ({ start: { line: 0, character: start }, end: { line: 0, character: end } }),
};
const version = (uri: string): number | null => (uri.endsWith('open.ts') ? 7 : null);

describe('server: splitEdits', () => {
  it('groups edits by file, with the version of those that are open', () => {
    const edits = [
      { uri: 'file:///open.ts', range: { start: 1, end: 2 }, newText: 'a' },
      { uri: 'file:///closed.ts', range: { start: 0, end: 0 }, newText: 'b' },
      { uri: 'file:///open.ts', range: { start: 5, end: 6 }, newText: '' },
    ];
    assert.deepEqual(editedFiles(edits), ['file:///open.ts', 'file:///closed.ts', 'file:///open.ts']);
    const { edit, settings } = splitEdits(edits, () => oneLine, version);
    assert.deepEqual(settings, []);
    assert.deepEqual(edit?.documentChanges, [
      {
        textDocument: { uri: 'file:///open.ts', version: 7 },
        edits: [
          { range: oneLine.range({ start: 1, end: 2 }), newText: 'a' },
          { range: oneLine.range({ start: 5, end: 6 }), newText: '' },
        ],
      },
      {
        textDocument: { uri: 'file:///closed.ts', version: null },
        edits: [{ range: oneLine.range({ start: 0, end: 0 }), newText: 'b' }],
      },
    ]);
  });

  it('creates a file before it writes into it', () => {
    const { edit } = splitEdits(
      [{ uri: 'file:///privacy.policy.yaml', create: 'version: 1\n' }],
      () => oneLine,
      version,
    );
    const [create, write] = edit?.documentChanges ?? [];
    assert.ok(create && 'kind' in create);
    assert.equal(create.kind, 'create');
    assert.ok(write && 'edits' in write);
    assert.deepEqual(write.edits, [{ range: oneLine.range({ start: 0, end: 0 }), newText: 'version: 1\n' }]);
  });

  it('leaves settings to the client', () => {
    const change = { setting: 'pledge.fields', key: 'handle', value: false, scope: 'file:///a.ts' };
    assert.deepEqual(
      splitEdits([change], () => oneLine, version),
      { edit: undefined, settings: [change] },
    );
  });
});
