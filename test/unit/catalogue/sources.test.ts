import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCatalogue } from '../../../src/core/catalogue/load.js';
import { allCategories } from '../../../src/core/vocabulary/taxonomy.js';
import browser from '../../../catalogue/sources/browser.json';
import headers from '../../../catalogue/sources/headers.json';
import requests from '../../../catalogue/sources/requests.json';

const catalogue = loadCatalogue();

describe('catalogue sources', () => {
  const globals: [path: string, category: string | undefined][] = [
    ['navigator.userAgent', 'user.device.user_agent'],
    ['window.navigator.userAgent', 'user.device.user_agent'],
    ['globalThis.navigator.language', 'user.demographic.language'],
    ['document.cookie', 'user.device.cookie_id'],
    ['document.referrer', 'user.behavior.browsing_history'],
    ['window.location.href', 'user.behavior.browsing_history'],
    ['document.location.href', 'user.behavior.browsing_history'],
    ['Intl.DateTimeFormat().resolvedOptions().timeZone', 'user.location.timezone'],
    ['screen.colorDepth', 'user.device'],
    ['location.hostname', undefined],
    ['location.origin', undefined],
    ['navigator.onLine', undefined],
    ['navigator.clipboard.writeText()', undefined],
    ['document.title', undefined],
    ['myNavigator.userAgent', undefined],
  ];
  for (const [path, category] of globals) {
    it(`globals: ${path} is ${category ?? 'nothing personal'}`, () => {
      assert.equal(catalogue.globalSource(path)?.category, category);
    });
  }

  const requestPaths: [framework: string, path: string, category: string | undefined][] = [
    ['Express', 'ip', 'user.device.ip_address'],
    ['Express', 'socket.remoteAddress', 'user.device.ip_address'],
    ['Express', 'headers.x-forwarded-for', 'user.device.ip_address'],
    ['Express', 'get().User-Agent', 'user.device.user_agent'],
    ['Express', 'header().referer', 'user.behavior.browsing_history'],
    ['Express', 'cookies.session', 'user.device.cookie_id'],
    ['Express', 'signedCookies', 'user.device.cookie_id'],
    ['Passport', 'user', 'user.unique_id'],
    ['Koa', 'request.ip', 'user.device.ip_address'],
    ['Koa', 'cookies.get().uid', 'user.device.cookie_id'],
    ['Hono', 'req.header().x-real-ip', 'user.device.ip_address'],
    ['Fastify', 'ip', 'user.device.ip_address'],
    ['Fastify', 'raw.socket.remoteAddress', 'user.device.ip_address'],
    ['Hapi', 'info.remoteAddress', 'user.device.ip_address'],
    ['Next pages', 'headers.user-agent', 'user.device.user_agent'],
    ['Next app', 'headers.get().x-vercel-ip-city', 'user.location.imprecise'],
    ['Next app', 'cookies.get().id.value', 'user.device.cookie_id'],
    ['Next app', 'cookies.getAll()', 'user.device.cookie_id'],
    ['Next app', 'geo.country', 'user.location.imprecise'],
    ['Remix', 'request.headers.get().cookie', 'user.device.cookie_id'],
    ['tRPC', 'req.headers.authorization', 'user.authorization.credentials'],
    ['Nuxt', 'node.req.headers.x-forwarded-for', 'user.device.ip_address'],
    ['SvelteKit', 'getClientAddress()', 'user.device.ip_address'],
    ['Cloudflare', 'cf.postalCode', 'user.location.imprecise'],
    ['Cloudflare', 'headers.get().cf-connecting-ip', 'user.device.ip_address'],
    ['Lambda', 'requestContext.http.sourceIp', 'user.device.ip_address'],
    ['Lambda', 'requestContext.identity.userAgent', 'user.device.user_agent'],
    ['any', 'headers.accept-language', 'user.demographic.language'],
    ['any', 'headers.content-type', undefined],
    ['any', 'headers.get().x-request-id', undefined],
    ['any', 'headers', undefined],
    ['any', 'method', undefined],
    ['any', 'cookies.set().session', undefined],
    ['any', 'cookies.delete()', undefined],
    ['any', 'body', undefined],
    ['any', 'params.ip', undefined],
  ];
  for (const [framework, path, category] of requestPaths) {
    it(`requests of ${framework}: ${path} is ${category ?? 'nothing by itself'}`, () => {
      assert.equal(catalogue.requestSource(path)?.category, category);
    });
  }

  it('tells what the sender of a request chooses', () => {
    for (const path of [
      'body',
      'body.user.name',
      'query.email',
      'params',
      'request.body',
      'req.query',
      'nextUrl.searchParams',
      'json()',
      'formData()',
    ])
      assert.ok(catalogue.isRequestInput(path), path);
    for (const path of ['bodyUsed', 'headers', 'ip', 'method', 'querystringParser'])
      assert.ok(!catalogue.isRequestInput(path), path);
  });

  it('knows requests by type, by name and by decorator', () => {
    assert.ok(catalogue.isRequestType('NextRequest'));
    assert.ok(catalogue.isRequestType('FastifyRequest'));
    assert.ok(catalogue.isRequestType('Request', 'express'));
    assert.ok(catalogue.isRequestType('Context', 'hono'));
    assert.ok(!catalogue.isRequestType('Context'));
    assert.ok(!catalogue.isRequestType('Context', 'react'));
    assert.ok(!catalogue.isRequestType('CreateUserRequest'));
    assert.ok(catalogue.isRequestName('req'));
    assert.ok(!catalogue.isRequestName('ctx'));
    assert.equal(catalogue.decoratorPath('@nestjs/common', 'Ip'), 'ip');
    assert.equal(catalogue.decoratorPath('@nestjs/common', 'Req'), '');
    assert.equal(catalogue.decoratorPath('@nestjs/common', 'Injectable'), undefined);
    assert.equal(catalogue.decoratorPath('elsewhere', 'Ip'), undefined);
  });

  it('names known categories, with sense in its confidence', () => {
    const known = new Set(allCategories().map(({ key }) => key));
    const all: { category: string; also?: string[]; confidence: number; evidence: string }[] = [
      ...browser.members,
      ...headers.groups,
      ...requests.members,
    ];
    for (const { category, also = [], confidence, evidence } of all) {
      for (const key of [category, ...also]) assert.ok(known.has(key), key);
      assert.ok(confidence >= 0.5 && confidence < 1 && evidence.length > 0, evidence);
    }
    for (const header of headers.groups.flatMap((group) => group.headers)) assert.equal(header, header.toLowerCase());
  });
});
