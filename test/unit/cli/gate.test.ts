import { afterEach, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { changedLines } from '../../../src/cli/changedLines.js';
import type { JsonReport } from '../../../src/core/report/json.js';
import { Sandbox, type Ran } from './harness.js';

const policy = `version: 1
sources: [{ id: main, file: p.md }]
collects:
  - { category: user.contact.email, status: proposed }
  - { category: user.name, status: accepted }
`;
const mail = 'export const form = { email: (document.getElementById("mail") as HTMLInputElement).value };\n';
const field = 'export const Field = () => <input type="email" name="email" />;\n';
const log = (name: string): string => `export const ${name} = (email: string) => console.log(email);\n`;

/** What gates in CI rest on: which findings count, which are known, which are new. */
describe('pledge audit as a gate', () => {
  let sandbox: Sandbox | undefined;
  const start = (files: ConstructorParameters<typeof Sandbox>[0]): Sandbox => (sandbox = new Sandbox(files));
  const files = ({ out }: Ran): string[] => (JSON.parse(out) as JsonReport).findings.map(({ file }) => file);
  afterEach(() => sandbox?.remove());

  it('does not fail on information unless asked to', async () => {
    const box = start({ 'privacy.policy.yaml': 'version: 1\n', 'a.ts': 'export interface User { email: string }\n' });
    const plain = await box.run(['audit']);
    assert.match(plain.out, /information/);
    assert.equal(plain.code, 0);
    assert.equal((await box.run(['audit', '--fail-on', 'information'])).code, 1);
    assert.equal((await box.run(['audit', '--severity', 'information'])).code, 1);
  });

  it('fails from the severity that is named on', async () => {
    const box = start({ 'log.ts': log('a') });
    const codes = async (...levels: string[]): Promise<number[]> => {
      const ran: number[] = [];
      for (const level of levels) ran.push((await box.run(['audit', '--fail-on', level])).code);
      return ran;
    };
    assert.deepEqual(await codes('error', 'warning', 'hint', 'never'), [0, 1, 1, 0]);
  });

  it('lets only accepted rows count where that is asked', async () => {
    const box = start({ 'privacy.policy.yaml': policy, 'p.md': '', 'form.tsx': field, 'mail.ts': mail });
    const rules = async (...args: string[]): Promise<string[]> =>
      (JSON.parse((await box.run(['audit', '-f', 'json', ...args])).out) as JsonReport).findings.map(
        ({ rule }) => rule,
      );
    assert.ok(!(await rules()).includes('undeclared-category'));
    assert.ok((await rules('--require-accepted')).includes('undeclared-category'));
  });

  it('leaves out what the baseline knows', async () => {
    const box = start({ 'old.ts': log('a') });
    const base = ['--baseline', 'pledge.baseline.json'];
    const written = await box.run(['audit', ...base, '--update-baseline']);
    assert.deepEqual([written.code, written.out], [0, '1 finding written to pledge.baseline.json\n']);
    assert.equal((await box.run(['audit', ...base])).code, 0);
    box.write('new.ts', log('b'));
    const ran = await box.run(['audit', ...base, '-f', 'json']);
    assert.deepEqual([ran.code, files(ran)], [1, ['new.ts']]);
    box.write('old.ts', 'export {};\n');
    assert.match((await box.run(['audit', ...base])).err, /1 finding of the baseline is gone: --update-baseline/);
  });

  it('keeps what the baseline knows in SARIF, as suppressed', async () => {
    const box = start({ 'old.ts': log('a') });
    await box.run(['audit', '--baseline', 'b.json', '--update-baseline']);
    const { out } = await box.run(['audit', '--baseline', 'b.json', '-f', 'sarif']);
    const states = (JSON.parse(out) as Log).runs[0]?.results?.map(({ baselineState }) => baselineState);
    assert.deepEqual(states, ['unchanged']);
  });

  it('keeps what comments silence in SARIF, and nowhere else', async () => {
    const reason = 'the support team reads it';
    const box = start({ 'a.ts': `// pledge-ignore-next-line personal-data-in-log -- ${reason}\n${log('a')}` });
    const { code, out } = await box.run(['audit', '-f', 'sarif']);
    const [result, ...more] = (JSON.parse(out) as Log).runs[0]?.results ?? [];
    assert.deepEqual([code, more.length, result?.suppressions?.[0]?.justification], [0, 0, reason]);
    assert.deepEqual(files(await box.run(['audit', '-f', 'json'])), []);
  });

  describe('since a revision', () => {
    const git = (box: Sandbox, ...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: box.folder,
        stdio: 'pipe',
        encoding: 'utf8',
      });
    const repository = (content: Record<string, string>): Sandbox => {
      const box = start(content);
      git(box, 'init', '-q', '-b', 'main');
      git(box, 'add', '.');
      git(box, 'commit', '-q', '-m', 'x');
      return box;
    };
    const since = (box: Sandbox, revision = 'main'): Promise<Ran> =>
      box.run(['audit', '--since', revision, '-f', 'json']);

    it('shows only what stands on changed lines', async () => {
      const box = repository({ 'a.ts': `${log('a')}\n`, 'b.ts': log('b'), 'ä c.ts': log('c') });
      assert.deepEqual(files(await since(box)), []);
      box.write('a.ts', `// moved\n${log('a')}\n\n${log('second')}`);
      box.write('d.ts', log('d'));
      const ran = await since(box);
      const shown = (JSON.parse(ran.out) as JsonReport).findings.map(({ file, line }) => `${file}:${line}`);
      assert.deepEqual([shown, ran.code], [['a.ts:5', 'd.ts:1'], 1]);
    });

    it('counts from where the branches parted', async () => {
      const box = repository({ 'a.ts': log('a') });
      git(box, 'switch', '-q', '-c', 'work');
      box.write('b.ts', log('b'));
      git(box, 'add', '.');
      git(box, 'commit', '-q', '-m', 'b');
      git(box, 'switch', '-q', 'main');
      box.write('a.ts', 'export {};\n');
      git(box, 'commit', '-q', '-a', '-m', 'a');
      git(box, 'switch', '-q', 'work');
      assert.deepEqual(files(await since(box)), ['b.ts']);
    });

    it('counts a policy row that changed for what it decides', async () => {
      const denied = 'version: 1\ndenies:\n  - { practice: collect, category: user.contact.email, status: accepted }\n';
      const box = repository({ 'privacy.policy.yaml': 'version: 1\n', 'form.tsx': field });
      box.write('privacy.policy.yaml', denied);
      assert.deepEqual(files(await since(box)), ['form.tsx']);
    });

    it('says what is wrong with a revision', async () => {
      const box = repository({ 'a.ts': '' });
      for (const revision of ['nowhere', '--output=x'])
        assert.deepEqual(
          (await box.run(['audit', `--since=${revision}`])).err,
          `pledge: git knows no revision ${revision}\n`,
        );
    });

    it('runs nothing that the repository names', async () => {
      const box = repository({ 'a.ts': log('a'), '.gitattributes': '*.ts filter=evil diff=evil\n' });
      const trap = `touch ${JSON.stringify(join(box.folder, 'ran'))}`;
      for (const key of [
        'core.fsmonitor',
        'filter.evil.clean',
        'filter.evil.smudge',
        'diff.evil.textconv',
        'diff.external',
      ])
        git(box, 'config', key, trap);
      writeFileSync(join(box.folder, '.git/hooks/post-index-change'), `#!/bin/sh\n${trap}\n`, { mode: 0o755 });
      box.write('a.ts', `${log('a')}${log('b')}`);
      assert.deepEqual(files(await since(box)), ['a.ts']);
      assert.ok(!existsSync(join(box.folder, 'ran')));
    });
  });

  it('tells changed lines, and the neighbours of lines taken out', () => {
    assert.deepEqual(changedLines('a\nb\nc\n', 'a\r\nb\r\nc\r\n'), new Set());
    assert.deepEqual(changedLines('a\nb\nc\n', 'a\nx\nb\nc\n'), new Set([2]));
    assert.deepEqual(changedLines('if (consent())\nsend();\nend();\n', 'send();\nend();\n'), new Set([0, 1]));
    assert.equal(
      changedLines(
        Array.from({ length: 6000 }, (_, i) => `a${i}`).join('\n'),
        Array.from({ length: 6000 }, (_, i) => `b${i}`).join('\n'),
      ),
      'all',
    );
  });

  it('writes every format by the ending of the file', async () => {
    const box = start({ 'log.ts': log('a') });
    for (const [file, start] of [
      ['r.html', '<!doctype html>'],
      ['r.sarif', '{\n  "$schema"'],
      ['r.csv', 'severity,rule'],
      ['r.fides.yml', '# Proposed by'],
      ['r.json', '{\n  "findings"'],
      ['r.md', '# Privacy audit'],
      ['r.txt', 'log.ts\n'],
      ['r', 'log.ts\n'],
    ] as const) {
      await box.run(['audit', '--output', file]);
      assert.ok(readFileSync(join(box.folder, file), 'utf8').startsWith(start), file);
    }
  });
});
