import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { check, lines, type CheckOptions, type Files } from './support/engine.js';

function said(rule: string, policy: string | undefined, code: string | Files, options: CheckOptions = {}): string[] {
  const files: Files = {
    ...(policy !== undefined && { 'privacy.policy.yaml': `version: 1\n${policy}` }),
    ...(typeof code === 'string' ? { 'a.tsx': code } : code),
  };
  return lines(files, check(files, options)).filter((line) => line.includes(` ${rule} `));
}

describe('sdk-privacy-setting', () => {
  const sentry = "import * as Sentry from '@sentry/react';\n";

  it('names the option and what it does, in the call, in a constant, in another file and in a component', () => {
    assert.deepEqual(
      said('sdk-privacy-setting', undefined, `${sentry}Sentry.init({ dsn: 'x', sendDefaultPii: true });\n`),
      [
        'a.tsx:2 sdk-privacy-setting (warning) Sentry is started with sendDefaultPii: true, which sends IP addresses, cookies, headers and the signed-in person with every event.'.replace(
          'Sentry is',
          'Sentry (Functional Software) is',
        ),
      ],
    );
    const replay = `${sentry}Sentry.init({ integrations: [Sentry.replayIntegration({ maskAllText: false, blockAllMedia: true })] });\n`;
    assert.equal(said('sdk-privacy-setting', undefined, replay).length, 1);
    const constant = `import LogRocket from 'logrocket';
const shouldCaptureIP = true;
const options = { shouldCaptureIP, dom: { inputSanitizer: false } };
LogRocket.init('acme/app', options);
`;
    assert.deepEqual(
      said('sdk-privacy-setting', undefined, constant).map((line) => line.split(' ')[0]),
      ['a.tsx:3', 'a.tsx:3'],
    );
    const files = {
      'a.ts':
        "import posthog from 'posthog-js';\nimport { options } from './options.js';\nposthog.init('phc_0', options);\n",
      'options.ts': 'export const options = { session_recording: { maskAllInputs: false } };\n',
    };
    assert.deepEqual(
      said('sdk-privacy-setting', undefined, files).map((line) => line.split(' ')[0]),
      ['a.ts:3'],
    );
    const provider = `import { PostHogProvider } from 'posthog-js/react';
export const app = (
  <PostHogProvider apiKey="phc_0" options={{ session_recording: { maskAllInputs: false } }}>
    <p />
  </PostHogProvider>
);
`;
    assert.equal(said('sdk-privacy-setting', undefined, provider).length, 1);
  });

  it('is silent on safe values, on values that are computed, and on what is no option', () => {
    for (const code of [
      `${sentry}Sentry.init({ dsn: 'x', sendDefaultPii: false });`,
      `${sentry}Sentry.init({ dsn: 'x', sendDefaultPii: process.env.PII === 'true' });`,
      `${sentry}Sentry.init({ dsn: 'x', initialScope: { sendDefaultPii: true } });`,
      "import mixpanel from 'mixpanel-browser';\nmixpanel.init('t');\nmixpanel.track('x', { ip: true });",
      'export const options = { sendDefaultPii: true };',
    ])
      assert.deepEqual(said('sdk-privacy-setting', undefined, `${code}\n`), [], code);
  });
});

describe('child-data', () => {
  const policy = 'collects: [{ category: date_of_birth }, { category: email }]\nchildren: { minAge: 13 }\n';
  const form = 'export const a = <form><input type="date" name="birthDate" autoComplete="bday" /></form>;\n';
  const schema = "import { z } from 'zod';\nexport const signUp = z.object({ dateOfBirth: z.string() });\n";

  it('names an age that is asked for and not tested, by the line that the policy draws', () => {
    assert.deepEqual(said('child-data', policy, schema), [
      'a.tsx:2 child-data (warning) Date of birth is collected as signUp.dateOfBirth, so that the age is known, but no code tests it, while the policy is for people of 13 and over.',
    ]);
    assert.equal(said('child-data', policy, form).length, 1);
    const denied =
      'collects: [{ category: date_of_birth }]\ndenies: [{ practice: collect, category: user.childrens, when: knowingly }]\n';
    assert.match(said('child-data', denied, schema)[0] ?? '', /says that data of children is not collected/);
  });

  it('takes comparisons, bounds and names for a test, also in another file', () => {
    for (const gate of [
      'export const ok = (age: number) => age >= 13;',
      "import { differenceInYears } from 'date-fns';\nexport const ok = (d: Date) => differenceInYears(new Date(), d) < 16;",
      'const LIMIT = 13;\nexport const ok = (user: { age: number }) => user.age < LIMIT;',
      'export const ok = (d: Date) => new Date().getFullYear() - 13 > d.getFullYear();',
      "import { z } from 'zod';\nexport const s = z.object({ age: z.number().min(13) });",
      'export function isOldEnough(d: Date) { return check(d); }\ndeclare const check: (d: Date) => boolean;',
      "import { verifyAge } from './age.js';\nverifyAge();",
      'export const i = <input name="age" type="number" min={13} />;',
    ])
      assert.deepEqual(said('child-data', policy, { 'a.ts': schema, 'b.tsx': `${gate}\n` }), [], gate);
  });

  it('is not misled by other ages, pages and lengths', () => {
    for (const code of [
      'export const old = (entry: { age: number }) => entry.age > 3600;',
      'export const first = (page: number) => page < 13;',
      "import { z } from 'zod';\nexport const s = z.object({ message: z.string().min(13) });",
      'export const manager = (stage: number) => stage > 12;',
    ])
      assert.equal(said('child-data', policy, { 'a.ts': schema, 'b.ts': `${code}\n` }).length, 1, code);
  });

  it('is silent where the policy draws no line, declares children, or only a type holds the age', () => {
    assert.deepEqual(said('child-data', 'collects: [{ category: date_of_birth }]\n', schema), []);
    assert.deepEqual(
      said('child-data', policy.replace('collects: [', 'collects: [{ category: user.childrens }, '), schema),
      [],
    );
    assert.deepEqual(said('child-data', policy, 'export interface Person { dateOfBirth: string }\n'), []);
  });

  it('speaks of data of children in the place of special-category, by the sentence on children', () => {
    const code = "import { z } from 'zod';\nexport const enrol = z.object({ childName: z.string() });\n";
    assert.deepEqual(said('child-data', policy, code).length, 1);
    assert.deepEqual(said('special-category', policy, code), []);
    assert.equal(said('special-category', 'collects: [{ category: email }]\n', code).length, 1);
    assert.deepEqual(said('child-data', 'collects: [{ category: email }]\n', code), []);
  });
});
