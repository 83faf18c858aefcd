import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createOracle } from '../../../src/core/policy/verdict.js';
import { fixture, policyOf } from './policyFixture.js';

describe('policy: a whole file', () => {
  const policy = policyOf(fixture('privacy.policy.yaml'), { 'privacy.md': fixture('privacy.md') });
  const oracle = createOracle(policy);
  const collect = (category: string, file: string): string => oracle.collect({ category, file }).verdict;

  it('has every section', () => {
    assert.deepEqual(
      [policy.collects.length, policy.uses.length, policy.shares.length, policy.denies.length, policy.choices.length],
      [11, 2, 4, 2, 3],
    );
    assert.deepEqual(policy.trackers, ['cookies', 'log_files', 'web_beacons']);
    const { places, ...stances } = policy.signals;
    assert.deepEqual(stances, { doNotTrack: 'ignored', gpc: 'unstated' });
    assert.equal(places?.doNotTrack?.uri, policy.uri);
    const { place, ...children } = policy.children ?? {};
    assert.deepEqual(children, { minAge: 13, onDiscovery: 'delete' });
    assert.equal(place?.uri, policy.uri);
    assert.deepEqual(policy.retention?.exceptions, ['legal', 'product_improvement']);
    assert.deepEqual(policy.transfer, { countries: ['US'], elsewhere: true });
    assert.deepEqual(policy.security, { safeguards: true, breachNotice: true });
    assert.deepEqual(policy.contacts, ['privacy@brightloom.example']);
    assert.deepEqual(policy.choices[0]?.disables, ['ip-products', 'cluster']);
    assert.equal(policy.choices[0].value, 'false');
    assert.equal(policy.sources[0]?.lastModified, '2024-03-03');
  });

  it('decides as a reader would', () => {
    assert.equal(collect('user.contact.email', 'site/form.ts'), 'clear');
    assert.equal(collect('user.demographic.date_of_birth', 'site/form.ts'), 'omitted');
    assert.equal(collect('user.device.user_agent', 'site/log.ts'), 'vague');
    assert.equal(collect('user.device.ip_address', 'broker/report.ts'), 'clear');
    assert.equal(collect('user.device.ip_address', 'tools/x.ts'), 'omitted');
    assert.equal(collect('user.health_and_medical', 'site/form.ts'), 'omitted');
    assert.equal(collect('user.childrens', 'site/form.ts'), 'incorrect');
    const phone = 'user.contact.phone_number';
    const meta = { class: 'advertising_networks', vendor: 'Meta' } as const;
    assert.equal(oracle.share({ category: phone, to: meta, file: 'site/a.ts' }).verdict, 'incorrect');
    assert.equal(oracle.logRow('user.device.ip_address', 'site/a.ts')?.id, 'log-ip');
  });
});
