import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { check, lines, type CheckOptions, type Files } from './support/engine.js';

const policy = 'version: 1\ncollects: [{ category: name }]\n';

/** `path:line rule (severity)` of what is said of files. */
function said(files: Files, options: CheckOptions = {}): string[] {
  const all: Files = { 'privacy.policy.yaml': policy, ...files };
  return lines(all, check(all, options)).map((line) => line.split(' ').slice(0, 3).join(' '));
}

const zod = "import { z } from 'zod';\n";

describe('one finding for one cause', () => {
  it('reports a field where its schema declares it, and not again at its form input, in the same file or another', () => {
    const schema = `${zod}export const signUp = z.object({ phoneNumber: z.string() });\n`;
    const form = 'export const Form = () => <form><input name="phone_number" type="tel" /></form>;\n';
    const imports = `import { signUp } from './schema.js';\nexport const check = (x: unknown) => signUp.parse(x);\n${form}`;
    assert.deepEqual(said({ 'schema.ts': schema, 'form.tsx': imports }), ['schema.ts:2 undeclared-category (warning)']);
    // A form that has nothing to do with the schema is another place.
    assert.equal(said({ 'schema.ts': schema, 'form.tsx': form }).length, 2);
    assert.deepEqual(said({ 'a.tsx': schema + form }), ['a.tsx:2 undeclared-category (warning)']);
    assert.deepEqual(said({ 'form.tsx': form }), ['form.tsx:1 undeclared-category (warning)']);
    // Another field of the same category is another place.
    const other = form.replace('phone_number', 'mobile');
    assert.equal(said({ 'schema.ts': schema, 'form.tsx': other }).length, 2);
  });

  it('reports a component and the input inside it once', () => {
    const nested = `export const Form = ({ control }: { control: unknown }) => (
  <FormField
    control={control}
    name="phone"
    render={({ field }: { field: object }) => <Input type="tel" autoComplete="tel" {...field} />}
  />
);
`;
    assert.equal(said({ 'a.tsx': nested }).length, 1);
  });

  it('takes a confirmation for the datum that it confirms', () => {
    const twice = `${zod}export const reset = z.object({ password: z.string(), confirmPassword: z.string() });\n`;
    assert.deepEqual(said({ 'a.ts': twice }), ['a.ts:2 special-category (error)']);
    const form = `export function Form() {
  return (
    <form>
      <input type="password" name="currentPassword" />
      <input type="password" name="password" />
      <input type="password" name="repeatedPassword" />
    </form>
  );
}
`;
    assert.deepEqual(said({ 'a.tsx': form }), ['a.tsx:4 special-category (error)']);
    const two = `${zod}export const x = z.object({ phone: z.string(), mobilePhone: z.string() });\n`;
    assert.equal(said({ 'a.ts': two }).length, 2);
  });

  it('informs where a type repeats what a table stores', () => {
    const table = `import { pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { phone: text('phone') });
`;
    const props = `interface Props { phone: string }
export const show = ({ phone }: Props) => fetch('/api/call', { method: 'POST', body: phone });
`;
    assert.deepEqual(said({ 'table.ts': table, 'view.tsx': props }), [
      'table.ts:2 undeclared-category (warning)',
      'view.tsx:1 undeclared-category (information)',
    ]);
  });

  it('looks for the declaration only among what the same policy governs', () => {
    const schema = `${zod}export const signUp = z.object({ phone: z.string() });\n`;
    const form = 'export const Form = () => <form><input name="phone" type="tel" /></form>;\n';
    const files: Files = { 'privacy.policy.yaml': policy, 'schema.ts': schema, 'form.tsx': form };
    const { context } = check(files);
    const uris = [...(context.summary?.declaredFields.values() ?? [])].flat().map(({ uri }) => uri);
    assert.deepEqual(uris, ['file:///work/schema.ts']);
  });
});

describe('credentials', () => {
  it('of a mail server or a database are no data subject’s', () => {
    for (const [name, inputs] of [
      ['EmailTransportForm', ['host', 'port', 'username', 'password']],
      ['Connection', ['databaseUrl', 'host', 'port', 'password']],
    ] as const) {
      const fields = inputs.map((input) => `<input name="${input}" type="${input === 'password' ? input : 'text'}" />`);
      const form = `export function ${name}() {\n  return (<form>${fields.join('')}</form>);\n}\n`;
      assert.deepEqual(said({ 'a.tsx': form }), [], name);
    }
    const schema = `${zod}export const smtp = z.object({ host: z.string(), port: z.number(), username: z.string(), password: z.string() });\n`;
    assert.deepEqual(said({ 'a.ts': schema }), []);
  });

  it('of a person stay an error where they are not named', () => {
    const form = 'export function SignIn() {\n  return <input type="password" name="password" />;\n}\n';
    assert.deepEqual(said({ 'a.tsx': form }), ['a.tsx:2 special-category (error)']);
  });
});

describe('what is weak evidence', () => {
  it('is a token that a service issues, while a password is a person’s', () => {
    const schema = `${zod}export const user = z.object({\n  name: z.string(),\n  accessToken: z.string(),\n  backupCode: z.string(),\n});\n`;
    assert.deepEqual(said({ 'a.ts': schema }), [
      'a.ts:4 special-category (information)',
      'a.ts:5 special-category (error)',
    ]);
  });

  it('is what is read from some cookie, and needs no row where cookies are declared', () => {
    const code = `import { cookies } from 'next/headers';
export async function f() {
  const seen = (await cookies()).get('seen')?.value;
  await fetch('/x', { method: 'POST', body: seen });
}
`;
    assert.deepEqual(said({ 'a.ts': code }), ['a.ts:3 undeclared-category (information)']);
    assert.deepEqual(said({ 'privacy.policy.yaml': `${policy}trackers: [cookies]\n`, 'a.ts': code }), []);
  });

  it('is said once of a logger that writes to two places', () => {
    const code = `const log = (text: string) => {
  console.info(text);
  console.error(text);
};
export const f = (user: { email: string }) => log(user.email);
`;
    assert.equal(said({ 'a.ts': code }).filter((line) => line.includes('in-log')).length, 1);
  });
});

describe('what a wrapper does far away', () => {
  const client = `class Client {
  get(path: string, data: object) {
    return this.once(path, data);
  }
  private once(path: string, data: object) {
    return this.fetch(path, data);
  }
  private fetch(path: string, data: object) {
    console.error('request failed', data);
    return fetch(path, { method: 'POST', body: JSON.stringify(data) });
  }
}
export const client = new Client();
`;
  it('is an information at its callers, and a warning where it is near', () => {
    const call =
      "import { client } from './client.js';\nexport const f = (email: string) => client.get('/x', { email });\n";
    assert.deepEqual(
      said({ 'client.ts': client, 'a.ts': call }).filter((line) => line.includes('in-log')),
      ['a.ts:2 personal-data-in-log (information)'],
    );
    const near = `const note = (data: object) => console.log(data);
export const f = (email: string) => note({ email });
`;
    assert.deepEqual(
      said({ 'a.ts': near }).filter((line) => line.includes('in-log')),
      ['a.ts:2 personal-data-in-log (warning)'],
    );
  });
});

describe('a function that many calls hand data to', () => {
  const wrapper = 'export function note(text: string) {\n  console.log(text);\n}\n';
  const calls = (count: number): string =>
    `import { note } from './note.js';\n${Array.from({ length: count }, (_, i) => `export const f${i} = (user: { email: string }) => note(user.email);\n`).join('')}`;
  const logs = (files: Files): string[] => said(files).filter((line) => line.includes('in-log'));

  it('is reported once, at its sink, and not at each call', () => {
    assert.deepEqual(logs({ 'note.ts': wrapper, 'a.ts': calls(12) }), ['note.ts:2 personal-data-in-log (warning)']);
    const { findings } = check({ 'note.ts': wrapper, 'a.ts': calls(12) });
    assert.match(
      findings.find(({ rule }) => rule === 'personal-data-in-log')?.message ?? '',
      / 12 calls hand it in\.$/,
    );
  });

  it('is left to its callers where they are few', () => {
    assert.deepEqual(
      logs({ 'note.ts': wrapper, 'a.ts': calls(3) }).map((line) => line.split(' ')[0]),
      ['a.ts:2', 'a.ts:3', 'a.ts:4'],
    );
  });

  it('is the same whether a file is checked alone or with others', () => {
    const files: Files = { 'note.ts': wrapper, 'a.ts': calls(12) };
    const alone = ['a.ts', 'note.ts'].flatMap((path) => check(files, { only: [path] }).findings);
    assert.deepEqual(
      alone.map(({ fingerprint }) => fingerprint),
      check(files).findings.map(({ fingerprint }) => fingerprint),
    );
  });
});

describe('a tracker', () => {
  const trackers = (code: string): string[] =>
    said({ 'a.tsx': code }).filter((line) => line.includes('undeclared-tracker'));

  it('is not ended or linked to into being one', () => {
    assert.deepEqual(
      trackers("import { PostHog } from 'posthog-node';\nexport const end = (client: PostHog) => client.shutdown();\n"),
      [],
    );
    assert.deepEqual(
      trackers('export const a = <Link href="https://www.google-analytics.com/about?x=1">About</Link>;\n'),
      [],
    );
  });

  it('is reported where it is started, not where a provider is given the client', () => {
    const code = `import posthog from 'posthog-js';
import { PostHogProvider } from 'posthog-js/react';
posthog.init('phc_0');
export const app = <PostHogProvider client={posthog}>x</PostHogProvider>;
`;
    assert.deepEqual(trackers(code), ['a.tsx:3 undeclared-tracker (warning)']);
  });
});
