import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeCall, findGlobal, findImported, type Found } from './lookups.js';

/** `[what it looks like in code, the look-up, id of the record, role and arguments that must be there]` */
type Case = readonly [code: string, found: Found | undefined, id: string, ...expected: string[]];

function check(cases: readonly Case[]): void {
  for (const [code, found, id, ...expected] of cases) {
    it(code, () => {
      assert.ok(found, 'no record found');
      assert.equal(found.sdk.id, id);
      assert.equal(found.match, 'exact');
      for (const part of expected)
        assert.ok(describeCall(found).includes(part), `${part} is not in ${describeCall(found)}`);
    });
  }
}

describe('catalogue calls that must be known', () => {
  check([
    [
      'AnalyticsBrowser.load({ writeKey }).identify(id, { email })',
      findImported('@segment/analytics-next', 'AnalyticsBrowser', '$.load().identify'),
      '@segment/analytics-next',
      'identify(',
      '0=userId',
      '1=traits',
    ],
    [
      'new Analytics({ writeKey }).track({ userId, properties })',
      findImported('@segment/analytics-node', 'Analytics', 'new $().track'),
      '@segment/analytics-node',
      '0.userId=userId',
      '0.properties=properties',
    ],
    [
      'window.analytics.identify(id, traits)',
      findGlobal('analytics.identify'),
      'segment-snippet',
      'identify(0=userId, 1=traits',
    ],
    [
      'mixpanel.people.set({ $email })',
      findImported('mixpanel-browser', 'default', '$.people.set'),
      'mixpanel-browser',
      'identify(0=traits',
    ],
    [
      'Mixpanel.init(token).people.set(id, props)',
      findImported('mixpanel', 'default', '$.init().people.set'),
      'mixpanel',
      '0=userId',
      '1=traits',
    ],
    [
      'import * as amplitude; amplitude.track(...)',
      findImported('@amplitude/analytics-browser', '*', '$.track'),
      '@amplitude/analytics-browser',
      'track(0=eventName',
      '1=properties',
    ],
    [
      'import { setUserId }; setUserId(id)',
      findImported('@amplitude/analytics-browser', 'setUserId', '$'),
      '@amplitude/analytics-browser',
      'identify(0=userId)',
    ],
    [
      'new Identify().set("email", email)',
      findImported('@amplitude/analytics-browser', 'Identify', 'new $().set'),
      '@amplitude/analytics-browser',
      'identify(0=key, 1=value)',
    ],
    [
      'posthog.capture("x", {...})',
      findImported('posthog-js', 'default', '$.capture'),
      'posthog-js',
      'track(0=eventName, 1=properties)',
    ],
    [
      'usePostHog().identify(id, traits)',
      findImported('posthog-js/react', 'usePostHog', '$().identify'),
      'posthog-js',
      '0=userId, 1=traits',
    ],
    [
      'new PostHog(key).capture({ distinctId, properties })',
      findImported('posthog-node', 'PostHog', 'new $().capture'),
      'posthog-node',
      '0.distinctId=userId',
      '0.properties=properties',
    ],
    ['gtag("event", name, params)', findGlobal('gtag', ['event']), 'gtag', 'track(1=eventName, 2=properties'],
    ['gtag("config", id, { user_id })', findGlobal('gtag', ['config']), 'gtag', 'init(1=key', '2.user_id=userId'],
    [
      'gtag("set", "user_data", {...})',
      findGlobal('gtag', ['set', 'user_data']),
      'gtag',
      'setContext(1=traits, 2=traits',
    ],
    ['gtag("consent", "update", {...})', findGlobal('gtag', ['consent', 'update']), 'gtag', 'consent('],
    ['gtag(command, ...rest) of a wrapper', findGlobal('gtag', [undefined]), 'gtag', 'track(rest=payload)'],
    ['ReactGA.event({...})', findImported('react-ga4', 'default', '$.event'), 'react-ga4', 'track('],
    [
      'sendGAEvent("event", name, params)',
      findImported('@next/third-parties/google', 'sendGAEvent', '$'),
      '@next/third-parties',
      'track(',
    ],
    [
      'dataLayer.push({ event, user })',
      findGlobal('dataLayer.push'),
      'google-tag-manager',
      'track(0=properties',
      '0.event=eventName',
    ],
    [
      'TagManager.dataLayer({ dataLayer })',
      findImported('react-gtm-module', 'default', '$.dataLayer'),
      'react-gtm-module',
      '0.dataLayer=properties',
    ],
    ['fbq("init", id, { em })', findGlobal('fbq', ['init']), 'meta-pixel', 'init(1=key, 2=traits'],
    [
      'fbq("track", "Lead", {...})',
      findGlobal('fbq', ['track', 'Lead']),
      'meta-pixel',
      'track(1=eventName, 2=properties',
    ],
    [
      'fbq("trackCustom", name, {...})',
      findGlobal('fbq', ['trackCustom']),
      'meta-pixel',
      'track(1=eventName, 2=properties)',
    ],
    [
      'import { setUser } from "@sentry/nextjs"',
      findImported('@sentry/nextjs', 'setUser', '$'),
      '@sentry/nextjs',
      'setUser(0=traits, 0.id=userId)',
    ],
    [
      'Sentry.captureException(e, { extra })',
      findImported('@sentry/node', '*', '$.captureException'),
      '@sentry/node',
      'captureException(0=error, 1=properties)',
    ],
    ['Sentry.init({...})', findImported('@sentry/react', '*', '$.init'), '@sentry/react', 'init(0=options'],
    [
      'Sentry.getCurrentScope().setTag(k, v)',
      findImported('@sentry/browser', '*', '$.getCurrentScope().setTag'),
      '@sentry/browser',
      'setContext(0=key, 1=value)',
    ],
    [
      'datadogRum.setUser({ id, email })',
      findImported('@datadog/browser-rum', 'datadogRum', '$.setUser'),
      '@datadog/browser-rum',
      'setUser(0=traits',
    ],
    [
      'datadogLogs.logger.info(message, context)',
      findImported('@datadog/browser-logs', 'datadogLogs', '$.logger.info'),
      '@datadog/browser-logs',
      'log(0=message, 1=properties',
    ],
    ['tracer.setUser({ id })', findImported('dd-trace', 'default', '$.setUser'), 'dd-trace', 'setUser(0=traits'],
    [
      'hj("identify", id, attributes)',
      findGlobal('hj', ['identify']),
      'hotjar-snippet',
      'identify(1=userId, 2=traits)',
    ],
    [
      'Hotjar.identify(id, info)',
      findImported('@hotjar/browser', 'default', '$.identify'),
      '@hotjar/browser',
      'identify(0=userId',
    ],
    [
      'Intercom("boot", { email })',
      findGlobal('Intercom', ['boot']),
      'intercom-snippet',
      'identify(1=traits',
      '1.user_id=userId',
    ],
    ['Intercom("update", { email })', findGlobal('Intercom', ['update']), 'intercom-snippet', 'identify(1=traits)'],
    ['window.intercomSettings = {...}', findGlobal('intercomSettings ='), 'intercom-snippet', 'setContext(0=traits)'],
    [
      'useIntercom().boot({ email })',
      findImported('react-use-intercom', 'useIntercom', '$().boot'),
      'react-use-intercom',
      'identify(0=traits)',
    ],
    [
      '_hsq.push(["identify", { email }])',
      findGlobal('_hsq.push', ['identify']),
      'hubspot-snippet',
      'identify(0.[1]=traits)',
    ],
    [
      'new Client().crm.contacts.basicApi.create({ properties })',
      findImported('@hubspot/api-client', 'Client', 'new $().crm.contacts.basicApi.create'),
      '@hubspot/api-client',
      'identify(0=traits)',
    ],
    [
      'new Client().crm.tickets.basicApi.create({ properties })',
      findImported('@hubspot/api-client', 'Client', 'new $().crm.tickets.basicApi.create'),
      '@hubspot/api-client',
      'identify(0=traits)',
    ],
    [
      '_paq.push(["setUserId", id])',
      findGlobal('_paq.push', ['setUserId']),
      'matomo-snippet',
      'identify(0.[1]=userId)',
    ],
    [
      '_paq.push(command) that is not known',
      findGlobal('_paq.push', ['setSomething']),
      'matomo-snippet',
      'track(0=payload)',
    ],
    [
      'ym(id, "userParams", {...})',
      findGlobal('ym', [undefined, 'userParams']),
      'yandex-metrica',
      'identify(0=key, 2=traits)',
    ],
    [
      '$crisp.push(["set", "user:email", [email]])',
      findGlobal('$crisp.push', ['set']),
      'crisp-snippet',
      '0.[2]=traits',
    ],
    [
      'stripe.customers.create({ email })',
      findImported('stripe', 'default', 'new $().customers.create'),
      'stripe',
      'identify(0=traits',
    ],
    [
      'stripe.checkout.sessions.create({...})',
      findImported('stripe', 'default', 'new $().checkout.sessions.create'),
      'stripe',
      'send(0=payload',
      '0.customer_email=traits',
    ],
    [
      'stripe.billingPortal.sessions.create({...})',
      findImported('stripe', 'default', 'new $().billingPortal.sessions.create'),
      'stripe',
      'send(0=payload)',
    ],
    ['sgMail.send({ to })', findImported('@sendgrid/mail', 'default', '$.send'), '@sendgrid/mail', 'send(0=message)'],
    [
      'createTransport({...}).sendMail({ to })',
      findImported('nodemailer', 'createTransport', '$().sendMail'),
      'nodemailer',
      'send(0=message)',
    ],
    [
      'nodemailer.createTransport({...}).sendMail({ to })',
      findImported('nodemailer', 'default', '$.createTransport().sendMail'),
      'nodemailer',
      'send(0=message)',
    ],
    [
      'resend.emails.send({ to })',
      findImported('resend', 'Resend', 'new $().emails.send'),
      'resend',
      'send(0=message)',
    ],
    [
      'client.send(new SendEmailCommand({...}))',
      findImported('@aws-sdk/client-ses', 'SendEmailCommand', 'new $()'),
      '@aws-sdk/client-ses',
      'send(0=message)',
    ],
    [
      'openai.chat.completions.create({ messages })',
      findImported('openai', 'default', 'new $().chat.completions.create'),
      'openai',
      '0.messages=message',
      '0.user=userId',
    ],
    [
      'openai.responses.create({ input })',
      findImported('openai', 'OpenAI', 'new $().responses.create'),
      'openai',
      '0.input=message',
    ],
    [
      'openai.embeddings.create({ input })',
      findImported('openai', 'OpenAI', 'new $().embeddings.create'),
      'openai',
      '0.input=message',
    ],
    ['generateText({ prompt })', findImported('ai', 'generateText', '$'), 'ai', '0.prompt=message', '0.system=message'],
    ['streamText({ messages })', findImported('ai', 'streamText', '$'), 'ai', '0.messages=message'],
    ['generateObject({ prompt })', findImported('ai', 'generateObject', '$'), 'ai', '0.prompt=message'],
    ['console.log(a, b)', findGlobal('console.log'), 'console', 'log(rest=message)'],
    ['console.table(rows)', findGlobal('console.table'), 'console', 'log(rest=message)'],
    ['console.trace(x)', findGlobal('console.trace'), 'console', 'log(rest=message)'],
    [
      'winston.createLogger().http(message, meta)',
      findImported('winston', 'default', '$.createLogger().http'),
      'winston',
      'log(0=message, 1=properties)',
    ],
    [
      'import { createLogger }; logger.verbose(m)',
      findImported('winston', 'createLogger', '$().verbose'),
      'winston',
      'log(',
    ],
    ['winston.info(m)', findImported('winston', 'default', '$.info'), 'winston', 'log(0=message'],
    ['pino().fatal(obj, m)', findImported('pino', 'default', '$().fatal'), 'pino', 'log(0=properties, 1=message'],
    ['pino().trace(obj)', findImported('pino', 'pino', '$().trace'), 'pino', 'log(0=properties'],
    ['fetch(url, { body })', findGlobal('fetch'), 'fetch', 'send(0=url, 1.body=payload'],
    ['axios.get(url, { params })', findImported('axios', 'default', '$.get'), 'axios', 'send(0=url, 1.params=query'],
    ['axios.post(url, data)', findImported('axios', 'default', '$.post'), 'axios', 'send(0=url, 1=payload'],
    ['axios.put(url, data)', findImported('axios', 'default', '$.put'), 'axios', '1=payload'],
    ['axios.patch(url, data)', findImported('axios', 'default', '$.patch'), 'axios', '1=payload'],
    ['axios.delete(url)', findImported('axios', 'default', '$.delete'), 'axios', '0=url'],
    [
      'axios.request({ url, data })',
      findImported('axios', 'default', '$.request'),
      'axios',
      '0.url=url',
      '0.data=payload',
    ],
    ['axios.create({ baseURL })', findImported('axios', 'default', '$.create'), 'axios', 'init(0.baseURL=url'],
    [
      'axios.create(...).post(url, data)',
      findImported('axios', 'default', '$.create().post'),
      'axios',
      'send(0=url, 1=payload',
    ],
    ['axios({ url, data })', findImported('axios', 'default', '$'), 'axios', '0.url=url', '0.data=payload'],
    ['localStorage.setItem(k, v)', findGlobal('localStorage.setItem'), 'web-storage', 'store(0=key, 1=value)'],
    ['localStorage.email = v', findGlobal('localStorage.email ='), 'web-storage', 'store(0=value)'],
    ['document.cookie = v', findGlobal('document.cookie ='), 'document-cookie', 'store(0=value)'],
    ['Cookies.set(name, v)', findImported('js-cookie', 'default', '$.set'), 'js-cookie', 'store(0=key, 1=value'],
    [
      'const [, setCookie] = useCookies(); setCookie(name, v)',
      findImported('react-cookie', 'useCookies', '$().1'),
      'react-cookie',
      'store(0=key, 1=value',
    ],
    [
      'cookies().set(name, v) of next/headers',
      findImported('next/headers', 'cookies', '$().set'),
      'next',
      'store(0=key, 1=value',
    ],
    ['navigator.sendBeacon(url, data)', findGlobal('navigator.sendBeacon'), 'send-beacon', 'send(0=url, 1=payload)'],
    ['new Image().src = url', findGlobal('new Image().src ='), 'image-pixel', 'send(0=url)'],
    [
      'prisma.user.create({ data })',
      findImported('@prisma/client', 'PrismaClient', 'new $().user.create'),
      '@prisma/client',
      'store(0.data=payload)',
    ],
    [
      'prisma client from a generated path',
      findImported('../generated/prisma/client', 'PrismaClient', 'new $().user.update'),
      '@prisma/client',
      '0.data=payload',
    ],
    [
      'jitsuAnalytics({...}).identify(id, traits)',
      findImported('@jitsu/js', 'jitsuAnalytics', '$().identify'),
      '@jitsu/js',
      'identify(0=userId, 1=traits)',
    ],
    [
      'tb.buildIngestEndpoint({...})(event)',
      findImported('@chronark/zod-bird', 'Tinybird', 'new $().buildIngestEndpoint()'),
      '@chronark/zod-bird',
      'track(0=properties)',
    ],
    [
      'usePlausible()(name, { props })',
      findImported('next-plausible', 'usePlausible', '$()'),
      'next-plausible',
      '1.props=properties',
    ],
    [
      'fs.promises.writeFile(path, data)',
      findImported('node:fs', 'promises', '$.writeFile'),
      'fs',
      'store(0=key, 1=payload)',
    ],
  ]);
});

describe('catalogue calls by their last members', () => {
  const members: Case[] = [
    [
      'the default instance declared as a class',
      findImported('posthog-js', 'PostHog', 'new $().capture'),
      'posthog-js',
      'track(',
    ],
    ['a child logger', findImported('pino', 'default', '$().child().info'), 'pino', 'log(0=properties, 1=message'],
    [
      'a resource chain on another root',
      findImported('stripe', 'default', '$.of().customers.create'),
      'stripe',
      'identify(',
    ],
    [
      'a query through a schema',
      findImported('@supabase/supabase-js', 'createClient', '$().schema().from().insert'),
      '@supabase/supabase-js',
      'store(0=payload',
    ],
  ];
  for (const [code, found, id, ...expected] of members) {
    it(code, () => {
      assert.ok(found, 'no record found');
      assert.equal(found.sdk.id, id);
      assert.equal(found.match, 'member');
      for (const part of expected) assert.ok(describeCall(found).includes(part), describeCall(found));
    });
  }
});

describe('catalogue calls that are none', () => {
  const none: [code: string, found: Found | undefined][] = [
    ['an interceptor of axios', findImported('axios', 'default', '$.interceptors.request.use')],
    ['the default headers of axios', findImported('axios', 'default', '$.defaults.headers.get')],
    ['a method that the SDK does not have', findImported('posthog-js', 'default', '$.toString')],
    ['another package', findImported('lodash', 'default', '$.identify')],
    ['create without its resource', findImported('stripe', 'default', 'new $().create')],
    ['another member of console', findGlobal('console.clear')],
    ['another member of document', findGlobal('document.querySelector')],
    ['a member of navigator that sends nothing', findGlobal('navigator.vibrate')],
    ['a package whose name starts alike', findImported('posthog-js-lite-fork', 'default', '$.capture')],
    ['a relative module of the same name', findImported('./posthog-js', 'default', '$.capture')],
  ];
  for (const [code, found] of none) {
    it(code, () => {
      assert.equal(found, undefined);
    });
  }
});
