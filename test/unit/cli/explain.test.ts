import { afterEach, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { Sandbox, type Ran } from './harness.js';

const files = {
  'package.json': '{}',
  'privacy.policy.yaml': `version: 1
sources:
  - { id: main, file: privacy.md }
collects:
  - category: user.name
    status: accepted
    quote: { source: main, text: We ask for your name. }
`,
  'privacy.md': 'We ask for your name.\n',
  'form.ts': 'export interface SignUpForm {\n  email: string;\n  name: string;\n}\n',
  'report.ts': `import mixpanel from 'mixpanel-browser';
import type { SignUpForm } from './form.js';
export function report(form: SignUpForm) {
  mixpanel.track('sign-up', { email: form.email });
}
`,
};

describe('pledge explain', () => {
  let sandbox: Sandbox | undefined;
  const explain = (...args: string[]): Promise<Ran> => {
    sandbox = new Sandbox(files);
    return sandbox.run(['explain', ...args]);
  };
  afterEach(() => sandbox?.remove());

  it('tells what is there, the evidence, the way, the policy, the finding and who decided', async () => {
    const { code, out, err } = await explain('report.ts:4');
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const expected = [
      /^report\.ts:4$/m,
      /^mixpanel\.track: Mixpanel \(analytics provider\)/m,
      /^ {2}E-mail address \(user\.contact\.email, \d+ % sure, by the vocabulary\): “email” names/m,
      /^ {4}1\. email of SignUpForm form\.ts:2$/m,
      /^ {4}2\. sent to Mixpanel report\.ts:4$/m,
      /^ {4}The policy: not declared/m,
      /^ {2}warning: E-mail address is sent to Mixpanel .*\(undeclared-recipient\)$/m,
      /^privacy\.policy\.yaml decides for this file\.$/m,
    ];
    for (const line of expected) assert.match(out, line);
  });

  it('quotes the sentence that declares', async () => {
    const { out } = await explain('form.ts:3');
    assert.match(out, /The policy: declared: “We ask for your name\.” privacy\.policy\.yaml:5/);
  });

  it('says where nothing is known', async () => {
    const { code, out } = await explain('form.ts:1');
    assert.equal(code, 1);
    assert.match(out, /^Nothing is known of form\.ts:1/);
  });

  it('fails with one line for what is no place, no file or no code', async () => {
    for (const [place, message] of [
      ['form.ts', /is no place: write FILE:LINE/],
      ['gone.ts:1', /there is no file gone\.ts/],
      ['package.json:1', /package\.json is not analysed/],
    ] as const) {
      const { code, err } = await explain(place);
      assert.equal(code, 2);
      assert.match(err, message);
      assert.equal(err.trim().split('\n').length, 1);
      sandbox?.remove();
    }
  });
});
