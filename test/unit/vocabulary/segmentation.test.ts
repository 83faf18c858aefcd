import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { segment, singular } from '../../../src/core/vocabulary/segmentation.js';

describe('segmentation of identifiers', () => {
  const cases: Readonly<Record<string, string>> = {
    userEmail: 'user email',
    UserEmail: 'user email',
    user_email: 'user email',
    USER_EMAIL: 'user email',
    'user-email': 'user email',
    'user.email': 'user email',
    $userEmail: 'user email',
    _email: 'email',
    userID: 'user id',
    userIDs: 'user id',
    UserIPs: 'user ip',
    HTMLParser: 'html parser',
    IPAddress: 'ip address',
    getHTTPResponseCode: 'get http response code',
    addressLine2: 'address line 2',
    line1: 'line 1',
    ipv4: 'ipv 4',
    OAuthToken: 'oauth token',
    GitHubID: 'github id',
    LinkedInUrl: 'linkedin url',
    eMail: 'email',
    'e-mail': 'email',
    iOSVersion: 'ios version',
    contactEmails: 'contact email',
    addresses: 'address',
    billingAddress: 'billing address',
    cookies: 'cookie',
    cities: 'city',
    status: 'status',
    isAdmin: 'is admin',
    children: 'child',
    people: 'person',
    Größe: 'grosse',
    straße: 'strasse',
    prénom: 'prenom',
    contraseña: 'contrasena',
    '': '',
    $: '',
    '123': '123',
    名前: '',
    A: 'a',
    ABC: 'abc',
    aB: 'a b',
  };
  for (const [name, words] of Object.entries(cases))
    it(`${name || '(nothing)'} is ${words || '(nothing)'}`, () => {
      assert.equal(segment(name).join(' '), words);
    });

  it('does not change a word that is singular', () => {
    for (const word of [
      'address',
      'status',
      'gps',
      'diagnosis',
      'business',
      'iris',
      'is',
      'os',
      'pass',
      'previous',
      'user',
      'class',
    ])
      assert.equal(singular(word), word);
  });

  it('gives lower-case words whatever it is given', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
    for (let round = 0; round < 20_000; round++) {
      const name = Array.from({ length: random(24) }, () =>
        String.fromCharCode(random(8) === 0 ? random(0xffff) : 32 + random(95)),
      ).join('');
      for (const word of segment(name)) assert.match(word, /^[a-z]+$|^[0-9]+$/, JSON.stringify(name));
    }
  });
});
