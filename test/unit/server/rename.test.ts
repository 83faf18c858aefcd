import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { TestClient } from './testClient.js';

const files: Readonly<Record<string, string>> = {
  'privacy.policy.yaml':
    'version: 1\ncollects:\n  - { category: email }\nshares:\n  - { to: [Mailchimp], categories: [user.contact.email, name] }\ncode:\n  fields: { handle: email }\n',
  '.vscode/settings.json': '{\n  // ours\n  "pledge.fields": { "box": "email", "no": false },\n}\n',
  'src/a.ts': 'export interface A {\n  /** @pii email, name */\n  x: string;\n  // email\n  email: string;\n}\n',
  'src/b.ts': '// @pii name\nexport const b = "@pii email";\n',
};

describe('server: rename of a category', function () {
  this.timeout(30_000);
  let folder: string;
  let client: TestClient;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pledge-rename-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    client = new TestClient({ createEngine: createNodeEngine }, [uriOf(folder)]);
    await client.initialized;
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(file: string, languageId: string): Promise<TextDocument> {
    const document = TextDocument.create(uriOf(join(folder, file)), languageId, 1, files[file] ?? '');
    await client.open(document.uri, document.getText(), languageId);
    return document;
  }

  function ask<T>(method: string, document: TextDocument, words: string, more: object = {}): Promise<T> {
    const position = document.positionAt(document.getText().indexOf(words) + 1);
    return client.connection.sendRequest<T>(method, { textDocument: { uri: document.uri }, position, ...more });
  }

  /** The files as they would be. */
  function renamed(edit: WorkspaceEdit): Record<string, string> {
    const result: Record<string, string> = {};
    for (const { textDocument, edits } of (edit.documentChanges ?? []) as TextDocumentEdit[]) {
      const name = textDocument.uri.slice(uriOf(folder).length + 1);
      const document = TextDocument.create(textDocument.uri, '', 0, readFileSync(join(folder, name), 'utf8'));
      result[name] = TextDocument.applyEdits(document, edits as never);
    }
    return result;
  }

  const expected = {
    'privacy.policy.yaml':
      'version: 1\ncollects:\n  - { category: user.contact.phone_number }\nshares:\n  - { to: [Mailchimp], categories: [user.contact.phone_number, name] }\ncode:\n  fields: { handle: user.contact.phone_number }\n',
    '.vscode/settings.json':
      '{\n  // ours\n  "pledge.fields": { "box": "user.contact.phone_number", "no": false },\n}\n',
    'src/a.ts':
      'export interface A {\n  /** @pii user.contact.phone_number, name */\n  x: string;\n  // email\n  email: string;\n}\n',
  };
  const newName = 'user.contact.phone_number';

  it('reaches the policy, the settings and annotations, from the policy', async () => {
    const policy = await open('privacy.policy.yaml', 'yaml');
    const place = await ask<{ placeholder: string }>('textDocument/prepareRename', policy, 'email }');
    assert.equal(place.placeholder, 'email');
    assert.deepEqual(renamed(await ask('textDocument/rename', policy, 'email }', { newName })), expected);
  });

  it('reaches them from an annotation', async () => {
    const code = await open('src/a.ts', 'typescript');
    assert.deepEqual(renamed(await ask('textDocument/rename', code, 'email, name', { newName })), expected);
  });

  it('reaches settings that are open as they stand, and not as they were saved', async () => {
    const settings = uriOf(join(folder, '.vscode/settings.json'));
    const text = `\n\n${files['.vscode/settings.json'] ?? ''}`;
    client.openTexts.set(settings, { version: 7, text });
    const policy = await open('privacy.policy.yaml', 'yaml');
    const { documentChanges = [] } = await ask<WorkspaceEdit>('textDocument/rename', policy, 'email }', { newName });
    const own = (documentChanges as TextDocumentEdit[]).find(({ textDocument }) => textDocument.uri === settings);
    assert.ok(own);
    assert.equal(own.textDocument.version, 7);
    const document = TextDocument.create(settings, 'jsonc', 7, text);
    assert.equal(TextDocument.applyEdits(document, own.edits as never), `\n\n${expected['.vscode/settings.json']}`);
  });

  it('reaches the policies of other folders, which are not open', async () => {
    const other = 'blog/privacy.policy.yaml';
    mkdirSync(join(folder, 'blog'));
    writeFileSync(join(folder, other), 'version: 1\nextends: ./base.yaml\ncollects: [{ category: email }]\n');
    writeFileSync(join(folder, 'blog/base.yaml'), 'version: 1\ncollects: [{ category: email, modality: may }]\n');
    const policy = await open('privacy.policy.yaml', 'yaml');
    const edited = renamed(await ask('textDocument/rename', policy, 'email }', { newName }));
    assert.equal(edited[other], `version: 1\nextends: ./base.yaml\ncollects: [{ category: ${newName} }]\n`);
    assert.equal(edited['blog/base.yaml'], `version: 1\ncollects: [{ category: ${newName}, modality: may }]\n`);
  });

  it('refuses what is no category, with what comes near', async () => {
    const policy = await open('privacy.policy.yaml', 'yaml');
    await assert.rejects(
      ask('textDocument/rename', policy, 'email }', { newName: 'user.contact.phone' }),
      /There is no data category “user\.contact\.phone”\. Did you mean/,
    );
  });

  it('is not offered for names of the code, keys and other words', async () => {
    const code = await open('src/a.ts', 'typescript');
    assert.equal(await ask('textDocument/prepareRename', code, 'email: string'), null);
    const policy = await open('privacy.policy.yaml', 'yaml');
    for (const words of ['collects', 'Mailchimp'])
      assert.equal(await ask('textDocument/prepareRename', policy, words), null);
  });
});
