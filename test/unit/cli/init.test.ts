import { afterEach, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { policyTemplate } from '../../../src/cli/initTemplates.js';
import { loadPolicy } from '../../../src/core/policy/load.js';
import { Sandbox } from './harness.js';

describe('pledge init', () => {
  let sandbox: Sandbox | undefined;
  const start = (files: ConstructorParameters<typeof Sandbox>[0]): Sandbox => (sandbox = new Sandbox(files));
  const read = (box: Sandbox, path: string): string => readFileSync(join(box.folder, path), 'utf8');
  afterEach(() => sandbox?.remove());

  it('writes a policy file that is valid as it is', async () => {
    const box = start({ 'a.ts': 'export const a = 1;\n' });
    const { code, out } = await box.run(['init']);
    assert.equal(code, 0);
    assert.match(out, /^✔ Wrote privacy\.policy\.yaml\n\nNext:\n {2}1\. /);
    const audit = await box.run(['audit']);
    assert.deepEqual([audit.code, audit.err], [0, '']);
    assert.match(audit.out, /checked against privacy\.policy\.yaml/);
  });

  it('shows rows that are valid once they are uncommented', () => {
    const text = policyTemplate
      .replace(/^(sources|collects|uses|shares|denies|choices): \[\]$/gm, '$1:')
      .replace(/^# {2}/gm, '  ')
      .replace('trackers: []', 'trackers: [cookies]')
      .replace(
        '{ id: mail, kind: unsubscribe, disables: [news], status: accepted }',
        '{ id: mail, kind: unsubscribe, disables: [], status: accepted }',
      );
    const prose = 'At times we ask for your e-mail address.\n';
    const { policy, problems } = loadPolicy({
      uri: 'file:///p/privacy.policy.yaml',
      text,
      readSource: () => prose,
      readParent: () => undefined,
    });
    assert.deepEqual(
      problems.map(({ message }) => message),
      [],
    );
    assert.deepEqual(
      [policy?.collects.length, policy?.shares.length, policy?.denies.length, policy?.choices.length],
      [1, 1, 1, 1],
    );
  });

  it('writes tsdoc.json and a workflow where they are asked for', async () => {
    const box = start({ 'app/a.ts': '' });
    const { code, out } = await box.run(['init', 'app', '--tsdoc', '--ci']);
    assert.equal(code, 0);
    assert.match(
      out,
      /Wrote app\/privacy\.policy\.yaml\n✔ Wrote app\/tsdoc\.json\n✔ Wrote app\/\.github\/workflows\/pledge\.yml\n/,
    );
    const tsdoc = JSON.parse(read(box, 'app/tsdoc.json')) as { tagDefinitions: { tagName: string }[] };
    assert.deepEqual(
      tsdoc.tagDefinitions.map(({ tagName }) => tagName),
      ['@pii', '@notPii', '@tracks'],
    );
    const workflow = parse(read(box, 'app/.github/workflows/pledge.yml')) as { jobs: { audit: { steps: unknown[] } } };
    assert.equal(workflow.jobs.audit.steps.length, 6);
  });

  it('overwrites nothing, and says what to add', async () => {
    const box = start({ 'privacy.policy.yaml': 'version: 1\n', 'tsdoc.json': '{}' });
    const { code, out } = await box.run(['init', '--tsdoc']);
    assert.equal(code, 0);
    assert.match(out, /There is a privacy\.policy\.yaml already: it stays as it is\n/);
    assert.match(out, /There is a tsdoc\.json already: add these tags to it:\n\n\{/);
    assert.deepEqual([read(box, 'privacy.policy.yaml'), read(box, 'tsdoc.json')], ['version: 1\n', '{}']);
  });

  it('says what is wrong with its arguments', async () => {
    const box = start({});
    assert.equal((await box.run(['init', 'nowhere'])).err, 'pledge: there is no folder nowhere\n');
    assert.equal((await box.run(['init', 'a', 'b'])).err, 'pledge: one folder at a time. Try pledge init --help\n');
  });
});
