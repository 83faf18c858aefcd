import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ScriptedHost } from '../scriptedSession.js';
import { TestClient } from '../testClient.js';

const uri = 'file:///w/privacy.policy.yaml';
const text = `version: 1
sources: [{ id: main, file: p.md }]
collects:
  - category: user.name
    status: proposed
    confidence: 0.9
    quote: { text: your name, section: What we collect }
  - category: user.contact.email
    status: proposed
    confidence: 0.7
    quote: { text: your e-mail address, section: What we collect }
  - category: user.gender
    status: accepted
shares:
  - { to: [Mailchimp], categories: [user.contact.email], status: proposed, confidence: 0.9 }
`;

describe('server: review of rows', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient(new ScriptedHost(), ['file:///w']);
    await client.initialized;
  });
  afterEach(() => client.stop());

  function ask(file: string, from: string, to = from): Promise<CodeAction[]> {
    const document = TextDocument.create(file, 'yaml', 1, text);
    return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: file },
      range: { start: document.positionAt(text.indexOf(from)), end: document.positionAt(text.indexOf(to)) },
      context: { diagnostics: [] },
    });
  }

  function apply(action: CodeAction | undefined): string {
    const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri, version: 1 });
    return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), change.edits as never);
  }

  it('accepts or rejects the row at hand, its section, its heading, and what is as sure', async () => {
    await client.open(uri, text, 'yaml');
    const actions = await ask(uri, 'user.contact.email');
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Accept this row in privacy.policy.yaml',
        'Reject this row in privacy.policy.yaml',
        'Accept the 2 open rows of `collects` in privacy.policy.yaml',
        'Reject the 2 open rows of `collects` in privacy.policy.yaml',
        'Accept all 3 open rows that are at least 70 % sure in privacy.policy.yaml',
      ],
    );
    const email = text.indexOf('status', text.indexOf('user.contact.email'));
    assert.equal(apply(actions[1]), text.slice(0, email) + text.slice(email).replace('proposed', 'rejected'));
    assert.equal(apply(actions[2]).match(/status: accepted/g)?.length, 3);
    assert.equal(apply(actions[4]), text.replaceAll('proposed', 'accepted'));
  });

  it('a confidence leaves out what is less sure, and spans sections', async () => {
    await client.open(uri, text, 'yaml');
    const surest = (await ask(uri, 'Mailchimp')).find(({ title }) => title.includes('90 %'));
    assert.equal(surest?.title, 'Accept all 2 open rows that are at least 90 % sure in privacy.policy.yaml');
    assert.equal(apply(surest).match(/status: proposed/g)?.length, 1);
  });

  it('of a selection are about the rows in it', async () => {
    await client.open(uri, text, 'yaml');
    const actions = await ask(uri, 'status: proposed', 'user.gender');
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Accept the 3 selected rows in privacy.policy.yaml', 'Reject the 3 selected rows in privacy.policy.yaml'],
    );
  });

  it('are offered for a proposal that is not saved, and for no other YAML', async () => {
    await client.open('untitled:/w/privacy.policy.yaml', text, 'yaml');
    assert.equal((await ask('untitled:/w/privacy.policy.yaml', 'user.name')).length, 5);
    await client.open('file:///w/other.yaml', text, 'yaml');
    assert.deepEqual(await ask('file:///w/other.yaml', 'user.name'), []);
  });

  it('are none outside of rows', async () => {
    await client.open(uri, text, 'yaml');
    assert.deepEqual(await ask(uri, 'sources'), []);
  });
});
