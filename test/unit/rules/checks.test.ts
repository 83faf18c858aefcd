import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkFiles } from '../../../src/core/rules/engine.js';
import { context, evidence, file, flow } from './support/builders.js';
import { check, lines, type CheckOptions, type Files } from './support/engine.js';

const mixpanel = "import mixpanel from 'mixpanel-browser';\n";

/** The findings over one file and one policy, without what stands for the places. */
function said(policy: string, code: string, options: CheckOptions = {}): string[] {
  const files: Files = { 'privacy.policy.yaml': `version: 1\n${policy}`, 'a.tsx': code };
  return lines(files, check(files, options)).map((line) => line.replace(/^[^ ]+:(\d+)/, '$1'));
}

describe('what the rules say', () => {
  it('undeclared-category: names the place, what is wrong and what comes closest', () => {
    assert.deepEqual(
      said(
        'collects: [{ category: email }]\n',
        'export const signUp = z.object({ phone: z.string() });\nimport { z } from "zod";\n',
      ),
      [
        '1 undeclared-category (warning) Phone number is collected as signUp.phone, but the policy does not declare it.',
      ],
    );
    assert.deepEqual(said('collects: [{ category: email }]\n', 'export interface Card { phone: string }\n'), [
      '1 undeclared-category (information) Phone number is held by Card.phone, but the policy does not declare it.',
    ]);
    assert.deepEqual(
      said('collects: [{ category: email }]\n', 'export const a = <form><input type="tel" name="phone" /></form>;\n'),
      [
        '1 undeclared-category (warning) Phone number is asked for by the form field “phone”, but the policy does not declare it.',
      ],
    );
  });

  it('undeclared-category: quotes a sentence that lists other things', () => {
    const policy = `sources: [{ id: main, file: p.md }]
collects:
  - { category: user, quote: { source: main, text: personal information } }
  - { category: name, quote: { source: main, text: your name } }
`;
    const files: Files = {
      'privacy.policy.yaml': `version: 1\n${policy}`,
      'p.md': 'We may collect personal information, such as your name.\n',
      'a.ts': "import { z } from 'zod';\nexport const signUp = z.object({ phone: z.string() });\n",
    };
    assert.deepEqual(lines(files, check(files)), [
      'a.ts:2 undeclared-category (warning) Phone number is collected as signUp.phone, which the policy does not declare: the sentence lists name, but not phone number. Closest: “We may collect personal information, such as your name.”',
    ]);
  });

  it('undeclared-recipient: names who receives it and where the policy stops short', () => {
    const code = `${mixpanel}export function f(user: { email: string }) {\n  mixpanel.track('x', { email: user.email });\n}\n`;
    assert.deepEqual(said('collects: [{ category: email }]\ntrackers: [third_party_analytics]\n', code), [
      '3 undeclared-recipient (warning) E-mail address is sent to Mixpanel (analytics provider) by mixpanel.track(), but the policy names no such sharing.',
    ]);
    assert.match(
      said('collects: [{ category: email }]\nshares: [{ to: [Mixpanel], categories: [name] }]\n', code)[0] ?? '',
      /by mixpanel\.track\(\), but the policy shares only name with Mixpanel/,
    );
  });

  it('denied-practice: an error where it is denied, a warning where it is declared as well', () => {
    const code = `${mixpanel}export function f(user: { email: string }) {\n  mixpanel.track('x', { email: user.email });\n}\n`;
    const denial =
      'denies: [{ practice: share, category: email, to: [analytics_providers] }]\ncollects: [{ category: email }]\n';
    const only = (all: readonly string[]): string[] => all.filter((line) => line.includes('denied-practice'));
    assert.match(
      only(said(denial, code))[0] ?? '',
      /^3 denied-practice \(error\) E-mail address is sent to Mixpanel \(analytics provider\) by mixpanel\.track\(\), but the policy /,
    );
    const both = `${denial}shares: [{ to: [Mixpanel], categories: [email] }]\n`;
    assert.deepEqual(only(said(both, code)), [
      '3 denied-practice (warning) E-mail address is sent to Mixpanel (analytics provider) by mixpanel.track(), which the policy both declares and denies.',
    ]);
    const tracking = 'denies: [{ practice: track, trackers: [third_party_analytics] }]\n';
    assert.deepEqual(only(said(tracking, `${mixpanel}mixpanel.init('x');\n`)).length, 1);
  });

  it('undeclared-tracker: once for each tracker, where it is started', () => {
    const start = `${mixpanel}mixpanel.init('x');\n`;
    const use = `${mixpanel}mixpanel.track('a');\nmixpanel.track('b');\n`;
    const policy = 'version: 1\ntrackers: [cookies]\n';
    const at = (files: Files): string[] => lines(files, check(files)).map((line) => line.split(' (')[0] ?? '');
    assert.deepEqual(at({ 'privacy.policy.yaml': policy, 'a.ts': start, 'b.ts': use }), ['a.ts:2 undeclared-tracker']);
    assert.deepEqual(at({ 'privacy.policy.yaml': policy, 'b.ts': use }), ['b.ts:2 undeclared-tracker']);
    assert.deepEqual(
      at({ 'privacy.policy.yaml': `${policy}shares: [{ to: [Mixpanel], categories: [behavior] }]\n`, 'a.ts': start }),
      [],
    );
  });

  it('undeclared-purpose: silent where the policy states no purposes, and where the sharing is the finding', () => {
    const code = `${mixpanel}export function f(user: { email: string }) {\n  mixpanel.track('x', { email: user.email });\n}\n`;
    const share = 'trackers: [third_party_analytics]\nshares: [{ to: [Mixpanel], categories: [email] }]\n';
    assert.deepEqual(said(`${share}collects: [{ category: email }]\n`, code), []);
    const purposes = 'collects: [{ category: email, purposes: [essential.service] }]\n';
    const other = share.replace('categories: [email]', 'categories: [email], purposes: [marketing]');
    const only = (all: readonly string[]): string[] => all.filter((line) => line.includes('undeclared-purpose'));
    assert.match(
      only(said(`${other}${purposes}`, code))[0] ?? '',
      /^3 undeclared-purpose \(warning\) E-mail address is sent to Mixpanel \(analytics provider\) by mixpanel\.track\(\) for .+, but the policy uses/,
    );
    assert.deepEqual(only(said(`trackers: [third_party_analytics]\n${purposes}`, code)), []);
  });

  it('insecure-transport: one finding for a URL and a body, at the call that holds the URL', () => {
    const code = `export function send(user: { email: string; name: string }) {
  return fetch('http://a.example.org/?email=' + user.email, { method: 'POST', body: JSON.stringify({ name: user.name }) });
}
export function caller(user: { email: string; name: string }) {
  return send(user);
}
export const local = (user: { email: string }) => fetch('http://localhost:3000/x', { method: 'POST', body: user.email });
`;
    const found = lines({ 'a.ts': code }, check({ 'a.ts': code }, { rules: { 'personal-data-in-url': 'off' } }));
    assert.equal(found.length, 1);
    assert.match(
      found[0] ?? '',
      /^a\.ts:2 insecure-transport \(error\) (?:Name and e-mail address|E-mail address and name) are sent to a\.example\.org by fetch\(\) over http:/,
    );
  });

  it('personal-data-in-web-storage: leaves out what a cookie is for', () => {
    const text = "document.cookie = id;\nlocalStorage.setItem('who', who);\n";
    const at = (part: string, sink: 'cookie' | 'storage', ...categories: Parameters<typeof flow>[3]): string[] =>
      checkFiles(context([file('a.ts', text, [flow('a.ts', text, part, categories, { sink })])]), {
        preset: 'recommended',
        rules: {},
      }).map(({ message, severity }) => `${severity} ${message.split(',')[0] ?? ''}`);
    const opaque = evidence('user.unique_id', { opaqueId: true });
    assert.deepEqual(at('document.cookie = id', 'cookie', evidence('user.device.cookie_id'), opaque), []);
    assert.deepEqual(at('document.cookie = id', 'cookie', evidence('user.privacy_preferences')), []);
    assert.deepEqual(at('document.cookie = id', 'cookie', evidence('user.contact.email')), [
      'warning E-mail address is put into a cookie by document.cookie = …',
    ]);
    assert.deepEqual(at("localStorage.setItem('who', who)", 'storage', opaque), [
      'information User identifier is kept in the browser by localStorage.setItem()',
    ]);
  });

  it('unguarded-tracking: speaks of what a choice disables, and is content with a guard', () => {
    const policy = `collects: [{ id: ip, category: ip_address }]
choices: [{ kind: setting, key: app.metrics.enable, disables: [ip] }]
`;
    const send = "fetch('https://metrics.example.org/', { method: 'POST', body: JSON.stringify({ from: req.ip }) })";
    const head = "import type { Request } from 'express';\ndeclare const config: Map<string, string>;\n";
    const bare = `${head}export function f(req: Request) {\n  return ${send};\n}\n`;
    const guarded = `${head}export function f(req: Request) {\n  if (config.get('app.metrics.enable') === 'false') return undefined;\n  return ${send};\n}\n`;
    const only = (code: string): string[] => said(policy, code).filter((line) => line.includes('unguarded'));
    assert.deepEqual(only(bare), [
      '4 unguarded-tracking (warning) fetch() runs whatever a person has chosen, but the policy promises a setting (app.metrics.enable) that stops it.',
    ]);
    assert.deepEqual(only(guarded), []);
    assert.deepEqual(said(policy.replace('kind: setting', 'kind: browser'), bare), []);
  });

  it('declaration-unused: only after all files, and not of what no code shows', () => {
    const policy = `scopes: { site: ["site/**"] }
collects:
  - { category: email }
  - { category: phone_number }
  - { category: gender, from: third_party }
  - { category: job_title, status: rejected }
  - { category: name, scope: site }
shares:
  - { to: [legal_authorities], categories: [user] }
  - { to: [payment_processors], categories: [name] }
  - { to: [Zendesk], categories: [email] }
trackers: [cookies, session_replay]
`;
    const code =
      'export interface A {\n  email: string;\n  name: string;\n  /** @pii email to Zendesk */\n  sender: string;\n}\n';
    const of = (options: CheckOptions): string[] =>
      said(policy, code, options).filter((line) => line.includes('declaration-unused'));
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ complete: true }), [
      '5 declaration-unused (information) The policy declares the collection of phone number, but no code was seen to do it.',
      '8 declaration-unused (information) The policy declares the collection of name, but no code was seen to do it.',
      '11 declaration-unused (information) The policy declares the sharing of name with payment processors, but no code was seen to do it.',
      '13 declaration-unused (information) The policy declares session recording, but no code was seen to do it.',
    ]);
  });

  it('unannotated-field: asks only where a name alone decided', () => {
    const code =
      'export interface A {\n  email: string;\n  /** @pii phone_number */\n  phone: string;\n  handle: string;\n}\n';
    const options: CheckOptions = { preset: 'strict', fields: { handle: 'username' } };
    const files: Files = { 'a.ts': code };
    assert.deepEqual(lines(files, check(files, options)), [
      'a.ts:2 unannotated-field (hint) A.email looks like e-mail address and has no annotation.',
    ]);
  });
});
