import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { fidesReport } from '../../../src/core/report/fides.js';
import { allCategories, allPurposes, resolveCategory } from '../../../src/core/vocabulary/taxonomy.js';
import { audited, flow, root, uri } from './sample.js';

interface Manifest {
  readonly system: readonly {
    readonly fides_key: string;
    readonly system_type: string;
    readonly privacy_declarations: readonly {
      readonly name: string;
      readonly data_categories: readonly string[];
      readonly data_use: string;
      readonly data_subjects: readonly string[];
      readonly third_parties?: string;
      readonly shared_categories?: readonly string[];
    }[];
  }[];
}

function manifest(...observations: (typeof flow)[]): Manifest {
  const documents = [{ uri, version: undefined, findings: [], observations, policy: undefined }];
  return parse(fidesReport(audited({ documents, policies: [] }), { root })) as Manifest;
}

describe('Fides manifest', () => {
  it('has one system, with what Fides requires of it', () => {
    const [system, ...more] = manifest(flow).system;
    assert.deepEqual(more, []);
    assert.match(system?.fides_key ?? '', /^[a-zA-Z0-9_.<>-]+$/);
    assert.equal(system?.system_type, 'Application');
  });

  it('declares each purpose with its data and who receives it', () => {
    const purposes = manifest({ ...flow, purpose: 'analytics.reporting' }, flow).system[0]?.privacy_declarations;
    const [stated, open] = purposes ?? [];
    assert.deepEqual(stated, {
      name: 'reporting',
      data_categories: ['user.contact.email', 'user.name'],
      data_use: 'analytics.reporting',
      data_subjects: [],
      data_shared_with_third_parties: true,
      third_parties: 'Acme',
      shared_categories: ['user.contact.email', 'user.name'],
    });
    assert.equal(open?.name, 'purpose not stated');
  });

  it('says where a purpose is only a placeholder', () => {
    const documents = [{ uri, version: undefined, findings: [], observations: [flow], policy: undefined }];
    assert.match(
      fidesReport(audited({ documents, policies: [] }), { root }),
      /data_use: essential\.service # a placeholder/,
    );
  });

  it('uses keys of the Fides taxonomy alone', () => {
    const own = allCategories().flatMap(({ key, own: isOwn }) => (isOwn ? [key] : []));
    assert.ok(own.length > 5);
    const categories = own.map((category) => ({ ...flow.categories[0], category }) as (typeof flow.categories)[number]);
    for (const { data_categories: keys, data_use: use } of manifest({ ...flow, categories }).system[0]
      ?.privacy_declarations ?? []) {
      assert.ok(keys.length > 0);
      for (const key of keys) assert.ok('key' in resolveCategory(key) && !own.includes(key), key);
      assert.ok(allPurposes().some(({ key }) => key === use));
    }
  });
});
