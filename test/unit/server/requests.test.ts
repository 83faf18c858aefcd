import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import {
  auditMethod,
  fieldMethod,
  importMethod,
  type AuditAnswer,
  type FieldAnswer,
  type ImportAnswer,
} from '../../../src/protocol/messages.js';
import { reportMethod, type ReportAnswer } from '../../../src/protocol/report.js';
import { TestClient } from './testClient.js';

const path = resolve('test/workspaces/shop');
const root = uriOf(path);

describe('server: requests', function () {
  this.timeout(30_000);
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient({ createEngine: createNodeEngine }, [root]);
    await client.initialized;
  });
  afterEach(() => client.stop());

  it('audit: a report whose links start at the folder', async () => {
    const answer = await client.connection.sendRequest<AuditAnswer>(auditMethod, { progressToken: 'p' });
    assert.ok(answer.findings > 3 && answer.files > 3);
    const { text } = await client.connection.sendRequest<ReportAnswer>(reportMethod, {
      format: 'markdown',
      baselines: [],
    });
    assert.match(text, /\(\/src\/order\.ts#L6\)/);
  });

  it('import: rows with quotes of the text, and its path from the folder', async () => {
    const text = readFileSync(resolve(path, 'docs/privacy.md'), 'utf8');
    const answer = await client.connection.sendRequest<ImportAnswer>(importMethod, {
      uri: `${root}/docs/privacy.md`,
      text,
    });
    assert.ok(answer.rows > 3);
    assert.match(answer.yaml, /file: docs\/privacy\.md/);
    assert.match(answer.yaml, /category: user\.contact\.email/);
  });

  it('import: no rows for what is no policy', async () => {
    const text = '# Shopping\n\nBread, milk, eggs.\n';
    const answer = await client.connection.sendRequest<ImportAnswer>(importMethod, {
      uri: 'untitled:Untitled-1',
      text,
    });
    assert.equal(answer.rows, 0);
  });

  it('field: the pattern of the field at a place, and what it is taken for', async () => {
    const uri = `${root}/src/customer.ts`;
    await client.open(uri, readFileSync(resolve(path, 'src/customer.ts'), 'utf8'));
    const ask = (line: number, character: number): Promise<FieldAnswer> =>
      client.connection.sendRequest<FieldAnswer>(fieldMethod, { uri, line, character });
    const email = await ask(2, 4);
    assert.deepEqual(email.patterns, ['Customer.email', 'email']);
    assert.deepEqual(email.current, ['user.contact.email']);
    assert.ok(email.categories.some(({ key }) => key === 'user.contact.phone_number'));
    assert.deepEqual((await ask(4, 1)).patterns, []);
  });
});
