import { after, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import manifest from '../../../package.json';
import { wantsColours } from '../../../src/cli/io.js';
import { commandDefinitions } from '../../../src/cli/run.js';
import { Sandbox } from './harness.js';

describe('the command line', () => {
  let sandbox: Sandbox;
  before(() => {
    sandbox = new Sandbox({ 'a.ts': '', 'p.md': '' });
  });
  after(() => {
    sandbox.remove();
  });

  it('shows its version and its help', async () => {
    assert.deepEqual(await sandbox.run(['--version']), { code: 0, out: `${manifest.version}\n`, err: '' });
    const { out } = await sandbox.run(['--help']);
    for (const { name, summary } of commandDefinitions) assert.ok(out.includes(name) && out.includes(summary), name);
    assert.equal((await sandbox.run(['help'])).out, out);
  });

  for (const { name, options } of commandDefinitions)
    it(`shows help for ${name}, every option in it and in the documentation`, async () => {
      const { code, out } = await sandbox.run([name, '--help']);
      assert.equal(code, 0);
      assert.equal((await sandbox.run(['help', name])).out, out);
      const docs = readFileSync('docs/cli.md', 'utf8');
      for (const option of options) {
        assert.ok(out.includes(`--${option.name}`), option.name);
        assert.ok(docs.includes(`\`--${option.name}`), `docs/cli.md does not tell of --${option.name}`);
      }
      for (const line of out.split('\n')) assert.ok(line.length <= 130, line);
    });

  for (const [args, message] of [
    [[], 'which command? Try pledge --help'],
    [['adit'], 'there is no command adit; did you mean audit? Try pledge --help'],
    [['frobnicate'], 'there is no command frobnicate. Try pledge --help'],
    [['audit', '--formt', 'json'], 'there is no option --formt; did you mean --format? Try pledge audit --help'],
    [
      ['audit', '--format', 'xml'],
      '--format must be text, markdown, html, json, sarif, csv or fides, not xml. Try pledge audit --help',
    ],
    [['audit', '--format'], '--format needs a value: --format FORMAT. Try pledge audit --help'],
    [['audit', '--output', '--force'], '--output needs a value: --output FILE. Try pledge audit --help'],
    [['audit', '--force=yes'], '--force takes no value. Try pledge audit --help'],
    [
      ['audit', '--severity', 'fatal'],
      '--severity must be error, warning, information or hint, not fatal. Try pledge audit --help',
    ],
    [['audit', '--update-baseline'], '--update-baseline needs the file: --baseline FILE. Try pledge audit --help'],
    [
      ['audit', '--update-baseline', '--baseline', 'b.json', '--since', 'main'],
      '--update-baseline takes all findings, and --since leaves some out. Try pledge audit --help',
    ],
    [['audit', '--baseline', 'no.json'], 'there is no baseline no.json; --update-baseline writes it'],
    [['audit', '--baseline', 'p.md'], 'p.md is not JSON (Unexpected end of JSON input)'],
    [['audit', '--since', 'main'], '--since needs a git repository, and the folder lies in none'],
    [['audit', 'nowhere'], 'there is no file or folder nowhere'],
    [['audit', '--policy', 'no.yaml'], 'there is no policy file no.yaml'],
    [['audit', '--output', 'a.ts/x.md'], 'a.ts/x.md cannot be written (EEXIST)'],
    [['import'], 'which policy text? Try pledge import --help'],
    [['import', 'a', 'b'], 'one policy text at a time. Try pledge import --help'],
    [['import', 'no.md'], 'no.md does not exist'],
    [['import', 'p.md', '--check'], 'there is no privacy.policy.yaml up from p.md; name one with --output'],
  ] as const)
    it(`says in one line what is wrong with: pledge ${args.join(' ')}`, async () => {
      const { code, err } = await sandbox.run(args);
      assert.equal(code, 2);
      assert.equal(err, `pledge: ${message}\n`);
    });

  it('decides on colours by the terminal and by what the environment asks', () => {
    assert.ok(wantsColours({}, true));
    assert.ok(!wantsColours({}, false));
    assert.ok(!wantsColours({ NO_COLOR: '1' }, true));
    assert.ok(wantsColours({ NO_COLOR: '' }, true));
    assert.ok(wantsColours({ FORCE_COLOR: '1' }, false));
    assert.ok(!wantsColours({ FORCE_COLOR: '0' }, true));
    assert.ok(!wantsColours({ TERM: 'dumb' }, true));
    assert.ok(!wantsColours({ NO_COLOR: '1', FORCE_COLOR: '1' }, true));
  });
});
