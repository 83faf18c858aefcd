import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { run } from '../../../src/cli/run.js';
import type { JsonReport } from '../../../src/core/report/json.js';
import { ruleOf } from '../../../src/core/rules/registry.js';
import { readSettingsFile } from '../../../src/core/settings/settingsFile.js';
import { relativePath } from '../../../src/core/workspace/uris.js';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { auditMethod } from '../../../src/protocol/messages.js';
import { eventually } from './eventually.js';
import { TestClient } from './testClient.js';

const severities = new Map<DiagnosticSeverity | undefined, string>([
  [DiagnosticSeverity.Error, 'error'],
  [DiagnosticSeverity.Warning, 'warning'],
  [DiagnosticSeverity.Information, 'information'],
  [DiagnosticSeverity.Hint, 'hint'],
]);

/** One finding in one line, the same from both sides. */
function line(file: string, { code, message, range, severity }: Diagnostic): string {
  const { start, end } = range;
  const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
  return `${file}:${place} ${severities.get(severity) ?? '?'} ${String(code)} ${typeof message === 'string' ? message : ''}`;
}

/** What the command line reports of a folder, but for what reports alone show. */
async function fromCommandLine(
  folder: string,
): Promise<{ readonly shown: string[]; readonly rules: ReadonlySet<string> }> {
  let out = '';
  let err = '';
  const code = await run(['audit', folder, '--format', 'json'], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    cwd: folder,
    colours: false,
    interactive: false,
    signal: new AbortController().signal,
  });
  assert.ok(code === 0 || code === 1, err);
  const { findings } = JSON.parse(out) as JsonReport;
  const shown = findings
    .filter(({ rule }) => ruleOf(rule)?.level !== 'report')
    .map(
      ({ file, line: start, column, endLine, endColumn, severity, rule, message }) =>
        `${file}:${start}:${column}-${endLine}:${endColumn} ${severity} ${rule} ${message}`,
    );
  return { shown: shown.sort(), rules: new Set(findings.map(({ rule }) => rule)) };
}

for (const folder of ['test/workspaces/shop', 'examples/rillwright']) {
  describe(`contract: command line and editor on ${folder}`, function () {
    this.timeout(60_000);
    const path = resolve(folder);
    const root = uriOf(path);
    let client: TestClient;

    beforeEach(async () => {
      client = new TestClient({ createEngine: createNodeEngine }, [root]);
      await client.initialized;
    });
    afterEach(() => client.stop());

    it('both find the same in an audit', async () => {
      const { shown, rules } = await fromCommandLine(path);
      assert.ok(rules.size > 2, [...rules].join(', '));
      await client.connection.sendRequest(auditMethod, { progressToken: 'p' });
      const published = client.published.flatMap(({ uri, diagnostics }) =>
        diagnostics.map((diagnostic) => line(relativePath(root, uri), diagnostic)),
      );
      assert.deepEqual(published.sort(), shown);
    });

    it('both find the same in a file that is open, but for what only a complete audit can tell', async () => {
      const { shown } = await fromCommandLine(path);
      const complete = (text: string): boolean => ruleOf(text.split(' ')[2] ?? '')?.needsAll === true;
      const files = [...new Set(shown.filter((text) => !complete(text)).map((text) => text.split(':')[0] ?? ''))];
      assert.ok(files.length > 2, files.join(', '));
      for (const file of files) {
        const uri = `${root}/${file}`;
        await client.open(uri, readFileSync(resolve(path, file), 'utf8'));
        const expected = shown.filter((text) => text.startsWith(`${file}:`) && !complete(text));
        await eventually(() => {
          const published = client.shown(uri)?.diagnostics ?? [];
          assert.deepEqual(published.map((diagnostic) => line(file, diagnostic)).sort(), expected);
        }, 20_000);
      }
    });
  });
}

describe('contract: settings', () => {
  it('mean the same in the settings file and in the editor', () => {
    const text =
      '{ "pledge.fields": { "User.handle": "user.account.username" }, "pledge.rules": { "personal-data-in-log": "off" } }';
    // What VS Code answers to `workspace/configuration` for the section `pledge`.
    const answered = { fields: { 'User.handle': 'user.account.username' }, rules: { 'personal-data-in-log': 'off' } };
    assert.deepEqual(readSettingsFile(text).values, answered);
  });
});
