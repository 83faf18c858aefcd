import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NotationError, readCall, readImport } from '../../../src/core/catalogue/notation.js';

describe('catalogue notation', () => {
  const cases: [line: string, expected: unknown][] = [
    [
      'identify | posthog.identify(distinctId: userId, traits)',
      {
        kind: 'call',
        call: {
          call: 'posthog.identify',
          role: 'identify',
          args: [
            { index: 0, name: 'distinctId', role: 'userId' },
            { index: 1, role: 'traits' },
          ],
        },
      },
    ],
    [
      'init | new PostHog(key, options { host: url })',
      {
        kind: 'call',
        call: {
          call: 'new PostHog()',
          role: 'init',
          args: [
            { index: 0, role: 'key' },
            { index: 1, role: 'options' },
            { index: 1, path: 'host', role: 'url' },
          ],
        },
      },
    ],
    [
      'track | new PostHog().capture({ distinctId: userId, $set.email: traits, nested: { deep: value } })',
      {
        kind: 'call',
        call: {
          call: 'new PostHog().capture',
          role: 'track',
          args: [
            { index: 0, path: 'distinctId', role: 'userId' },
            { index: 0, path: '$set.email', role: 'traits' },
            { index: 0, path: 'nested.deep', role: 'value' },
          ],
        },
      },
    ],
    [
      "track | gtag('event', eventName, params: properties)",
      {
        kind: 'call',
        call: {
          call: 'gtag',
          role: 'track',
          args: [
            { index: 1, role: 'eventName' },
            { index: 2, name: 'params', role: 'properties' },
          ],
          command: { index: 0, value: 'event' },
        },
      },
    ],
    [
      "identify | ym(counter: key, 'userParams', traits)",
      {
        kind: 'call',
        call: {
          call: 'ym',
          role: 'identify',
          args: [
            { index: 0, name: 'counter', role: 'key' },
            { index: 2, role: 'traits' },
          ],
          command: { index: 1, value: 'userParams' },
        },
      },
    ],
    [
      "track | _hsq.push(['trackCustomBehavioralEvent', { name: eventName }, _, [value]])",
      {
        kind: 'call',
        call: {
          call: '_hsq.push',
          role: 'track',
          args: [
            { index: 0, path: '[1].name', role: 'eventName' },
            { index: 0, path: '[3][0]', role: 'value' },
          ],
          command: { index: 0, value: 'trackCustomBehavioralEvent' },
        },
      },
    ],
    [
      'log | console.assert(_, ...message)',
      { kind: 'call', call: { call: 'console.assert', role: 'log', args: [{ index: 'rest', role: 'message' }] } },
    ],
    [
      'track | usePlausible()(eventName)',
      { kind: 'call', call: { call: 'usePlausible()', role: 'track', args: [{ index: 0, role: 'eventName' }] } },
    ],
    [
      'store | document.cookie = value',
      { kind: 'call', call: { call: 'document.cookie =', role: 'store', args: [{ index: 0, role: 'value' }] } },
    ],
    [
      'source | Device.deviceName -> user.device.model, user.name',
      {
        kind: 'call',
        call: {
          call: 'Device.deviceName',
          role: 'source',
          args: [],
          read: true,
          returns: ['user.device.model', 'user.name'],
        },
      },
    ],
    [
      'source | navigator.geolocation.getCurrentPosition(_, _, options) -> @0 user.location.precise',
      {
        kind: 'call',
        call: {
          call: 'navigator.geolocation.getCurrentPosition',
          role: 'source',
          args: [{ index: 2, role: 'options' }],
          callback: 0,
          returns: ['user.location.precise'],
        },
      },
    ],
    [
      'source | headers() -> request:headers',
      { kind: 'call', call: { call: 'headers', role: 'source', args: [], yields: 'headers' } },
    ],
    [
      'identify | <IdentifyComponent profileId: userId, user.email: traits />',
      {
        kind: 'component',
        component: {
          name: 'IdentifyComponent',
          role: 'identify',
          props: [
            { name: 'profileId', role: 'userId' },
            { name: 'user', path: 'email', role: 'traits' },
          ],
        },
      },
    ],
    [
      'init | posthog.init(key, options { loaded => posthog })',
      {
        kind: 'call',
        call: {
          call: 'posthog.init',
          role: 'init',
          args: [
            { index: 0, role: 'key' },
            { index: 1, role: 'options' },
          ],
          hands: [{ index: 1, path: 'loaded', symbol: 'posthog' }],
        },
      },
    ],
    [
      'query | new PrismaClient().$transaction(=> new PrismaClient())',
      {
        kind: 'call',
        call: {
          call: 'new PrismaClient().$transaction',
          role: 'query',
          args: [],
          hands: [{ index: 0, symbol: 'new PrismaClient()' }],
        },
      },
    ],
    [
      'send | generateText({ model: via, prompt: message })',
      {
        kind: 'call',
        call: {
          call: 'generateText',
          role: 'send',
          args: [{ index: 0, path: 'prompt', role: 'message' }],
          decidedBy: { index: 0, path: 'model' },
        },
      },
    ],
    ['init | <Analytics />', { kind: 'component', component: { name: 'Analytics', role: 'init', props: [] } }],
  ];
  for (const [line, expected] of cases) {
    it(`reads ${line}`, () => {
      assert.deepEqual(readCall(line), expected);
    });
  }

  const mistakes: [line: string, problem: RegExp][] = [
    ['posthog.capture(eventName)', /no role of a call/],
    ['sell | posthog.capture(eventName)', /"sell" is no role of a call/],
    ['track | posthog.capture(event)', /"event" is no role of an argument/],
    ['track | posthog.capture({ a: b })', /"b" is no role of an argument/],
    ["track | gtag('event, eventName)", /open literal/],
    ['track | gtag(eventName properties)', /"," is missing/],
    ['source | headers() -> request', /no category/],
    ['store | document.cookie = cookie', /"cookie" is no role of an argument/],
    ['init | <Analytics', /no component/],
    ['init | ', /no form/],
  ];
  for (const [line, problem] of mistakes) {
    it(`refuses ${line}`, () => {
      assert.throws(
        () => readCall(line),
        (error) => error instanceof NotationError && problem.test(error.message),
      );
    });
  }

  it('reads imports', () => {
    assert.deepEqual(readImport('default posthog instance'), { style: 'default', name: 'posthog', as: 'instance' });
    assert.deepEqual(readImport('named usePostHog hook from posthog-js/react'), {
      style: 'named',
      name: 'usePostHog',
      as: 'hook',
      from: 'posthog-js/react',
    });
    assert.deepEqual(readImport('namespace Sentry'), { style: 'namespace', name: 'Sentry' });
    assert.deepEqual(readImport('side-effect'), { style: 'side-effect' });
    assert.throws(() => readImport('import posthog'), NotationError);
  });
});
