import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  ProgressType,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import type { AuditResult, DocumentFindings } from '../../../src/core/session.js';
import { auditMethod, type AuditAnswer, type AuditStep } from '../../../src/protocol/messages.js';
import { eventually } from './eventually.js';
import { finding } from './findings.js';
import { ScriptedHost } from './scriptedSession.js';
import { TestClient } from './testClient.js';

const file = 'file:///w/closed.ts';

function resultOf(documents: readonly DocumentFindings[]): AuditResult {
  return {
    documents,
    policies: [],
    skipped: [],
    settingsProblems: [],
    files: documents.length,
    lines: new Map(),
    lineCount: 1,
    milliseconds: 1,
  };
}

function documentOf(uri: string, findings: number): DocumentFindings {
  const list = Array.from({ length: findings }, () => finding({ uri }));
  return { uri, version: undefined, findings: list, observations: [], policy: undefined };
}

describe('server: audit', () => {
  let host: ScriptedHost;
  let client: TestClient;

  beforeEach(async () => {
    host = new ScriptedHost();
    client = new TestClient(host, ['file:///w']);
    await client.initialized;
  });
  afterEach(() => client.stop());

  function run(...documents: readonly DocumentFindings[]): Promise<AuditAnswer> {
    host.session.auditing = () => Promise.resolve(resultOf(documents));
    return client.connection.sendRequest<AuditAnswer>(auditMethod, { progressToken: 'p' });
  }

  it('shows the findings of files that are not open, until the next one', async () => {
    await run(documentOf(file, 2), documentOf('file:///w/other.ts', 1));
    assert.equal(client.shown(file)?.diagnostics.length, 2);
    await run(documentOf('file:///w/other.ts', 1));
    assert.deepEqual(client.shown(file)?.diagnostics, []);
    assert.equal(client.shown('file:///w/other.ts')?.diagnostics.length, 1);
  });

  it('leaves the findings of a file that is closed after it', async () => {
    await run(documentOf(file, 2));
    await client.open(file, 'email email email');
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 3);
    });
    await client.close(file);
    await eventually(() => {
      assert.equal(client.shown(file)?.diagnostics.length, 1);
    });
  });

  it('does not show over what was typed while it was shown', async () => {
    const open = 'file:///w/z.ts';
    await client.open(open, 'email');
    await eventually(() => {
      assert.equal(client.shown(open)?.version, 1);
    });
    const many = Array.from({ length: 400 }, (_, index) => documentOf(`file:///w/f${index}.ts`, 1));
    const typed = new Promise<void>((resolve) => {
      client.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        client.published.push(params);
        if (params.uri === 'file:///w/f0.ts') void client.change(open, 2, '').then(resolve);
      });
    });
    const audit = run(...many, { ...documentOf(open, 4), version: 1 });
    await typed;
    await audit;
    await eventually(() => {
      assert.equal(client.shown('file:///w/f399.ts')?.diagnostics.length, 1);
      assert.deepEqual(client.shown(open)?.diagnostics, []);
    });
    assert.ok(client.published.every(({ uri, diagnostics }) => uri !== open || diagnostics.length < 4));
  });

  it('follows the disk afterwards', async () => {
    await run(documentOf(file, 2));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 3 }] });
    await eventually(() => {
      assert.deepEqual(client.shown(file)?.diagnostics, []);
    });
    assert.deepEqual(host.session.changes, [file]);
  });

  it('reports progress, and each phase at least once', async () => {
    const steps: AuditStep[] = [];
    client.connection.onProgress(new ProgressType<AuditStep>(), 'p', (step) => {
      steps.push(step);
    });
    host.session.audit = ({ onProgress }): Promise<AuditResult> => {
      for (const phase of ['list', 'read', 'analyse', 'check'] as const)
        for (let done = 0; done < 100; done++) onProgress?.({ phase, done, total: 100 });
      return Promise.resolve(resultOf([]));
    };
    await client.connection.sendRequest(auditMethod, { progressToken: 'p' });
    assert.deepEqual([...new Set(steps.map(({ phase }) => phase))], ['list', 'read', 'analyse', 'check']);
    assert.ok(steps.length < 20, `${steps.length} reports`);
  });

  it('can be cancelled, and shows nothing then', async () => {
    host.session.auditing = (signal) =>
      new Promise((_, reject) => {
        const stop = (): void => {
          reject(new DOMException('cancelled', 'AbortError'));
        };
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop);
      });
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(auditMethod, { progressToken: 'p' }, source.token);
    source.cancel();
    await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
    assert.deepEqual(client.published, []);
  });

  it('starts anew where settings change meanwhile: nobody has asked for what was found by those of before', async () => {
    let changed = false;
    host.session.auditing = async () => {
      changed = true;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await eventually(() => {
        assert.equal(host.engines.length, 2);
      });
      host.session.auditing = () => Promise.resolve(resultOf([documentOf(file, 1)]));
      return resultOf([documentOf(file, 3)]);
    };
    const { findings } = await client.connection.sendRequest<AuditAnswer>(auditMethod, { progressToken: 'p' });
    assert.ok(changed);
    assert.equal(findings, 1);
    assert.equal(client.shown(file)?.diagnostics.length, 1);
  });

  it('says in one line that there is nothing to audit without a folder', async () => {
    const lonely = new TestClient(new ScriptedHost(), []);
    await lonely.initialized;
    await assert.rejects(lonely.connection.sendRequest(auditMethod, { progressToken: 'p' }), /Open a folder first/);
    await lonely.stop();
  });
});
