import { loadCatalogue } from '../../src/core/catalogue/load.js';
import type { CallRecord, SdkRecord } from '../../src/core/catalogue/records.js';
import type { Generated } from './main.js';
import { between, table } from './markers.js';

/** Forms in which code uses an SDK, each with how many records know it; `test/fixtures/program/call-forms` has an example of each. */
const forms: readonly (readonly [form: string, example: string, has: (sdk: SdkRecord) => boolean])[] = [
  [
    'import',
    "`import posthog from 'posthog-js'`",
    ({ imports }) => imports.some(({ style }) => style !== 'side-effect'),
  ],
  ['side-effect import', "`import 'newrelic'`", ({ imports }) => imports.some(({ style }) => style === 'side-effect')],
  ['global of a script snippet', '`window.fbq(…)`', ({ globals }) => globals.length > 0],
  [
    'command function',
    "`gtag('event', …)`",
    calls(({ call, command }) => command !== undefined && !call.endsWith('push')),
  ],
  ['queue', "`_paq.push(['trackEvent', …])`", calls(({ call }) => /(?:^|\.)push$/.test(call) && !call.includes('()'))],
  ['constructor', '`new Mixpanel(…)`', calls(({ call }) => /^new \w+\(\)$/.test(call))],
  ['method of an instance', '`new PostHog(…).capture(…)`', calls(({ call }) => /^new [\w.]+\(\)\./.test(call))],
  ['factory', '`createClient(…).track(…)`', calls(({ call }) => /^(?!new |use)[\w.]+\(\)\./.test(call))],
  ['hook', '`usePlausible()(…)`', calls(({ call }) => /^use[A-Z]\w*\(\)/.test(call))],
  ['component and its props', '`<GoogleAnalytics gaId={…} />`', ({ components }) => components.length > 0],
  [
    'command object',
    '`client.send(new SendEmailCommand({ … }))`',
    calls(({ call }) => /^new \w+Command\(\)$/.test(call)),
  ],
  ['assignment', '`document.cookie = …`', calls(({ call }) => call.endsWith(' ='))],
  ['member that is read', '`Device.deviceName`', calls(({ read }) => read === true)],
  ['collected by mere initialisation', '`posthog.init(…)`', ({ autoCollects }) => autoCollects.categories.length > 0],
  [
    'privacy option, with its major versions',
    '`sendDefaultPii` up to Sentry 10',
    ({ privacySettings }) => privacySettings.length > 0,
  ],
  [
    'consent or opt-out function',
    '`posthog.opt_out_capturing()`',
    ({ calls, consentApi }) =>
      consentApi.length > 0 || calls.some(({ role }) => role === 'consent' || role === 'optOut' || role === 'optIn'),
  ],
];

function calls(has: (call: CallRecord) => boolean): (sdk: SdkRecord) => boolean {
  return (sdk) => sdk.calls.some(has);
}

/** The counts of docs/catalogue.md: records by kind, and by the forms in which they are used. */
export function cataloguePage(page: string): Generated {
  const path = 'docs/catalogue.md';
  const sdks = loadCatalogue().all();
  const kinds = new Map<string, SdkRecord[]>();
  for (const sdk of sdks) kinds.set(sdk.kind, [...(kinds.get(sdk.kind) ?? []), sdk]);
  const byKind = [...kinds]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, records]) => [
      kind,
      String(records.length),
      String(records.reduce((sum, record) => sum + record.calls.length, 0)),
      String(records.filter(({ tracker }) => tracker).length),
    ]);
  const total = [
    'all',
    String(sdks.length),
    String(sdks.reduce((sum, { calls: all }) => sum + all.length, 0)),
    String(sdks.filter(({ tracker }) => tracker).length),
  ];
  const byForm = forms.map(([form, example, has]) => [form, example, String(sdks.filter(has).length)]);
  const counts = `${table(['kind', 'records', 'calls', 'trackers'], [...byKind, total])}\n\n${table(['form', 'for example', 'records'], byForm)}`;
  return { path, text: between(page, 'counts', counts, path) };
}
