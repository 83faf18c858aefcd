import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { decidedMethod, type DecidedAnswer } from '../../../src/protocol/decided.js';
import { stateMethod, type DocumentState } from '../../../src/protocol/messages.js';
import { eventually } from './eventually.js';
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

  it('says that the policy cannot be read', async () => {
    client.settings.set(uriOf(folder), { policy: 'no.yaml' });
    assert.deepEqual(await decided('src/a.ts'), {
      files: ['no.yaml: The policy: named by the setting pledge.policy'],
      note: 'The policy file does not exist.',
    });
    writeFileSync(join(folder, 'no.yaml'), 'version: 1\ncollects: [\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(join(folder, 'no.yaml')), type: 1 }],
    });
    assert.match((await decided('src/a.ts')).note ?? '', /Not all of the policy can be read/);
  });

  it('says in the language status why a file is not checked, or not held against its policy', async () => {
    const states = new Map<string, DocumentState>();
    client.connection.onNotification(stateMethod, (state: DocumentState) => {
      states.set(state.uri.slice(uriOf(folder).length + 1), state);
    });
    const expectState = (file: string, problem: RegExp | undefined, notChecked: RegExp | undefined): Promise<void> =>
      eventually(() => {
        const state = states.get(file);
        assert.ok(state);
        if (problem === undefined) assert.equal(state.problem, undefined);
        else assert.match(state.problem ?? '', problem);
        if (notChecked === undefined) assert.equal(state.notChecked, undefined);
        else assert.match(state.notChecked ?? '', notChecked);
      });
    const open = (file: string, text = 'export {};\n'): Promise<void> =>
      client.open(uriOf(join(folder, file)), text, file.endsWith('.yaml') ? 'yaml' : 'typescript');
    const set = async (settings: object): Promise<void> => {
      client.settings.set(uriOf(folder), settings);
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    };
    for (const file of ['src/a.ts', 'legacy/a.ts', 'src/a.test.ts']) await open(file);
    await open('privacy.policy.yaml', files['privacy.policy.yaml']);
    await open('src/big.ts', '// x\n'.repeat(300_000));
    await expectState('src/a.ts', undefined, undefined);
    await expectState('privacy.policy.yaml', undefined, undefined);
    await expectState('legacy/a.ts', undefined, /not checked: the policy file leaves it out/);
    await expectState('src/a.test.ts', undefined, /not checked: .*tests are left out/);
    await expectState('src/big.ts', undefined, /not checked: it is 1\.5 MB, more than the 1\.0 MB that are read/);
    await set({ exclude: ['src/**'] });
    await expectState('src/a.ts', undefined, /not checked: pledge\.exclude leaves it out/);
    await set({ enable: false });
    await expectState('src/a.ts', undefined, /not checked: pledge\.enable is off/);
    await set({ policy: 'no.yaml' });
    await expectState('src/a.ts', /The policy file does not exist/, undefined);
    await set({});
    await expectState('src/a.ts', undefined, undefined);
    await client.change(uriOf(join(folder, 'privacy.policy.yaml')), 2, 'version: 1\ncollects: [\n');
    // The version before still holds.
    await client.change(uriOf(join(folder, 'src/a.ts')), 2, 'export const a = 1;\n');
    await expectState('src/a.ts', undefined, undefined);
    await set({ preset: 'strict' });
    await expectState('src/a.ts', /Not all of the policy can be read/, undefined);
  });

  it('says that nothing decides where there is no policy', async () => {
    for (const file of ['privacy.policy.yaml', 'shop/privacy.policy.yaml']) rmSync(join(folder, file));
    assert.deepEqual(await decided('src/a.ts'), {
      files: [],
      note: 'No policy file decides here: what the code does is only listed.',
    });
  });
});
