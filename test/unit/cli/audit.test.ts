import { afterEach, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonReport } from '../../../src/core/report/json.js';
import { Sandbox, type Ran } from './harness.js';

const policy = 'version: 1\ncollects:\n  - { category: user.name, status: accepted }\n';
const logged =
  'export const log = (account: Account) => console.log(account.email);\ninterface Account { email: string }\n';
const clean = 'export const add = (a: number, b: number) => a + b;\n';

describe('pledge audit', () => {
  let sandbox: Sandbox | undefined;
  const audit = (
    files: ConstructorParameters<typeof Sandbox>[0],
    args: readonly string[] = [],
    options?: Parameters<Sandbox['run']>[1],
  ): Promise<Ran> => {
    sandbox = new Sandbox(files);
    return sandbox.run(['audit', ...args], options);
  };
  const json = ({ out }: Ran): JsonReport => JSON.parse(out) as JsonReport;
  afterEach(() => sandbox?.remove());

  it('shows findings by file and exits with 1', async () => {
    const { code, out, err } = await audit({ 'privacy.policy.yaml': policy, 'src/log.ts': logged });
    assert.equal(code, 1);
    assert.match(
      out,
      /^src\/log\.ts\n {2}1:54 {2}warning {2}E-mail address is written to a log by console\.log\(\)\..* {2}personal-data-in-log\n/m,
    );
    assert.match(
      out,
      /\n✖ \d+ findings \(.*\d warnings?.*\) in \d files?\n1 file \(3 lines\) checked against privacy\.policy\.yaml in \d+\.\d s\n$/,
    );
    assert.equal(err, '');
  });

  it('exits with 0 where there is nothing to tell', async () => {
    const { code, out } = await audit({ 'privacy.policy.yaml': 'version: 1\n', 'a.ts': clean });
    assert.equal(code, 0);
    assert.match(out, /^✔ No findings\n1 file /);
  });

  it('shows the inventory and one hint where there is no policy', async () => {
    const { code, out } = await audit({ 'a.ts': 'export interface User { email: string; firstName: string }\n' });
    assert.equal(code, 0);
    assert.match(out, /e-mail address {2}1 declaration\n/);
    assert.equal(out.match(/pledge import/g)?.length, 1);
  });

  it('lets --severity say what counts and is shown', async () => {
    const files = { 'privacy.policy.yaml': policy, 'log.ts': logged };
    const { code, out } = await audit(files, ['--severity', 'error']);
    assert.deepEqual([code, out.split('\n')[0]], [0, '✔ No findings']);
    assert.deepEqual(
      new Set(json(await audit(files, ['-s', 'warning', '-f', 'json'])).findings.map(({ severity }) => severity)),
      new Set(['warning']),
    );
  });

  it('gives JSON of the agreed shape', async () => {
    const files = {
      'privacy.policy.yaml': policy,
      'src/report.ts': `import mixpanel from 'mixpanel-browser';\nexport interface SignUp { email: string }\nexport function report(form: SignUp) {\n  mixpanel.track(\n    'x',\n    { email: form.email },\n  );\n}\n`,
    };
    const ran = await audit(files, ['--format', 'json']);
    assert.equal(ran.code, 1);
    assert.deepEqual(Object.keys(json(ran)), ['findings', 'observations']);
    const { findings, observations } = json(ran);
    const sent = findings.find(({ rule }) => rule === 'undeclared-recipient');
    assert.ok(sent);
    const { message, steps, line, column, endLine, endColumn, fingerprint, ...rest } = sent;
    assert.match(fingerprint, /^[0-9a-f]{16}$/);
    assert.ok(line >= 4 && line <= endLine && endLine <= 7 && column >= 1 && endColumn >= 1);
    assert.deepEqual(rest, {
      rule: 'undeclared-recipient',
      severity: 'warning',
      file: 'src/report.ts',
      categories: ['user.contact.email'],
      recipient: 'analytics_providers',
      policy: null,
    });
    assert.match(message, /Mixpanel/);
    assert.ok(steps.length > 0);
    for (const step of steps) assert.deepEqual(Object.keys(step), ['file', 'line', 'what']);
    const flow = observations.find(({ kind }) => kind === 'flow');
    assert.ok(flow);
    const { steps: flowSteps, confidence, ...fixed } = flow;
    assert.deepEqual(fixed, {
      file: 'src/report.ts',
      line: 4,
      endLine: 7,
      kind: 'flow',
      name: 'mixpanel.track',
      categories: ['user.contact.email'],
      vendor: 'Mixpanel',
      recipient: 'analytics_providers',
      guarded: false,
    });
    assert.ok(confidence > 0 && confidence <= 1 && flowSteps.length > 0);
    const field = observations.find(({ kind }) => kind === 'field');
    assert.ok(field && !('guarded' in field));
    assert.deepEqual([field.vendor, field.recipient, field.line, field.name], [null, null, 2, 'email']);
  });

  it('quotes the policy row that decides', async () => {
    const denied = `version: 1\nsources: [{ id: main, file: p.md }]\ndenies:\n  - practice: collect\n    category: user.contact.email\n    status: accepted\n    quote: { source: main, text: We never ask for your e-mail address. }\n`;
    const files = {
      'privacy.policy.yaml': denied,
      'p.md': 'We never ask for your e-mail address.\n',
      'a.tsx': 'export const F = () => <input type="email" name="email" />;\n',
    };
    const [finding] = json(await audit(files, ['-f', 'json'])).findings.filter(
      ({ rule }) => rule === 'denied-practice',
    );
    assert.deepEqual(finding?.policy, {
      file: 'privacy.policy.yaml',
      line: 4,
      quote: 'We never ask for your e-mail address.',
    });
  });

  it('gives Markdown', async () => {
    const { out } = await audit({ 'privacy.policy.yaml': policy, 'log.ts': logged }, ['--format', 'markdown']);
    assert.match(out, /^# Privacy audit\n\n\*\*\d finding/);
    assert.match(out, /\| `personal-data-in-log` \|/);
  });

  it('shows paths relative to the audited folder', async () => {
    const files = {
      'package.json': '{}',
      'app/privacy.policy.yaml': policy,
      'app/src/log.ts': logged,
      'other/log.ts': logged,
    };
    const shown = async (...args: string[]): Promise<string[]> => [
      ...new Set(json(await audit(files, [...args, '-f', 'json', '-s', 'warning'])).findings.map(({ file }) => file)),
    ];
    assert.deepEqual(await shown('app'), ['src/log.ts']);
    assert.deepEqual(await shown('app', 'other'), ['app/src/log.ts', 'other/log.ts']);
    assert.deepEqual(await shown('app/src/log.ts'), ['app/src/log.ts']);
    assert.deepEqual(await shown('.'), ['app/src/log.ts', 'other/log.ts']);
  });

  it('writes a report to a file, never over one unless told to', async () => {
    const first = await audit({ 'log.ts': logged }, ['--output', 'out/report.md']);
    assert.equal(first.code, 1);
    assert.match(first.out, /The report is in out\/report\.md\n$/);
    const path = join(sandbox?.folder ?? '', 'out/report.md');
    assert.match(readFileSync(path, 'utf8'), /^# Privacy audit/);
    const second = await sandbox?.run(['audit', '--output', 'out/report.md']);
    assert.deepEqual([second?.code, second?.err], [2, 'pledge: out/report.md exists already; --force overwrites it\n']);
    assert.equal((await sandbox?.run(['audit', '--output', 'out/report.md', '--force', '--format', 'json']))?.code, 1);
    assert.match(readFileSync(path, 'utf8'), /^\{/);
  });

  it('writes nothing else', async () => {
    await audit({ 'log.ts': logged });
    for (const path of ['privacy.policy.yaml', '.pledge', 'node_modules'])
      assert.ok(!existsSync(join(sandbox?.folder ?? '', path)), path);
  });

  it('takes the policy file that is named', async () => {
    const { out } = await audit({ 'a.ts': clean, 'docs/p.yaml': 'version: 1\n' }, ['--policy', 'docs/p.yaml']);
    assert.match(out, /checked against docs\/p\.yaml/);
  });

  it('reads the settings of the editor', async () => {
    const { code, out } = await audit({
      'log.ts': logged,
      '.vscode/settings.json': '{ "pledge.rules": { "personal-data-in-log": "off" }, "pledge.oops": 1 }',
    });
    assert.equal(code, 0);
    assert.match(out, /Settings:\n {2}There is no setting `pledge\.oops`\.\n/);
  });

  it('tells of what it could not analyse, and analyses the rest', async () => {
    sandbox = new Sandbox({
      'log.ts': logged,
      'broken.ts': 'const a = {{{',
      'binary.ts': Uint8Array.of(0, 1, 2),
      'big.js': `var a=1;${'b();'.repeat(1_300_000)}`,
      '.vscode/settings.json': '{ "pledge.maxFileSze": 1 }',
    });
    symlinkSync('.', join(sandbox.folder, 'loop'));
    const { code, out, err } = await sandbox.run(['audit']);
    assert.equal(code, 1);
    assert.match(
      out,
      /Not analysed:\n {2}big\.js is 5\.2 MB, more than the 1\.0 MB that are read\n {2}binary\.ts is binary\n {2}loop is a symbolic link to a folder that holds it, and is not followed\n/,
    );
    assert.match(out, /There is no setting `pledge\.maxFileSze`\. Did you mean `pledge\.maxFileSize`\?/);
    assert.match(out, /personal-data-in-log/);
    assert.equal(err, '');
    const aside = await sandbox.run(['audit', '--format', 'json']);
    assert.equal(aside.err.split('\n').filter((line) => line.startsWith('pledge: ')).length, 5);
    assert.ok(JSON.parse(aside.out));
  });

  it('colours only where it is told to, and shows progress only on a terminal', async () => {
    const files = { 'log.ts': logged };
    const bare = await audit(files);
    assert.doesNotMatch(bare.out + bare.err, /\u001b/);
    const terminal = await audit(files, [], { colours: true, interactive: true });
    assert.match(terminal.out, /\u001b\[33mwarning\u001b\[39m/);
    assert.match(terminal.err, /\r\u001b\[KReading/);
    assert.ok(terminal.err.endsWith('\r\u001b[K'), 'the line is cleared');
    assert.equal(terminal.out.replace(/\u001b\[\d+m/g, '').replace(/\d+\.\d s/, ''), bare.out.replace(/\d+\.\d s/, ''));
  });

  it('ends when it is interrupted', async () => {
    const { code, out, err } = await audit({ 'log.ts': logged }, [], { signal: AbortSignal.abort() });
    assert.deepEqual([code, out, err], [130, '', 'pledge: interrupted\n']);
  });
});
