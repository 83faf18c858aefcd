import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createCatalogue, packageOf } from '../../../src/core/catalogue/catalogue.js';
import { loadCatalogue } from '../../../src/core/catalogue/load.js';
import { findImported } from './lookups.js';

const catalogue = loadCatalogue();

function symbol(specifier: string, imported: string): string | undefined {
  const [record] = catalogue.forImport(specifier);
  return record && catalogue.symbolOf(record, imported);
}

describe('catalogue symbols', () => {
  it('gives imports their canonical names', () => {
    assert.equal(symbol('posthog-js', 'default'), 'posthog');
    assert.equal(symbol('@sentry/node', '*'), 'Sentry');
    assert.equal(symbol('@sentry/node', 'captureException'), 'Sentry.captureException');
    assert.equal(symbol('@sentry/nextjs', 'withSentryConfig'), 'withSentryConfig');
    assert.equal(symbol('openai', 'OpenAI'), 'OpenAI');
    assert.equal(symbol('winston', '*'), 'winston');
    assert.equal(symbol('nodemailer', 'createTransport'), 'nodemailer.createTransport');
    assert.equal(symbol('pg', 'Pool'), 'Pool');
    assert.equal(symbol('posthog-js', 'somethingElse'), undefined);
  });

  it('cuts a specifier to its package', () => {
    assert.equal(packageOf('posthog-js/react'), 'posthog-js');
    assert.equal(packageOf('@sentry/node/preload'), '@sentry/node');
    assert.equal(packageOf('node:fs/promises'), 'fs');
    assert.equal(packageOf('./local'), '.');
  });

  it('knows nothing of unknown specifiers', () => {
    for (const specifier of ['', './posthog-js', '@/lib/posthog', 'posthog', 'constructor', '__proto__', 'toString'])
      assert.deepEqual(catalogue.forImport(specifier), [], specifier);
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      assert.deepEqual(catalogue.forGlobal(name), []);
  });

  it('takes a declared type for an instance', () => {
    const types: [specifier: string, type: string, symbol: string | undefined][] = [
      ['posthog-node', 'PostHog', 'new PostHog()'],
      ['posthog-js', 'PostHog', 'posthog'],
      ['axios', 'AxiosInstance', 'axios.create()'],
      ['pino', 'Logger', 'pino()'],
      ['winston', 'Logger', 'createLogger()'],
      ['nodemailer', 'Transporter', 'nodemailer.createTransport()'],
      ['@supabase/supabase-js', 'SupabaseClient', 'createClient()'],
      ['typeorm', 'Repository', 'new Repository()'],
      ['express', 'Response', 'response'],
      ['stripe', 'Stripe', 'new Stripe()'],
      ['axios', 'AxiosError', undefined],
      ['nowhere', 'Logger', undefined],
    ];
    for (const [specifier, type, expected] of types)
      assert.equal(catalogue.typeInstance(specifier, type)?.symbol, expected, `${type} of ${specifier}`);
    const transport = catalogue.typeInstance('nodemailer', 'Transporter');
    assert.ok(transport);
    assert.equal(catalogue.call(transport.record, `${transport.symbol}.sendMail`, [])?.record.role, 'send');
  });

  it('reads what components carry', () => {
    const [openpanel] = catalogue.forImport('@openpanel/nextjs');
    assert.ok(openpanel);
    const identify = catalogue.component(openpanel, catalogue.symbolOf(openpanel, 'IdentifyComponent') ?? '');
    assert.equal(identify?.role, 'identify');
    assert.deepEqual(
      identify.props.find(({ name }) => name === 'email'),
      { name: 'email', role: 'traits' },
    );
    assert.equal(catalogue.component(openpanel, 'Unknown'), undefined);
    const [vercel] = catalogue.forImport('@vercel/analytics/react');
    assert.ok(vercel);
    assert.equal(catalogue.component(vercel, 'Analytics')?.role, 'init');
  });

  it('tells what sources yield', () => {
    assert.deepEqual(findImported('react-native-device-info', 'default', '$.getIpAddress')?.call.returns, [
      'user.device.ip_address',
    ]);
    assert.equal(findImported('next/headers', 'headers', '$')?.call.yields, 'headers');
    const position = findImported('@react-native-community/geolocation', 'default', '$.getCurrentPosition')?.call;
    assert.equal(position?.callback, 0);
    assert.deepEqual(position.returns, ['user.location.precise']);
    assert.equal(findImported('expo-device', '*', '$.deviceName')?.call.read, true);
    assert.ok(findImported('@clerk/nextjs', 'useUser', '$')?.call.returns?.includes('user.contact.email'));
    assert.ok(findImported('@vercel/functions', 'geolocation', '$')?.call.returns?.includes('user.location.imprecise'));
  });

  it('lets a record inherit from another, once', () => {
    const defaults = { recipient: null, purpose: null, sink: 'tracker', tracker: true };
    const made = createCatalogue({
      files: [
        {
          kind: 'test',
          defaults,
          records: [
            {
              id: 'child',
              vendor: 'V',
              extends: 'base',
              imports: ['named own function'],
              calls: ['track | own(properties)'],
            },
            {
              id: 'base',
              vendor: 'V',
              imports: ['namespace Base'],
              calls: ['track | Base.track(eventName)'],
              collects: ['user.telemetry'],
            },
            { id: 'loop', vendor: 'V', extends: 'loop', calls: [] },
          ],
        },
      ],
      hosts: { categories: {}, entities: [], roots: [] },
      ownHosts: { hosts: [] },
    });
    const [child] = made.forImport('child');
    assert.ok(child);
    assert.equal(made.symbolOf(child, '*'), 'Base');
    assert.equal(made.call(child, 'Base.track', [])?.match, 'exact');
    assert.equal(made.call(child, 'own', [])?.match, 'exact');
    assert.deepEqual(child.autoCollects.categories, ['user.telemetry']);
    assert.equal(made.forImport('loop').length, 1);
  });

  it('answers every form of every record, whatever the number of records', () => {
    // Hash look-ups, no scans: ten thousand look-ups touch only their own record's index.
    let found = 0;
    for (const record of catalogue.all()) {
      for (const { call, command } of record.calls) {
        const literals: (string | undefined)[] = [];
        if (command) literals[command.index] = command.value;
        const hit = catalogue.call(record, call, literals);
        assert.equal(hit?.match, 'exact', `${record.id}: ${call}`);
        found++;
      }
    }
    assert.ok(found > 3000);
  });
});
