import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe as suite, it } from 'mocha';
import {
  allCategories,
  allPurposes,
  allSubjects,
  coversRecipient,
  describe,
  isWithin,
  labelOf,
  parentOf,
  recipientClasses,
  recipientLabel,
  resolveCategory,
  resolvePurpose,
  resolveRecipient,
  resolveSubject,
  sensitivityOf,
} from '../../../src/core/vocabulary/taxonomy.js';

interface SharedTaxonomy {
  readonly data_categories: readonly { readonly key: string; readonly parent: string | null }[];
  readonly data_uses: readonly { readonly key: string; readonly parent: string | null }[];
  readonly data_subjects: readonly { readonly key: string }[];
}

function sharedTaxonomy(): SharedTaxonomy | undefined {
  try {
    return JSON.parse(readFileSync(join('..', 'shared', 'taxonomy.json'), 'utf8')) as SharedTaxonomy;
  } catch {
    return undefined;
  }
}

suite('taxonomy', () => {
  const shared = sharedTaxonomy();
  const title = shared
    ? 'has every key of the shared taxonomy and only our own besides'
    : 'has every key of the shared taxonomy (skipped: ../shared is not there)';
  it(title, function () {
    if (!shared) return this.skip();
    const given = new Map(shared.data_categories.map(({ key, parent }) => [key, parent ?? undefined]));
    for (const [key, parent] of given)
      assert.equal(allCategories().find((term) => term.key === key)?.parent, parent, key);
    assert.deepEqual(
      allCategories()
        .map(({ key, own }) => ({ key, own }))
        .filter(({ key, own }) => own === given.has(key)),
      [],
    );
    assert.equal(allCategories().length, 85 + 8);
    assert.deepEqual(new Set(allPurposes().map(({ key }) => key)), new Set(shared.data_uses.map(({ key }) => key)));
    assert.deepEqual(new Set(allSubjects().map(({ key }) => key)), new Set(shared.data_subjects.map(({ key }) => key)));
  });

  it('names the parent of every key by the key itself, each parent before its children', () => {
    for (const terms of [allCategories(), allPurposes()]) {
      const seen = new Set<string>();
      for (const { key, parent } of terms) {
        assert.equal(parent, parentOf(key));
        if (parent !== undefined) assert.ok(seen.has(parent), `${parent} comes after ${key}`);
        seen.add(key);
      }
    }
  });

  it('describes every key in words of its own', () => {
    for (const { key, label, description } of [...allCategories(), ...allPurposes(), ...allSubjects()]) {
      assert.equal(labelOf(key), label);
      assert.equal(describe(key), description);
      assert.match(description, /^[A-Z].+\.$/, key);
      assert.doesNotMatch(label, /\.|_/, key);
    }
    assert.equal(labelOf('user.nothing'), 'user.nothing');
    assert.equal(describe('user.nothing'), '');
  });

  it('resolves a full key and a last segment', () => {
    assert.deepEqual(resolveCategory('user.contact.email'), { key: 'user.contact.email' });
    assert.deepEqual(resolveCategory(' email '), { key: 'user.contact.email' });
    assert.deepEqual(resolveCategory('ip_address'), { key: 'user.device.ip_address' });
    assert.deepEqual(resolveCategory('user'), { key: 'user' });
    assert.deepEqual(resolvePurpose('support'), { key: 'essential.service.operations.support' });
    assert.deepEqual(resolveSubject('visitor'), { key: 'visitor' });
  });

  it('says between which keys a last segment leaves the choice', () => {
    assert.deepEqual(resolveCategory('biometric'), { ambiguous: ['user.authorization.biometric', 'user.biometric'] });
    assert.deepEqual(resolvePurpose('email'), {
      ambiguous: ['essential.service.notifications.email', 'marketing.communications.email'],
    });
  });

  it('suggests what may have been meant', () => {
    const first = (written: string) => {
      const resolution = resolveCategory(written);
      return 'unknown' in resolution ? resolution.suggestions[0] : resolution;
    };
    assert.equal(first('emial'), 'user.contact.email');
    assert.equal(first('phone'), 'user.contact.phone_number');
    assert.equal(first('user.contact.mail'), 'user.contact.email');
    assert.equal(first('ip'), 'user.device.ip_address');
    assert.equal(first('date-of-birth'), 'user.demographic.date_of_birth');
    for (const nonsense of ['', 'xyzzy', '__proto__', 'constructor', 'x'.repeat(100_000)])
      assert.deepEqual(resolveCategory(nonsense), { unknown: true, suggestions: [] });
  });

  it('knows what lies within what', () => {
    assert.ok(isWithin('user.contact.email', 'user.contact'));
    assert.ok(isWithin('user.contact', 'user.contact'));
    assert.ok(!isWithin('user.contact', 'user.contact.email'));
    assert.ok(!isWithin('user.sensor', 'user.sens'));
    assert.ok(!isWithin('user.contactless', 'user.contact'));
  });

  it('tells the protection that a category needs', () => {
    const expected: Readonly<Record<string, string | undefined>> = {
      'user.demographic.religious_belief': 'special',
      'user.health_and_medical.genetic': 'special',
      'user.government_id.passport_number': 'government',
      'user.financial.bank_account': 'financial',
      'user.payment': 'financial',
      'user.location.precise': 'precise_location',
      'user.location.imprecise': undefined,
      'user.biometric.voice': 'biometric',
      'user.biometric.health': 'health',
      'user.health_and_medical.record_id': 'health',
      'user.childrens': 'children',
      'user.authorization.password': 'credentials',
      'user.contact.email': undefined,
      'user.unheard.of': undefined,
    };
    for (const [key, sensitivity] of Object.entries(expected)) assert.equal(sensitivityOf(key), sensitivity, key);
  });
});

suite('recipients', () => {
  it('has a label for each class and finds the class by it', () => {
    for (const recipient of recipientClasses) {
      assert.doesNotMatch(recipientLabel(recipient), /_/);
      assert.deepEqual(resolveRecipient(recipientLabel(recipient)), { class: recipient });
      assert.deepEqual(resolveRecipient(recipient.toUpperCase()), { class: recipient });
    }
  });

  it('takes other names for vendors, and misspelt classes for nothing', () => {
    assert.deepEqual(resolveRecipient('zendesk'), { vendor: 'zendesk' });
    assert.deepEqual(resolveRecipient(' Google Analytics '), { vendor: 'Google Analytics' });
    assert.deepEqual(resolveRecipient('law enforcement'), { class: 'legal_authorities' });
    assert.deepEqual(resolveRecipient('analytic_providers'), {
      unknown: true,
      suggestions: ['analytics_providers', 'service_providers'],
    });
    assert.deepEqual(resolveRecipient('  '), { unknown: true, suggestions: [] });
  });

  it('covers as the design says', () => {
    for (const recipient of recipientClasses) {
      const vague = recipient === 'business_partners' || recipient === 'unspecified_third_parties';
      assert.equal(coversRecipient(recipient, recipient), vague ? 'vague' : 'clear', recipient);
    }
    assert.equal(coversRecipient('service_providers', 'analytics_providers'), 'vague');
    assert.equal(coversRecipient('service_providers', 'payment_processors'), 'vague');
    assert.equal(coversRecipient('service_providers', 'advertising_networks'), undefined);
    assert.equal(coversRecipient('analytics_providers', 'service_providers'), undefined);
    for (const observed of recipientClasses.filter((recipient) => recipient !== 'unspecified_third_parties')) {
      assert.equal(coversRecipient('unspecified_third_parties', observed), undefined, observed);
    }
  });
});
