import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FileChangeType, type CodeAction } from 'vscode-languageserver';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { auditMethod, stateMethod, type AuditAnswer, type DocumentState } from '../../../src/protocol/messages.js';
import {
  baselineMethod,
  findingsMethod,
  reportMethod,
  type BaselineAnswer,
  type FindingsAnswer,
  type ReportAnswer,
} from '../../../src/protocol/report.js';
import { eventually } from './eventually.js';
import { TestClient } from './testClient.js';

const code = `export function f(user: { email: string }) {
  console.log(user.email);
  // pledge-ignore-next-line personal-data-in-log -- nothing here
  return user;
}
`;

describe('server: baseline', function () {
  this.timeout(30_000);
  let folder: string;
  let root: string;
  let file: string;
  let client: TestClient;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pledge-baseline-'));
    cpSync('test/workspaces/shop', folder, { recursive: true });
    writeFileSync(join(folder, 'src/log.ts'), code);
    root = uriOf(folder);
    file = `${root}/src/log.ts`;
    client = new TestClient({ createEngine: createNodeEngine }, [root]);
    await client.initialized;
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = <T>(method: string, params?: object): Promise<T> => client.connection.sendRequest<T>(method, params);
  const rulesOf = (uri: string): unknown[] => client.shown(uri)?.diagnostics.map(({ code: rule }) => rule) ?? [];
  const expectRules = (uri: string, rules: readonly string[]): Promise<void> =>
    eventually(() => {
      assert.deepEqual(rulesOf(uri), rules);
    });
  const changed = (name: string, type: FileChangeType): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${root}/${name}`, type }],
    });
  async function baseline(name = 'pledge.baseline.json'): Promise<BaselineAnswer> {
    await ask<AuditAnswer>(auditMethod, { progressToken: 'p' });
    const answer = await ask<BaselineAnswer>(baselineMethod, { folder: root });
    writeFileSync(join(folder, name), answer.text);
    return answer;
  }

  it('hides what it knows in open and closed files, shows what is new, and everything when it is gone', async () => {
    const states: DocumentState[] = [];
    client.connection.onNotification(stateMethod, (state: DocumentState) => {
      states.push(state);
    });
    await client.open(file, code);
    await expectRules(file, ['personal-data-in-log', 'unused-suppression']);
    await baseline();
    const closed = `${root}/src/order.ts`;
    await expectRules(closed, ['personal-data-in-log']);

    await changed('pledge.baseline.json', FileChangeType.Created);
    await expectRules(file, []);
    await expectRules(closed, []);
    await eventually(() => {
      assert.deepEqual([states.at(-1)?.findings, states.at(-1)?.known], [0, 2]);
    });

    await client.change(file, 2, code.replace('  console', '  console.warn(user.email);\n  console'));
    await expectRules(file, ['personal-data-in-log']);

    rmSync(join(folder, 'pledge.baseline.json'));
    await changed('pledge.baseline.json', FileChangeType.Deleted);
    await expectRules(file, ['personal-data-in-log', 'personal-data-in-log', 'unused-suppression']);
    await expectRules(closed, ['personal-data-in-log']);
  });

  it('marks what it knows for the tree, leaves it out of reports, and out of what makes the task fail', async () => {
    const first = await ask<AuditAnswer>(auditMethod, { progressToken: 'p' });
    assert.ok(first.grave > 0);
    const { findings: written } = await baseline();
    await changed('pledge.baseline.json', FileChangeType.Created);
    const { findings, hasBaseline } = await ask<FindingsAnswer>(findingsMethod);
    assert.deepEqual([hasBaseline, findings.length, first.findings], [true, written, written]);
    await eventually(async () => {
      const now = await ask<FindingsAnswer>(findingsMethod);
      assert.ok(now.findings.every(({ isKnown }) => isKnown));
    });
    const { text, record } = await ask<ReportAnswer>(reportMethod, { format: 'text' });
    assert.deepEqual(record.fingerprints, []);
    assert.match(text, /No findings/);
    const again = await ask<AuditAnswer>(auditMethod, { progressToken: 'q' });
    assert.deepEqual([again.findings, again.grave], [written, 0]);
  });

  it('is the file that the settings name, or none', async () => {
    await baseline('known.json');
    client.settings.set(root, { baseline: 'known.json' });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.open(file, code);
    await eventually(async () => {
      const { findings } = await ask<FindingsAnswer>(findingsMethod);
      assert.ok(findings.length > 0 && findings.every(({ isKnown }) => isKnown));
    });
    assert.deepEqual(rulesOf(file), []);
    client.settings.set(root, { baseline: '' });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await expectRules(file, ['personal-data-in-log', 'unused-suppression']);
  });

  it('says in the file what is wrong with it, and hides nothing then', async () => {
    await client.open(file, code);
    writeFileSync(join(folder, 'pledge.baseline.json'), '{');
    await changed('pledge.baseline.json', FileChangeType.Created);
    const uri = `${root}/pledge.baseline.json`;
    await eventually(() => {
      assert.match(JSON.stringify(client.shown(uri)?.diagnostics[0]?.message), /This baseline is not JSON/);
    });
    await expectRules(file, ['personal-data-in-log', 'unused-suppression']);
    await baseline();
    await changed('pledge.baseline.json', FileChangeType.Changed);
    await expectRules(uri, []);
    await expectRules(file, []);
  });

  it('keeps "fix all" away from what it knows', async () => {
    const fixAll = (): Promise<CodeAction[]> =>
      ask('textDocument/codeAction', {
        textDocument: { uri: file },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
    await client.open(file, code);
    assert.equal((await fixAll()).length, 1);
    await baseline();
    await changed('pledge.baseline.json', FileChangeType.Created);
    await eventually(async () => {
      assert.equal((await fixAll()).length, 0);
    });
  });
});
