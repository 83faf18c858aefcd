import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { decidedMethod, type DecidedAnswer } from '../../../src/protocol/decided.js';
import { TestClient } from './testClient.js';

const files: Readonly<Record<string, string>> = {
  'privacy.policy.yaml':
    'version: 1\nsources: [{ id: main, file: docs/privacy.md }]\ncode: { exclude: ["legacy/**"] }\n',
  'docs/privacy.md': '# Privacy\n',
  'shop/privacy.policy.yaml': 'version: 1\nextends: ../privacy.policy.yaml\n',
  'shop/src/a.ts': 'export {};\n',
  'src/a.ts': 'export {};\n',
  'src/a.test.ts': 'export {};\n',
  'legacy/a.ts': 'export {};\n',
  '.gitignore': 'ignored\n',
  'ignored/a.ts': 'export {};\n',
};

describe('server: which file decided', function () {
  this.timeout(30_000);
  let folder: string;
  let client: TestClient;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pledge-decided-'));
    mkdirSync(join(folder, '.git'));
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

  async function decided(file: string): Promise<{ files: string[]; note: string | undefined }> {
    const uri = uriOf(join(folder, file));
    const answer = await client.connection.sendRequest<DecidedAnswer>(decidedMethod, { uri });
    return {
      files: answer.files.map((each) => `${each.uri.slice(uriOf(folder).length + 1)}: ${each.why}`),
      note: answer.note,
    };
  }
  const nearest = 'privacy.policy.yaml: The policy: the nearest privacy.policy.yaml up from the file';
  const quoted = 'docs/privacy.md: A text that its rows quote (sources)';

  it('names the policy, those that it builds on, and the texts that it quotes', async () => {
    assert.deepEqual(await decided('src/a.ts'), { files: [nearest, quoted], note: undefined });
    assert.deepEqual((await decided('shop/src/a.ts')).files, [
      `shop/${nearest}`,
      'privacy.policy.yaml: A policy on which that one builds (extends)',
      quoted,
    ]);
    assert.deepEqual(await decided('docs/privacy.md'), { files: [nearest, quoted], note: undefined });
  });

  it('names the policy that the settings name', async () => {
    client.settings.set(uriOf(folder), { policy: 'shop/privacy.policy.yaml' });
    assert.equal(
      (await decided('src/a.ts')).files[0],
      'shop/privacy.policy.yaml: The policy: named by the setting pledge.policy',
    );
  });

  it('says why a file is not checked, and which file says so', async () => {
    assert.match((await decided('src/a.test.ts')).note ?? '', /tests are left out/);
    const ignored = await decided('ignored/a.ts');
    assert.match(ignored.note ?? '', /a \.gitignore leaves it out/);
    assert.ok(ignored.files.includes('.gitignore: Leaves the file out'));
    assert.match((await decided('legacy/a.ts')).note ?? '', /code: exclude/);
    client.settings.set(uriOf(folder), { enable: false });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.match((await decided('src/a.ts')).note ?? '', /pledge\.enable is off/);
  });

  it('says that nothing decides where there is no policy', async () => {
    for (const file of ['privacy.policy.yaml', 'shop/privacy.policy.yaml']) rmSync(join(folder, file));
    assert.deepEqual(await decided('src/a.ts'), {
      files: [],
      note: 'No policy file decides here: what the code does is only listed.',
    });
  });
});
