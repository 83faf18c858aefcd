import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { describe, it } from 'mocha';
import { catalogueData } from '../../../src/core/catalogue/data.js';
import { loadCatalogue } from '../../../src/core/catalogue/load.js';
import { allPurposes, recipientClasses } from '../../../src/core/vocabulary/taxonomy.js';

const catalogue = loadCatalogue();

describe('catalogue hosts', () => {
  const hosts: [host: string, vendor: RegExp, recipient: string, tracker: boolean][] = [
    ['hooks.slack.com', /Slack/, 'service_providers', false],
    ['api.openai.com', /OpenAI/, 'service_providers', false],
    ['api.sendgrid.com', /SendGrid/, 'service_providers', false],
    ['api.stripe.com', /Stripe/, 'payment_processors', false],
    ['us.i.posthog.com', /PostHog/, 'analytics_providers', true],
    ['o123.ingest.us.sentry.io', /Sentry/, 'service_providers', false],
    ['www.google-analytics.com', /Google Analytics/, 'analytics_providers', true],
    ['www.googletagmanager.com', /Google/, 'analytics_providers', true],
    ['region1.google-analytics.com', /Google Analytics/, 'analytics_providers', true],
    ['www.facebook.com', /Meta/, 'advertising_networks', true],
    ['stats.g.doubleclick.net', /Doubleclick/i, 'advertising_networks', true],
    ['cdn.segment.com', /Segment/, 'analytics_providers', true],
    ['cdn-settings.segment.com', /Segment/, 'analytics_providers', true],
    ['js.hs-scripts.com', /HubSpot/i, 'service_providers', true],
    ['cdn.jsdelivr.net', /JSDelivr/i, 'service_providers', false],
    ['API.OpenAI.com:443', /OpenAI/, 'service_providers', false],
  ];
  for (const [host, vendor, recipient, tracker] of hosts) {
    it(`knows ${host}`, () => {
      const found = catalogue.forHost(host);
      assert.ok(found);
      assert.match(found.vendor, vendor);
      assert.deepEqual([found.recipient, found.tracker], [recipient, tracker]);
    });
  }

  for (const host of ['example.com', 'localhost', '127.0.0.1', 'notopenai.com', 'com', 'co.uk', '']) {
    it(`knows nobody behind "${host}"`, () => {
      assert.equal(catalogue.forHost(host), undefined);
    });
  }

  it('maps to recipients and purposes of the vocabulary', () => {
    const purposes = new Set(allPurposes().map(({ key }) => key));
    const recipients = new Set<string>(recipientClasses);
    const rows = [...Object.values(catalogueData.hosts.categories), ...catalogueData.ownHosts.hosts];
    for (const { recipient, purpose } of rows) {
      assert.ok(recipient === null || recipients.has(recipient), recipient ?? '');
      assert.ok(purpose === null || purposes.has(purpose), purpose ?? '');
    }
  });

  it('keeps the generated list up to date and within 250 KB', () => {
    execFileSync(process.execPath, ['scripts/build-hosts.mjs', '--check']);
    assert.ok(statSync('catalogue/hosts.json').size < 250_000);
  });

  it('lists each own host once', () => {
    const domains = catalogueData.ownHosts.hosts.flatMap((row) => row.domains);
    assert.deepEqual(
      domains.filter((domain, at) => domains.indexOf(domain) !== at),
      [],
    );
  });
});
