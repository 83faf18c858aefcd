import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';
import { read } from './support/read.js';

const sentences: readonly (readonly [why: string, text: string, rows: readonly string[]])[] = [
  [
    'splits an enumeration into its data',
    'We collect your name, phone number and mailing address when you register.',
    ['collect user.name', 'collect user.contact.phone_number', 'collect user.contact.address'],
  ],
  [
    'reads a denial that governs several verbs',
    'We do not sell, rent or trade your personal information to third parties.',
    ['NOT share user > unspecified_third_parties'],
  ],
  [
    'leaves out of a denial what stands after "other than"',
    'We will not collect any information other than your email address.',
    ['NOT collect user', 'collect user.contact.email'],
  ],
  [
    'takes "not have to" in a purpose for no denial',
    'We remember your name so that you will not have to re-enter it.',
    ['use user.name'],
  ],
  [
    'reads "does not knowingly" as a denial about children',
    'Our service does not knowingly collect personal information from children under 13.',
    ['NOT children user.childrens'],
  ],
  [
    'hands the lead-in of a list to its items',
    'We may share your personal information with:\n\n* our affiliates;\n* service providers that work on our behalf.',
    ['share user', 'share user > affiliates', 'share user > service_providers'],
  ],
  [
    'lets a bare list lean on its heading',
    '## Information we collect\n\n* Email address\n* Phone number',
    ['collect user.contact.email', 'collect user.contact.phone_number'],
  ],
  [
    'lets a denied heading deny its list',
    '## Information we do not collect\n\n* Credit card numbers\n* Your precise location',
    ['NOT collect user.financial.credit_card', 'NOT collect user.location.precise'],
  ],
  [
    'reads a means of tracking as such, and what it is used for',
    'We use cookies to remember your settings.',
    ['track-tech user.device.cookie+user.account.settings', 'use user.device.cookie'],
  ],
  [
    'takes what a cookie stores for data, whatever it is for',
    'A cookie may be used to store your login information.',
    ['track-tech user.device.cookie+user.authorization.credentials'],
  ],
  [
    'takes a cookie that tells people apart for an identifier',
    'Our cookies recognize your browser.',
    ['track-tech user.device.cookie_id'],
  ],
  [
    'makes two rows of a denial and its exception',
    'We do not share your information with third parties, except to comply with a subpoena.',
    ['NOT share user > unspecified_third_parties', 'share user > legal_authorities'],
  ],
  [
    'makes no exception of what only points at the rest of the policy',
    'We will not share your information with third parties except as described in this policy.',
    ['NOT share user > unspecified_third_parties'],
  ],
  [
    'lets an exception before the comma leave the denial whole',
    'Except as set forth below, we do not sell your personal information.',
    ['NOT share user'],
  ],
  [
    'hands the exceptions of a denial to its list as what is done',
    'We do not share your personal information except:\n\n* with service providers that work on our behalf;\n* with our affiliates.',
    ['NOT share user', 'share user > service_providers', 'share user > affiliates'],
  ],
  [
    'lets a list under a denial without exceptions be denied',
    'We never share your personal information with:\n\n* advertisers;\n* our affiliates.',
    ['NOT share user', 'NOT share user > advertising_networks', 'NOT share user > affiliates'],
  ],
  [
    'lets a denied verb deny the infinitive that completes it',
    'We do not use cookies to collect your name.',
    ['NOT track-tech user.device.cookie', 'NOT collect user.name'],
  ],
  [
    'takes "not longer than" for no denial of keeping',
    'We will not retain your email address for longer than necessary.',
    ['retain user.contact.email'],
  ],
  [
    'says that a choice has an end where mail goes on',
    'If you opt out, we may still send you emails about your account.',
    ['NOT choice user.contact.email'],
  ],
  [
    'takes what people post where all see it for public content',
    'Any information that you post in our forums becomes public.',
    ['share user.content.public > public'],
  ],
  [
    'takes where people live for no data where data is moved abroad',
    'Your information may be transferred to servers outside your country of residence.',
    ['transfer user'],
  ],
  [
    'reads a choice, and not the denial inside its condition',
    'If you do not want us to collect cookies, you can disable cookies in your browser.',
    ['choice user.device.cookie'],
  ],
  ['does not take an e-mail address of ours for data', 'Please contact us by email at help@example.com.', ['contact ']],
  [
    'completes the parts of an enumeration that share their last word',
    'We collect technical, location and settings data.',
    ['collect user.device', 'collect user.location', 'collect user.account.settings'],
  ],
  ['takes what contains no data for a denial', 'This record contains no personal data.', ['NOT collect user']],
  [
    'lets the label of a list item name data, and its rest the purpose',
    '## Information we collect\n\n- **IP address**: for security\n- **Email address**: for account creation',
    ['collect user.device.ip_address', 'collect user.contact.email'],
  ],
  [
    'says sharing of what others receive',
    'Our advertising partners will receive your device identifiers.',
    ['share user.device.device_id > advertising_networks'],
  ],
  [
    'says sharing of what anybody can see',
    'Your comments are visible to other users.',
    ['share user.content.public > other_users'],
  ],
  [
    'reads writing to people as use of how they are reached',
    'From time to time we may send you our newsletter.',
    ['use user.contact.email'],
  ],
  [
    'lets "it" mean the data of the sentence before',
    'We ask for your phone number. We use it to send you a code.',
    ['collect user.contact.phone_number', 'use user.contact.phone_number'],
  ],
  ['does not take rights that are only named for a choice', 'We take your privacy rights seriously.', []],
  ['leaves data alone that a sentence speaks of by the way', 'The information we collect depends on your country.', []],
  [
    'lets items of a list of rights offer choices, and no steps of how to use them',
    'You have the right:\n\n* To delete your personal data\n* To object\n\nTo delete your account:\n\n1. Go to Settings\n2. Confirm',
    ['choice user', 'choice user', 'choice user.account'],
  ],
  [
    'takes links that people use for behaviour, and not for links elsewhere',
    'We collect your IP address and how you use links on our site.',
    ['collect user.device.ip_address', 'collect user.behavior'],
  ],
];

describe('reading of policy sentences', () => {
  for (const [why, text, rows] of sentences)
    it(why, () => {
      assert.deepEqual(read(text), rows);
    });
});

describe('settings that a policy tells of', () => {
  const settings = (text: string): (string | undefined)[] =>
    importPolicy(text, { format: 'markdown' }).rows.map(
      ({ choice }) => choice && `${choice.key ?? '-'}=${choice.value ?? ''}`,
    );

  it('reads a line of code with the sentences around it', () => {
    const text = 'You can turn this off by adding the line\n\n    acme.metrics.enable=false\n\nto the configuration.';
    assert.deepEqual(settings(text), [
      'acme.metrics.enable=false',
      'acme.metrics.enable=false',
      'acme.metrics.enable=false',
    ]);
  });

  it('reads names that are nested in a fenced block', () => {
    const text = 'Set the following:\n\n```yaml\ntelemetry:\n  enabled: false\n```\n';
    assert.ok(settings(text).includes('telemetry.enabled=false'));
  });

  it('reads switches of commands', () => {
    assert.ok(settings('You can opt out by starting it with `--no-telemetry`.').includes('--no-telemetry='));
  });

  it('makes no choice of other code', () => {
    assert.deepEqual(settings('We like code.\n\n```js\nconst name = user.email;\n```\n'), []);
  });
});
