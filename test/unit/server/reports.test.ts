import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FileChangeType } from 'vscode-languageserver';
import { reportFormats } from '../../../src/core/report/formats.js';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { auditMethod, type AuditAnswer } from '../../../src/protocol/messages.js';
import {
  baselineMethod,
  findingsChangedMethod,
  findingsMethod,
  reportMethod,
  type FindingsAnswer,
  type ReportAnswer,
} from '../../../src/protocol/report.js';
import { TestClient } from './testClient.js';

const root = uriOf(resolve('test/workspaces/shop'));

describe('server: reports', function () {
  this.timeout(30_000);
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient({ createEngine: createNodeEngine }, [root]);
    await client.initialized;
  });
  afterEach(() => client.stop());

  const audit = (): Promise<AuditAnswer> => client.connection.sendRequest(auditMethod, { progressToken: 'p' });
  const findings = (): Promise<FindingsAnswer> => client.connection.sendRequest(findingsMethod);
  const report = (params: object): Promise<ReportAnswer> => client.connection.sendRequest(reportMethod, params);

  it('refuses before the first audit', async () => {
    assert.deepEqual(await findings(), {
      findings: [],
      audited: false,
      current: false,
      hasPolicy: false,
      hasBaseline: false,
    });
    await assert.rejects(report({ format: 'html' }), /Audit the workspace first/);
    await assert.rejects(client.connection.sendRequest(baselineMethod, { folder: root }), /Audit the workspace first/);
  });

  it('tells that findings have changed, and gives them with place, data and recipient', async () => {
    const told = new Promise<void>((done) => {
      client.connection.onNotification(findingsChangedMethod, () => {
        done();
      });
    });
    const { findings: found, grave } = await audit();
    await told;
    const answer = await findings();
    assert.deepEqual([answer.audited, answer.hasPolicy, answer.findings.length], [true, true, found]);
    assert.ok(grave > 0 && grave <= found);
    const order = `${root}/src/order.ts`;
    const some = await client.connection.sendRequest<FindingsAnswer>(findingsMethod, {
      uris: [order, 'file:///none.ts'],
    });
    assert.deepEqual(
      some.findings,
      answer.findings.filter(({ uri }) => uri === order),
    );
    const log = answer.findings.find(({ rule }) => rule === 'personal-data-in-log');
    assert.equal(log?.uri, `${root}/src/order.ts`);
    assert.equal(log.line, 5);
    assert.ok(log.categories.length > 0);
  });

  it('tells an audit that still holds from one since which something has changed', async () => {
    const order = `${root}/src/order.ts`;
    const text = readFileSync(resolve('test/workspaces/shop/src/order.ts'), 'utf8');
    const state = async (): Promise<unknown[]> => {
      const { audited, current } = await findings();
      return [audited, current];
    };
    await audit();
    assert.deepEqual(await state(), [true, true]);
    await client.open(order, text);
    assert.deepEqual(await state(), [true, true], 'a file was opened, which is no change');
    await client.change(order, 2, text.replace(', customer.email', ''));
    assert.deepEqual(await state(), [true, false]);
    await audit();
    assert.deepEqual(await state(), [true, true]);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${root}/src/signup.ts`, type: FileChangeType.Changed }],
    });
    assert.deepEqual(await state(), [true, false]);
    assert.ok((await report({ format: 'text' })).text.length > 100, 'what was seen can still be shown');
  });

  it('knows of no audit any more when the settings have changed', async () => {
    await audit();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const { audited, current } = await findings();
    assert.deepEqual([audited, current], [false, false]);
    await assert.rejects(report({ format: 'text' }), /Audit the workspace first/);
    await assert.rejects(client.connection.sendRequest(baselineMethod, { folder: root }), /Audit the workspace first/);
  });

  it('says on the page of the panel when it was made', async () => {
    await audit();
    const { text, record } = await report({ format: 'html', nonce: 'abc' });
    assert.ok(text.includes(`Audited on <time datetime="${record.at}">`));
    assert.ok(!(await report({ format: 'html' })).text.includes('Audited on'));
  });

  it('renders every format', async () => {
    await audit();
    for (const { id } of reportFormats) assert.ok((await report({ format: id })).text.length > 100, id);
    assert.match((await report({ format: 'html', nonce: 'abc' })).text, /nonce="abc"/);
  });

  it('compares with the audit before', async () => {
    await audit();
    const first = await report({ format: 'text' });
    const again = await report({ format: 'html', previous: first.record });
    assert.match(again.text, /nothing has changed/);
  });
});
