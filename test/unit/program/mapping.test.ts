import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FieldMapping } from '../../../src/core/program/mapping.js';
import { check, lines } from '../rules/support/engine.js';

const code = {
  fields: [
    { pattern: 'src/**#handle', category: 'user.contact.email' },
    { pattern: 'User.handle', category: 'user.account.username' },
  ],
  recipients: [],
  redactors: [],
  exclude: [],
};

describe('field mapping', () => {
  it('counts the globs of the policy file from its folder, those of the settings from the root', () => {
    const mapping = new FieldMapping({ 'src/**#nick': 'user.name' }, code, 'apps/web');
    assert.equal(mapping.lookup('handle', undefined, 'apps/web/src/a.ts')?.category, 'user.contact.email');
    assert.equal(mapping.lookup('handle', undefined, 'src/a.ts'), undefined);
    assert.equal(mapping.lookup('nick', undefined, 'src/a.ts')?.category, 'user.name');
    assert.equal(mapping.lookup('nick', undefined, 'apps/web/src/a.ts'), undefined);
    assert.equal(mapping.policyPath('apps/web/src/a.ts'), 'src/a.ts');
    assert.equal(mapping.policyPath('apps/website/a.ts'), undefined);
  });

  it('takes settings before the policy file, an owner before a folder, and of equals the later', () => {
    const mapping = new FieldMapping({ '*.handle': false }, code);
    assert.equal(mapping.lookup('handle', 'User', 'src/a.ts')?.by, 'settings');
    assert.deepEqual(
      mapping.spoken('handle', 'User', 'src/a.ts').map(({ category }) => category),
      [false, 'user.account.username'],
    );
    const twice = new FieldMapping({ handle: 'user.name', '*.handle': 'user.contact.email' }, undefined);
    assert.equal(twice.lookup('handle', undefined, 'a.ts')?.category, 'user.contact.email');
  });

  it('knows an owner by its own name inside others', () => {
    const mapping = new FieldMapping({ 'buyer.code': 'user.unique_id' }, undefined);
    assert.equal(mapping.lookup('code', 'Order.buyer', 'a.ts')?.category, 'user.unique_id');
    assert.equal(mapping.lookup('code', 'Order.otherbuyer', 'a.ts'), undefined);
  });
});

describe('recipients that the policy file gives to functions', () => {
  it('receive what is handed to them', () => {
    const files = {
      'src/lib/metrics.ts': `export function report(name: string, data: unknown) { queue.push([name, data]); }
const queue: unknown[] = [];
export class Metrics { send(data: unknown) { queue.push(data); } }`,
      'src/use.ts': `import { Metrics, report } from './lib/metrics';
export function seen(user: { email: string }) {
  report('seen', user);
  new Metrics().send(user.email);
  other(user.email);
}
declare function other(what: string): void;`,
      'privacy.policy.yaml': `version: 1
collects:
  - { id: mail, category: email, purposes: [essential.service] }
code:
  recipients: { "src/lib/metrics.ts#report": analytics_providers, "src/lib/metrics.ts#Metrics.send": "PostHog" }
`,
    };
    const found = lines(files, check(files)).filter((line) => line.includes('undeclared-recipient'));
    assert.deepEqual(
      found.map((line) => line.split(' ').slice(0, 2).join(' ')),
      ['src/use.ts:3 undeclared-recipient', 'src/use.ts:4 undeclared-recipient'],
    );
    assert.match(found[1] ?? '', /PostHog/);
  });
});
