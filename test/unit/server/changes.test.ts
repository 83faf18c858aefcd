import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { auditMethod } from '../../../src/protocol/messages.js';
import { eventually } from './eventually.js';
import { TestClient } from './testClient.js';

const policy = 'version: 1\ncollects: [{ category: email }]\n';
const code = 'export function f(user: { email: string }): void {\n  console.log(user.email);\n}\n';
const files: Readonly<Record<string, string>> = {
  'privacy.policy.yaml': policy,
  'src/open.ts': code,
  'src/closed.ts': code,
};

describe('server: changes beside the document at hand', function () {
  this.timeout(30_000);
  let folder: string;
  let client: TestClient;
  const uri = (file: string): string => uriOf(join(folder, file));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pledge-changes-'));
    for (const [name, text] of Object.entries(files)) write(name, text);
    client = new TestClient({ createEngine: createNodeEngine }, [uriOf(folder)]);
    await client.initialized;
    await client.open(uri('src/open.ts'), code);
    await shows('src/open.ts', ['personal-data-in-log']);
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  async function shows(file: string, rules: readonly string[]): Promise<void> {
    await eventually(() => {
      assert.deepEqual(
        client
          .shown(uri(file))
          ?.diagnostics.map(({ code: rule }) => rule)
          .sort() ?? [],
        [...rules].sort(),
      );
    });
  }

  function told(...changes: { readonly uri: string; readonly type: 1 | 2 | 3 }[]): Promise<void> {
    return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  it('a policy that is closed without its changes decides as it is saved', async () => {
    await client.open(uri('privacy.policy.yaml'), policy, 'yaml');
    await client.change(uri('privacy.policy.yaml'), 2, 'version: 1\n');
    await shows('src/open.ts', ['undeclared-category', 'personal-data-in-log']);
    await client.close(uri('privacy.policy.yaml'));
    await shows('src/open.ts', ['personal-data-in-log']);
  });

  it('a policy that is opened before the disk tells of it decides for what is open', async () => {
    rmSync(join(folder, 'privacy.policy.yaml'));
    await told({ uri: uri('privacy.policy.yaml'), type: 3 });
    write('privacy.policy.yaml', 'version: 1\n');
    await client.open(uri('privacy.policy.yaml'), 'version: 1\n', 'yaml');
    await told({ uri: uri('privacy.policy.yaml'), type: 1 });
    await shows('src/open.ts', ['undeclared-category', 'personal-data-in-log']);
  });

  it('a rule that is switched off goes from the files of the last audit too', async () => {
    await client.connection.sendRequest(auditMethod, { progressToken: 'p' });
    await shows('src/closed.ts', ['personal-data-in-log']);
    client.settings.set(uriOf(folder), { rules: { 'personal-data-in-log': 'off' } });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await shows('src/open.ts', []);
    await shows('src/closed.ts', []);
    client.settings.set(uriOf(folder), {});
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await shows('src/closed.ts', ['personal-data-in-log']);
  });

  it('a folder that is renamed takes the findings of its files with it', async () => {
    await client.close(uri('src/open.ts'));
    await client.connection.sendRequest(auditMethod, { progressToken: 'p' });
    await shows('src/closed.ts', ['personal-data-in-log']);
    renameSync(join(folder, 'src'), join(folder, 'source'));
    // The editor tells of the folder alone.
    await told({ uri: uri('src'), type: 3 });
    await shows('src/closed.ts', []);
    await shows('src/open.ts', []);
  });
});
