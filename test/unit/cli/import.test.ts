import { afterEach, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox, type Ran } from './harness.js';

const text = `# Privacy Policy

## What we collect

When you sign up, we collect your name and your e-mail address.

## Sharing

We share your e-mail address with Mailchimp, which sends our newsletter for us.
`;

describe('pledge import', () => {
  let sandbox: Sandbox | undefined;
  const run = (files: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> => {
    sandbox = new Sandbox(files);
    return sandbox.run(['import', ...args]);
  };
  afterEach(() => sandbox?.remove());

  it('prints a policy file that loads, and writes nothing', async () => {
    const { code, out, err } = await run({ 'docs/privacy.md': text }, 'docs/privacy.md');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^# Proposed by `pledge import` from docs\/privacy\.md\.\n/);
    sandbox?.write('privacy.policy.yaml', out);
    const audit = await sandbox?.run(['audit', '--format', 'json']);
    const { findings } = JSON.parse(audit?.out ?? '{}') as { findings: { rule: string }[] };
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'invalid-policy'),
      [],
    );
  });

  it('writes it beside the code, with the way to its text, and never over a file', async () => {
    const { code, out } = await run(
      { 'docs/privacy.md': text },
      'docs/privacy.md',
      '--output',
      'app/privacy.policy.yaml',
    );
    assert.equal(code, 0);
    assert.match(out, /^\d+ rows proposed from docs\/privacy\.md\. Review them in app\/privacy\.policy\.yaml\n$/);
    const path = join(sandbox?.folder ?? '', 'app/privacy.policy.yaml');
    assert.match(readFileSync(path, 'utf8'), /file: \.\.\/docs\/privacy\.md/);
    const again = await sandbox?.run(['import', 'docs/privacy.md', '-o', 'app/privacy.policy.yaml']);
    assert.deepEqual(
      [again?.code, again?.err],
      [2, 'pledge: app/privacy.policy.yaml exists already; --force overwrites it\n'],
    );
  });

  it('gives JSON whose quotes are exact parts of the text', async () => {
    const { out } = await run({ 'p.md': text.replaceAll('\n', '\r\n') }, 'p.md', '--format', 'json');
    const { rows, facts } = JSON.parse(out) as {
      rows: { practice: string; category: string | null; start: number; end: number; quote: string }[];
      facts: object;
    };
    for (const { start, end, quote } of rows) assert.equal(text.slice(start, end), quote);
    const collected = rows.filter(({ practice }) => practice === 'collect').map(({ category }) => category);
    assert.ok(collected.includes('user.name') && collected.includes('user.contact.email'), collected.join(', '));
    assert.ok('doNotTrack' in facts);
  });

  it('says where a text does not read like a policy', async () => {
    const { code, err } = await run({ 'p.md': '# Recipes\n\nBoil the eggs.\n' }, 'p.md');
    assert.deepEqual(
      [code, err],
      [0, 'pledge: p.md does not read like a privacy policy: no practice was found in it\n'],
    );
  });

  it('--check tells of quotes that left the text', async () => {
    await run({ 'p.md': text }, 'p.md', '-o', 'privacy.policy.yaml');
    const same = await sandbox?.run(['import', 'p.md', '--check']);
    assert.equal(same?.code, 0);
    assert.match(same.out, /^✔ All \d+ quotes of privacy\.policy\.yaml stand in p\.md\n$/);
    sandbox?.write('p.md', text.replace('We share your e-mail address with Mailchimp', 'We show the weather'));
    const changed = await sandbox?.run(['import', 'p.md', '--check']);
    assert.equal(changed?.code, 1);
    assert.match(changed.out, /^privacy\.policy\.yaml:\d+ {2}(?:gone|changed): shares .*Mailchimp/m);
    assert.match(changed.out, /\n✖ privacy\.policy\.yaml and p\.md differ: .*\d gone; of \d+ quotes, \d+ moved\n$/);
  });

  it('--check finds the policy file of the working directory above a text in a folder', async () => {
    await run({ 'docs/p.md': text }, 'docs/p.md', '-o', 'privacy.policy.yaml');
    const same = await sandbox?.run(['import', 'docs/p.md', '--check']);
    assert.match(same?.out ?? same?.err ?? '', /^✔ All \d+ quotes of privacy\.policy\.yaml stand in docs\/p\.md\n$/);
  });

  it('--check tells of practices that the text names now, and with the older text of its sentences', async () => {
    await run({ 'p.md': text, 'old.md': text }, 'p.md', '-o', 'privacy.policy.yaml');
    sandbox?.write('p.md', `${text}\nWe share your phone number with Twilio.\n`);
    const changed = await sandbox?.run(['import', 'p.md', '--check', '--previous', 'old.md']);
    assert.equal(changed?.code, 1);
    assert.match(changed.out, /^p\.md:11 {2}new: shares phone number with Twilio/im);
    assert.match(changed.out, /^p\.md:11 {2}new sentence\n {4}“We share your phone number with Twilio\.”$/m);
  });

  it('--update keeps decisions, and writes only where something differs', async () => {
    await run({ 'p.md': text }, 'p.md', '-o', 'privacy.policy.yaml');
    const path = join(sandbox?.folder ?? '', 'privacy.policy.yaml');
    const decided = readFileSync(path, 'utf8').replace('status: proposed', 'status: rejected');
    sandbox?.write('privacy.policy.yaml', decided);
    const same = await sandbox?.run(['import', 'p.md', '--update']);
    assert.deepEqual([same?.code, same?.out], [0, 'privacy.policy.yaml is up to date with p.md\n']);
    assert.equal(readFileSync(path, 'utf8'), decided);
    sandbox?.write('p.md', `${text}\nWe share your phone number with Twilio.\n`);
    const updated = await sandbox?.run(['import', 'p.md', '--update']);
    assert.match(
      updated?.out ?? '',
      /^privacy\.policy\.yaml is brought up to date with p\.md: \d+ new, 0 changed, 0 gone/,
    );
    const now = readFileSync(path, 'utf8');
    assert.match(now, /status: rejected/);
    assert.match(now, /# \(import\) new: .*\n {2}- to: \[Twilio\]/);
    const check = await sandbox?.run(['import', 'p.md', '--check']);
    assert.equal(check?.code, 0);
  });

  it('says which options do not go together, and writes nothing', async () => {
    const both = await run({ 'p.md': text, 'privacy.policy.yaml': 'version: 1\n' }, 'p.md', '--check', '--update');
    assert.deepEqual([both.code, both.out], [2, '']);
    assert.match(both.err, /--check writes nothing and --update does/);
    const alone = await sandbox?.run(['import', 'p.md', '--previous', 'p.md']);
    assert.match(alone?.err ?? '', /--previous goes with --check/);
    const broken = await sandbox?.run(['import', 'p.md', '--update']);
    assert.deepEqual(
      [broken?.code, broken?.err],
      [2, 'pledge: privacy.policy.yaml does not name p.md among its sources\n'],
    );
  });

  it('--check refuses a policy that was not made from the text', async () => {
    const { code, err } = await run({ 'p.md': text, 'privacy.policy.yaml': 'version: 1\n' }, 'p.md', '--check');
    assert.deepEqual([code, err], [2, 'pledge: privacy.policy.yaml does not name p.md among its sources\n']);
  });
});
