import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  namesSignal,
  offersUnsubscribing,
  readsSetting,
  withoutComments,
} from '../../../src/core/rules/choice-words.js';
import { check, lines, type CheckOptions, type Files } from './support/engine.js';

/** What one rule says over a policy and code in one or more files. */
function said(
  rule: string,
  policy: string,
  code: string | Files,
  options: CheckOptions = { complete: true },
): string[] {
  const files: Files = {
    'privacy.policy.yaml': `version: 1\n${policy}`,
    ...(typeof code === 'string' ? { 'a.tsx': code } : code),
  };
  return lines(files, check(files, options)).filter((line) => line.includes(` ${rule} `));
}

const posthog = "import posthog from 'posthog-js';\nposthog.init('phc_0');\n";

describe('words of choices', () => {
  it('find a setting however its key is spelled, and no other', () => {
    const key = 'rillwright.support.metrics.enable';
    for (const code of [
      "properties.get('rillwright.support.metrics.enable')",
      'process.env.RILLWRIGHT_SUPPORT_METRICS_ENABLE',
      'if (config.support.metrics.enable) report();',
      'settings.metricsEnabled',
    ])
      assert.ok(readsSetting(code, key), code);
    for (const code of ['config.metrics.interval', 'const enable = true; metrics.send()', ''])
      assert.equal(readsSetting(code, key), false, code);
  });

  it('find signals and ways to unsubscribe as whole words, outside comments', () => {
    assert.ok(namesSignal("req.get('DNT')", 'doNotTrack'));
    assert.ok(namesSignal('init({ respect_dnt: true, respectDnt })', 'doNotTrack'));
    assert.equal(namesSignal('const didnt = wouldnt;', 'doNotTrack'), false);
    assert.ok(namesSignal("headers.get('sec-gpc')", 'gpc'));
    assert.equal(namesSignal('const gpctl = 1', 'gpc'), false);
    assert.ok(offersUnsubscribing('<a href={link}>Unsubscribe</a>'));
    assert.ok(offersUnsubscribing("headers: { 'List-Unsubscribe': link }"));
    assert.ok(offersUnsubscribing('<h2>E-mail preferences</h2>'.replace('E-mail', 'Email')));
    assert.equal(offersUnsubscribing('emitter.unsub(listener)'), false);
    assert.equal(offersUnsubscribing(withoutComments('// TODO unsubscribe\nsend();')), false);
    assert.ok(offersUnsubscribing(withoutComments("const u = 'https://x.example/unsubscribe';")));
  });
});

describe('missing-choice', () => {
  const setting = `collects: [{ id: a, category: email }]
choices: [{ kind: setting, key: acme.reports.enable, disables: [a] }]
`;
  const collects = "import { z } from 'zod';\nexport const s = z.object({ email: z.string() });\n";

  it('names the setting that no code reads, in the policy file', () => {
    assert.deepEqual(said('missing-choice', setting, collects), [
      'privacy.policy.yaml:3 missing-choice (warning) The policy promises the setting acme.reports.enable, but no code reads it, while code does what it should stop.',
    ]);
  });

  it('is silent where code reads it, where nothing is there to stop, and before all was seen', () => {
    const reads = `${collects}export const on = (s: Map<string, string>) => s.get('acme.reports.enable');\n`;
    assert.deepEqual(said('missing-choice', setting, reads), []);
    assert.deepEqual(said('missing-choice', setting, 'export const a = 1;\n'), []);
    assert.deepEqual(said('missing-choice', setting, collects, { complete: false }), []);
    assert.deepEqual(
      said('missing-choice', setting.replace('disables: [a]', 'disables: [a], status: rejected'), collects),
      [],
    );
  });

  it('asks for a way to unsubscribe only where code sends mail', () => {
    const policy = `uses: [{ id: news, categories: [email], purposes: [marketing.communications.email] }]
collects: [{ id: mail, category: email }]
choices: [{ kind: unsubscribe, disables: [mail] }]
`;
    const send = `import sgMail from '@sendgrid/mail';
export async function news(member: { email: string }, html: string) {
  await sgMail.send({ to: member.email, from: 'news@acme.example', subject: 'News', html });
}
`;
    assert.equal(said('missing-choice', policy, send).length, 1);
    assert.deepEqual(said('missing-choice', policy, collects), []);
    const link = { 'a.ts': send, 'b.tsx': 'export const footer = <a href="/leave">Unsubscribe</a>;\n' };
    assert.deepEqual(said('missing-choice', policy, link), []);
  });

  it('leaves choices that browsers and people keep', () => {
    const policy = setting.replace('kind: setting, key: acme.reports.enable', 'kind: browser');
    assert.deepEqual(said('missing-choice', policy, collects), []);
  });
});

describe('ignored-signal', () => {
  const honoured = 'trackers: [third_party_analytics]\nsignals: { gpc: honoured, doNotTrack: honoured }\n';

  it('names each signal that is honoured and not read', () => {
    assert.deepEqual(said('ignored-signal', honoured, posthog), [
      'privacy.policy.yaml:3 ignored-signal (warning) The policy says that Global Privacy Control is honoured, but no code reads it, while code tracks.',
      'privacy.policy.yaml:3 ignored-signal (warning) The policy says that Do Not Track is honoured, but no code reads it, while code tracks.',
    ]);
  });

  it('is content with a read, a header, an option, and an SDK that heeds it by itself', () => {
    const rest = (signal: string) =>
      said(
        'ignored-signal',
        `trackers: [third_party_analytics]\nsignals: { ${signal}: honoured }\n`,
        `${posthog}export const a = (req: Request) => req.headers.get('${signal === 'gpc' ? 'Sec-GPC' : 'DNT'}');\n`,
      );
    assert.deepEqual([...rest('gpc'), ...rest('doNotTrack')], []);
    const option = posthog.replace("'phc_0'", "'phc_0', { respect_dnt: true }");
    const dnt = 'trackers: [third_party_analytics]\nsignals: { doNotTrack: honoured }\n';
    assert.deepEqual(said('ignored-signal', dnt, option), []);
    const mixpanel = "import mixpanel from 'mixpanel-browser';\nmixpanel.init('token');\n";
    assert.deepEqual(said('ignored-signal', dnt, mixpanel), []);
    assert.deepEqual(said('ignored-signal', dnt, 'export const a = 1;\n'), []);
  });

  it('informs where code reads what the policy does not declare', () => {
    const code = `export const quiet = navigator.globalPrivacyControl || window.navigator.doNotTrack === '1';\n// navigator.doNotTrack\n`;
    assert.deepEqual(said('ignored-signal', 'signals: { doNotTrack: ignored }\n', code, {}), [
      'a.tsx:1 ignored-signal (information) Global Privacy Control is read here, but the policy says nothing of it.',
      'a.tsx:1 ignored-signal (information) Do Not Track is read here, but the policy says that it is ignored.',
    ]);
    assert.deepEqual(said('ignored-signal', honoured, code, {}), []);
    assert.deepEqual(
      said('ignored-signal', '', 'export interface Nav { doNotTrack: string }\nexport const t = "Do Not Track";\n', {}),
      [],
    );
  });
});

describe('unguarded-tracking', () => {
  const policy = `trackers: [{ id: t, kind: third_party_analytics }]
choices: [{ kind: consent, disables: [t] }]
`;
  const gtag = 'declare const hasConsent: (purpose: string) => boolean;\n';

  it('sees that consent gates the cookie and not the event', () => {
    const code = `${gtag}export function seen() {
  if (hasConsent('analytics')) document.cookie = 'seen=1';
  gtag('event', 'seen');
}
export function clicked() {
  if (hasConsent('analytics')) gtag('event', 'clicked');
}
`;
    assert.deepEqual(
      said('unguarded-tracking', policy, code).map((line) => line.split(' ')[0]),
      ['a.tsx:4'],
    );
  });

  it('looks for the first call that is not guarded, wherever the guarded ones stand', () => {
    const code = `${gtag}export function clicked() {
  if (hasConsent('analytics')) gtag('event', 'clicked');
}
export function seen() {
  gtag('event', 'seen');
}
`;
    assert.deepEqual(
      said('unguarded-tracking', policy, code).map((line) => line.split(' ')[0]),
      ['a.tsx:6'],
    );
  });

  it('takes no test of a key or of production for consent', () => {
    const code = `import posthog from 'posthog-js';
const key = process.env.POSTHOG_KEY;
if (key && process.env.NODE_ENV === 'production') posthog.init(key);
`;
    assert.equal(said('unguarded-tracking', policy, code).length, 1);
  });

  it('takes a read of Do Not Track or of Global Privacy Control for one', () => {
    for (const test of ["navigator.doNotTrack !== '1'", '!navigator.globalPrivacyControl'])
      assert.deepEqual(
        said(
          'unguarded-tracking',
          policy,
          `if (${test}) {\n  ${posthog.split('\n')[1] ?? ''}\n}\n`.replace(/^/, `${posthog.split('\n')[0] ?? ''}\n`),
        ),
        [],
      );
  });

  it('needs no code for what browsers keep', () => {
    assert.deepEqual(said('unguarded-tracking', policy.replace('consent', 'browser'), posthog), []);
  });
});
