import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { after, before, describe, it } from 'mocha';
import { agentTools } from '../../../src/core/agents/tools.js';

/** The text of an answer, as the assistant reads it. */
function textOf(result: Awaited<ReturnType<Client['callTool']>>): string {
  const content = result.content as readonly { readonly type: string; readonly text?: string }[];
  return content.map(({ text }) => text ?? '').join('\n');
}

describe('pledge mcp', function () {
  this.timeout(60_000);
  const client = new Client({ name: 'test', version: '0.0.0' });

  before(async () => {
    assert.ok(existsSync('dist/cli.js'), 'dist/cli.js is built before the tests');
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [resolve('dist/cli.js'), 'mcp', resolve('test/workspaces/shop')],
        stderr: 'inherit',
      }),
    );
  });
  after(() => client.close());

  async function ask(name: string, input: Record<string, unknown>): Promise<string> {
    const result = await client.callTool({ name, arguments: input });
    assert.notEqual(result.isError, true, textOf(result));
    return textOf(result);
  }

  it('offers the tools, all of them read-only', async () => {
    assert.equal(client.getServerVersion()?.name, 'pledge');
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      agentTools.map(({ name }) => name),
    );
    for (const { annotations } of tools) assert.equal(annotations?.readOnlyHint, true);
  });

  it('finds flows, with the verdict of the policy', async () => {
    const found = await ask('find_personal_data_flows', {});
    assert.match(found, /src\/signup\.ts:5 .*user\.contact\.email, incorrect.*→ PostHog/);
    assert.match(found, /src\/order\.ts:6/);
    const some = await ask('find_personal_data_flows', { recipient: 'PostHog', category: 'email' });
    assert.match(some, /signup\.ts/);
    assert.doesNotMatch(some, /order\.ts/);
    assert.match(await ask('find_personal_data_flows', { path: 'src/profile.ts' }), /No flow/);
  });

  it('says whether a use is allowed, by which sentence', async () => {
    const denied = await ask('check_personal_data_use', { category: 'email', recipient: 'analytics_providers' });
    assert.match(denied, /Collect and store it: yes/);
    assert.match(denied, /Send it to analytics providers: no, .*We never share your e-mail address/s);
    const omitted = await ask('check_personal_data_use', { category: 'user.contact.phone_number' });
    assert.match(omitted, /no, the policy does not declare it/);
    assert.match(omitted, /Do not write code/);
  });

  it('explains a finding, and how to mend it', async () => {
    const told = await ask('explain_privacy_finding', { path: 'src/signup.ts', line: 5 });
    assert.match(told, /denied-practice/);
    assert.match(told, /privacy\.policy\.yaml decides for this file/);
    assert.match(told, /How to mend denied-practice/);
  });

  it('tells of mistakes in a question, in words that help to ask again', async () => {
    const wrong: [string, Record<string, unknown>, RegExp][] = [
      ['check_personal_data_use', { category: 'emial' }, /no data category "emial".*Did you mean/],
      ['check_personal_data_use', {}, /"category" is missing/],
      ['find_personal_data_flows', { pth: 'src' }, /no property "pth"/],
      ['find_personal_data_flows', { path: '../other' }, /leads out of the workspace/],
      ['explain_privacy_finding', { path: 'src/none.ts', line: 1 }, /no file that is analysed/],
      ['explain_privacy_finding', { path: 'src/signup.ts', line: 0 }, /whole number from 1/],
      ['delete_everything', {}, /no tool "delete_everything"/],
    ];
    for (const [name, input, message] of wrong) {
      const result = await client.callTool({ name, arguments: input });
      assert.equal(result.isError, true, name);
      assert.match(textOf(result), message);
    }
  });
});
