import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ObservedRecipient } from '../../../src/core/policy/decision.js';
import { oracleOf, said } from './policyFixture.js';
import { reasonOf } from '../language/inEnglish.js';

const file = 'src/a.ts';
const head = 'version: 1\n';
const shares = (...rows: string[]): string => `${head}shares:\n${rows.map((row) => `  - ${row}\n`).join('')}`;
const ask = (text: string, category: string, to: ObservedRecipient) => oracleOf(text).share({ category, to, file });
const mixpanel: ObservedRecipient = { class: 'analytics_providers', vendor: 'Mixpanel' };
const meta: ObservedRecipient = { class: 'advertising_networks', vendor: 'Meta' };
const email = 'user.contact.email';

describe('policy/verdict: sharing', () => {
  it('lets a class cover its vendors', () => {
    assert.equal(ask(shares('{ to: [analytics_providers], categories: [email] }'), email, mixpanel).verdict, 'clear');
  });

  it('lets a vendor cover only itself, whatever the case and legal form', () => {
    const text = shares('{ to: ["Mixpanel, Inc."], categories: [email] }');
    assert.equal(ask(text, email, mixpanel).verdict, 'clear');
    assert.equal(ask(text, email, { class: 'analytics_providers', vendor: 'Amplitude' }).verdict, 'omitted');
    assert.equal(ask(text, email, { class: 'analytics_providers' }).verdict, 'omitted');
  });

  it('takes a company for its product vaguely', () => {
    const google: ObservedRecipient = { class: 'analytics_providers', vendor: 'Google Analytics' };
    assert.equal(ask(shares('{ to: [Google], categories: [email] }'), email, google).verdict, 'vague');
  });

  it('lets service providers cover those who process on behalf, vaguely', () => {
    const text = shares('{ to: [service_providers], categories: [email] }');
    assert.equal(ask(text, email, mixpanel).verdict, 'vague');
    assert.equal(ask(text, email, { class: 'payment_processors', vendor: 'Stripe' }).verdict, 'vague');
    assert.equal(ask(text, email, { class: 'service_providers', vendor: 'Sentry' }).verdict, 'clear');
    assert.equal(ask(text, email, meta).verdict, 'omitted');
  });

  it('lets partners and unspecified third parties cover nothing', () => {
    const text = shares('{ to: [unspecified_third_parties, business_partners], categories: [email] }');
    for (const to of [mixpanel, meta, { class: 'service_providers' }] as const) {
      assert.equal(ask(text, email, to).verdict, 'omitted');
    }
    assert.equal(ask(text, email, { class: 'unspecified_third_parties' }).verdict, 'vague');
  });

  it('is no more than vague for an umbrella, and omitted for what is protected', () => {
    const text = shares('{ to: [affiliates], categories: [user] }');
    assert.equal(
      said(ask(text, email, { class: 'affiliates' })),
      'vague: the policy shares only personal data with affiliates',
    );
    assert.equal(ask(text, 'user.financial.credit_card', { class: 'affiliates' }).verdict, 'omitted');
  });

  it('does not take aggregated sharing for raw sharing, and says what was said', () => {
    const decision = ask(
      shares('{ to: [analytics_providers], categories: [user.behavior], only: aggregated }'),
      'user.behavior',
      mixpanel,
    );
    assert.equal(said(decision), 'omitted: the policy shares behaviour with analytics providers only aggregated');
    assert.equal(decision.row?.kind === 'shares' && decision.row.only, 'aggregated');
  });

  it('takes aggregated sharing with third parties for the closest, whoever they are', () => {
    const decision = ask(
      shares('{ id: s, to: [unspecified_third_parties], categories: [user], only: anonymised }'),
      email,
      mixpanel,
    );
    assert.deepEqual([decision.verdict, decision.row?.id], ['omitted', 's']);
  });

  it('decides by the row that names the recipient before one that names what is around it', () => {
    const text = shares(
      '{ id: wide, to: [service_providers, affiliates], categories: [user] }',
      '{ id: near, to: [analytics_providers], categories: [user] }',
    );
    assert.equal(ask(text, email, mixpanel).row?.id, 'near');
  });

  it('says what comes closest', () => {
    const text = shares(
      '{ to: [analytics_providers], categories: [user.behavior] }',
      '{ to: [affiliates], categories: [email] }',
    );
    assert.match(reasonOf(ask(text, email, mixpanel)), /shares only behaviour with analytics providers/);
    assert.match(reasonOf(ask(text, email, meta)), /shares e-mail address with affiliates, not with Meta/);
    assert.match(reasonOf(ask(head, email, meta)), /does not say that e-mail address is given to Meta/);
  });

  it('is clear for the first party where collection is declared', () => {
    const own: ObservedRecipient = { class: 'first_party' };
    assert.equal(ask(`${head}collects: [{ category: email }]\n`, email, own).verdict, 'clear');
    assert.equal(ask(`${head}collects: [{ category: user }]\n`, email, own).verdict, 'clear');
    assert.equal(ask(head, email, own).verdict, 'omitted');
  });

  it('holds a sentence on sharing to what it lists', () => {
    const sentence = 'We share personal information, such as your name, with our affiliates.';
    const text = `${head}sources: [{ id: m, file: p.md }]\nshares:\n  - { to: [affiliates], categories: [user, user.name], quote: { text: "${sentence}" } }\n`;
    const oracle = oracleOf(text, { 'p.md': sentence });
    const to: ObservedRecipient = { class: 'affiliates' };
    assert.equal(oracle.share({ category: 'user.name', to, file }).verdict, 'clear');
    assert.equal(
      said(oracle.share({ category: email, to, file })),
      'omitted: the sentence on sharing lists name, but not e-mail address',
    );
  });
});

describe('policy/verdict: denied sharing', () => {
  const denied = (row: string): string => `denies: [${row}]\n`;

  it('takes "third parties" in a denial for all of them', () => {
    const text = head + denied('{ practice: share, category: email, to: [unspecified_third_parties] }');
    assert.equal(
      said(ask(text, email, meta)),
      'incorrect: the policy says that it does not give e-mail address to unspecified third parties',
    );
    assert.equal(ask(text, email, { class: 'first_party' }).verdict, 'omitted');
  });

  it('takes a denial without recipients for nobody', () => {
    assert.equal(ask(head + denied('{ practice: share, category: user }'), email, mixpanel).verdict, 'incorrect');
  });

  it('denies only the recipients that are named', () => {
    const text =
      shares('{ to: [analytics_providers], categories: [email] }') +
      denied('{ practice: share, category: user, to: [advertising_networks] }');
    assert.equal(ask(text, email, mixpanel).verdict, 'clear');
    assert.equal(ask(text, email, meta).verdict, 'incorrect');
  });

  it('is ambiguous where both are said, and incorrect where the denial is the exception', () => {
    const both =
      shares('{ id: s, to: [advertising_networks], categories: [email] }') +
      denied('{ id: d, practice: share, category: email }');
    const decision = ask(both, email, meta);
    assert.deepEqual([decision.verdict, decision.row?.id, decision.against?.id], ['ambiguous', 's', 'd']);
    const exception =
      shares('{ to: [advertising_networks], categories: [email] }') + denied('{ practice: share, to: [Meta] }');
    assert.equal(ask(exception, email, meta).verdict, 'incorrect');
  });

  it('does not see a sale in code', () => {
    assert.equal(ask(head + denied('{ practice: sell, category: user }'), email, meta).verdict, 'omitted');
  });
});

describe('policy/verdict: purposes', () => {
  const purpose = (text: string, category: string, wanted: string) =>
    oracleOf(text).purpose({ category, purpose: wanted, file });

  it('finds a purpose in collects, uses and shares', () => {
    const text = `${head}collects: [{ category: email, purposes: [sales] }]\nuses: [{ categories: [email], purposes: [marketing.communications.email] }]\nshares: [{ to: [affiliates], categories: [email], purposes: [analytics] }]\n`;
    for (const each of ['sales', 'marketing.communications.email', 'analytics']) {
      assert.equal(purpose(text, email, each).verdict, 'clear', each);
    }
    assert.equal(purpose(text, email, 'marketing').verdict, 'vague');
    assert.equal(purpose(text, email, 'analytics.reporting').verdict, 'vague');
    assert.match(reasonOf(purpose(text, email, 'train_ai_system')), /^the policy uses e-mail address for .*, not for/);
  });

  it('takes no purposes for unstated, never for all', () => {
    const decision = purpose(`${head}collects: [{ id: c, category: email, purposes: [] }]\n`, email, 'analytics');
    assert.equal(said(decision), 'omitted: the policy states no purpose for e-mail address');
    assert.equal(decision.row?.id, 'c');
  });

  it('takes what a class of recipients is for as said, vaguely, where the row states nothing', () => {
    const text = shares('{ to: [analytics_providers], categories: [user.behavior] }');
    assert.equal(purpose(text, 'user.behavior', 'analytics.reporting').verdict, 'vague');
    assert.equal(purpose(text, 'user.behavior', 'marketing').verdict, 'omitted');
  });

  it('is broken by a denied use', () => {
    const text = `${head}collects: [{ category: email }]\ndenies: [{ practice: use, category: email, purposes: [marketing] }]\n`;
    assert.equal(purpose(text, email, 'marketing.communications.email').verdict, 'incorrect');
    assert.equal(purpose(text, email, 'analytics').verdict, 'omitted');
  });
});

describe('policy/verdict: trackers', () => {
  const tracker = (
    text: string,
    kinds: Parameters<ReturnType<typeof oracleOf>['tracker']>[0]['kinds'],
    to?: ObservedRecipient,
  ) => oracleOf(text).tracker({ kinds, to, file });

  it('is clear where every kind is declared, with the row', () => {
    const decision = tracker(`${head}trackers: [{ kind: cookies, id: c }, web_beacons]\n`, ['cookies']);
    assert.equal(said(decision), 'clear: the policy declares cookies');
    assert.equal(decision.row?.id, 'c');
  });

  it('is vague where only some are, and omitted where none is or it is rejected', () => {
    const text = `${head}trackers: [cookies, { kind: web_beacons, status: rejected }]\n`;
    assert.equal(
      said(tracker(text, ['cookies', 'device_ids'])),
      'vague: the policy declares cookies, not device identifiers',
    );
    assert.equal(tracker(text, ['web_beacons'], meta).verdict, 'omitted');
  });

  it('is clear where the vendor or its class is named', () => {
    assert.equal(tracker(shares('{ to: [Meta], categories: [user] }'), ['third_party_ads'], meta).verdict, 'clear');
    assert.equal(
      tracker(shares('{ to: [advertising_networks], categories: [user] }'), ['third_party_ads'], meta).verdict,
      'clear',
    );
    assert.equal(
      tracker(shares('{ to: [service_providers], categories: [user] }'), ['third_party_analytics'], mixpanel).verdict,
      'vague',
    );
  });

  it('wants session recording and fingerprinting to be named', () => {
    const text = `${shares('{ to: [analytics_providers], categories: [user] }')}trackers: [third_party_analytics]\n`;
    assert.equal(tracker(text, ['third_party_analytics', 'session_replay'], mixpanel).verdict, 'omitted');
  });

  it('is broken by denied tracking', () => {
    const text = `${head}trackers: [cookies]\ndenies: [{ practice: track, trackers: [third_party_ads] }]\n`;
    assert.equal(tracker(text, ['third_party_ads'], meta).verdict, 'incorrect');
    assert.equal(tracker(text, ['cookies']).verdict, 'clear');
  });
});

describe('policy/verdict: logs', () => {
  const logRow = (row: string, category: string, prose?: string): string | undefined =>
    oracleOf(
      `${head}${prose === undefined ? '' : 'sources: [{ id: m, file: p.md }]\n'}collects: [${row}]\n`,
      prose === undefined ? {} : { 'p.md': prose },
    ).logRow(category, file)?.id;

  it('finds the row whose condition, quote, section or sentence speaks of logs', () => {
    assert.equal(logRow('{ id: a, category: ip_address, condition: in server logs }', 'user.device.ip_address'), 'a');
    const prose = 'Log files hold the IP address and browser type.';
    assert.equal(
      logRow('{ id: b, category: user.device, quote: { text: browser type } }', 'user.device.user_agent', prose),
      'b',
    );
    assert.equal(
      logRow(
        '{ id: c, category: ip_address, quote: { text: x, section: Access logs } }',
        'user.device.ip_address',
        'x',
      ),
      'c',
    );
  });

  it('finds none for what logs are not said to hold', () => {
    assert.equal(logRow('{ category: email, condition: when you log in }', email), undefined);
    assert.equal(logRow('{ category: email, condition: whenever a user logs in }', email), undefined);
    assert.equal(logRow('{ category: ip_address, condition: in server logs }', email), undefined);
    assert.equal(logRow('{ category: user, condition: in server logs }', email), undefined);
    assert.equal(logRow('{ category: email, condition: in our blog }', email), undefined);
  });
});
