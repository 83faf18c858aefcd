import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { read } from './support/read.js';

type Sentence = readonly [why: string, text: string, rows: readonly string[]];

const groups: Readonly<Record<string, readonly Sentence[]>> = {
  'verbs that stand side by side': [
    [
      'use what is collected, used and disclosed for purposes that follow',
      'We collect, use and disclose your personal information for the following purposes:\n\n* to answer your questions\n* to keep accounts',
      ['use user', 'use user', 'use user'],
    ],
    [
      'share what is used and disclosed where somebody gets it',
      'We may use or disclose your personal information to our affiliates.',
      ['share user > affiliates'],
    ],
    [
      'collect and share data that they name',
      'We collect and share your postal address with couriers.',
      ['collect user.contact.address', 'share user.contact.address > service_providers'],
    ],
    [
      'collect what is gathered and stored',
      'We gather and store the following information. We gather your email address.',
      ['collect user', 'collect user.contact.email'],
    ],
  ],
  'acts by which people hand data over': [
    [
      'tell which data it is',
      'We collect information when you create an account, place an order or contact us.',
      [
        'collect user',
        'collect user.account',
        'collect user.behavior.purchase_history',
        'collect user.content.private',
      ],
    ],
    [
      'may stand in a list',
      'We collect information from you when you:\n\n* Register on our site\n* Look around\n',
      ['collect user', 'collect user.account', 'collect user'],
    ],
    [
      'tell nothing where the data itself is named',
      'When you create an account, we collect your date of birth.',
      ['collect user.demographic.date_of_birth'],
    ],
  ],
  'data in general': [
    ['is collected where it is the object', 'We obtain information from other sources.', ['collect user']],
    ['is not another thing that is named with it', 'We obtain information security certificates.', []],
    [
      'is the rest of an enumeration',
      'We may collect your name and any other information that you send us.',
      ['collect user', 'collect user.name'],
    ],
    [
      'is used where what was named before is collected for something',
      'We collect your language. We collect this information to improve our site.',
      ['collect user.demographic.language', 'use user.demographic.language'],
    ],
    ['is not used where only a blog is', 'We use our blog to communicate this kind of information.', []],
  ],
  'what says nothing of a practice': [
    ['the ground in law', 'The legal basis for the processing of your data is Article 6 GDPR.', []],
    ['a definition', 'Personal data means any information that relates to a person.', []],
    ['a lead to rights', 'You have the following rights:\n\n* The right to access your data\n', ['choice user']],
    ['a title that the text runs on from', 'Storage of Names. We keep your name for a year.', ['retain user.name']],
    ['how a framework settles complaints', 'Disputes under the Privacy Shield go to arbitration.', []],
    ['that protection is a priority', 'The protection of your data is a priority.', []],
    ['signing in', 'When you sign in with your username, the page loads faster.', []],
  ],
  'use that names no data': [
    ['a legitimate interest', 'Our legitimate interest is to prevent fraud.', ['use user']],
    ['decisions by machines', 'No automated decision-making takes place.', ['NOT use user']],
    [
      'a list that follows "to"',
      'We process your data to:\n\n* safeguard our games\n* run tournaments',
      ['use user', 'use user', 'use user'],
    ],
    [
      'a list within the sentence, by semicolons or dashes',
      'We process your data to: - send you news; - prevent fraud.',
      ['use user', 'use user', 'use user'],
    ],
    ['what cookies help with', 'These cookies help us to prevent fraud.', ['use user.device.cookie']],
  ],
  'sharing that names no data': [
    ['work that others do', 'We engage service providers to host our site.', ['share user > service_providers']],
    [
      'a lead to recipients',
      'The recipients of your data are:\n\n* our affiliates',
      ['share user', 'share user > affiliates'],
    ],
    [
      'those who process payments',
      'We share your data with:\n\n* payment processors',
      ['share user', 'share user.payment > payment_processors'],
    ],
  ],
  'how long data is kept': [
    ['is told by who deletes it', 'We delete your messages after a month.', ['retain user.content.private']],
    [
      'is no choice because somebody else may delete',
      'We will delete your profile picture at once.',
      ['retain user.content.self_image'],
    ],
    [
      'is not told by a list of what is stored',
      'We also store:\n\n* Your email address\n* Your IP address',
      ['collect user.contact.email', 'collect user.device.ip_address'],
    ],
  ],
  choices: [
    ['of consent to sharing', 'If you do not want us to share your data with partners, click here.', ['choice user']],
    [
      'are about what they name, and not about how they are made',
      'You may opt out of calls by sending us an email.',
      ['choice user.contact.phone_number'],
    ],
    ['about an account', 'You can close your account at any time.', ['choice user.account']],
    [
      'of rights in a list',
      'We use your data as you allow:\n\n* The right to object to the processing of your data',
      ['use user', 'choice user'],
    ],
  ],
  'names and addresses': [
    [
      'first and last names are two',
      'We collect your first and last name.',
      ['collect user.name.first+user.name.last'],
    ],
    [
      'ids of accounts are no names',
      'We collect your user ID and your username.',
      ['collect user.unique_id', 'collect user.account.username'],
    ],
    [
      'a domain may be who acts',
      'Acme.com collects your phone number. Acme.com uses it to call you.',
      ['collect user.contact.phone_number', 'use user.contact.phone_number'],
    ],
  ],
  'notices of change': [
    ['are dates', '**Last updated:** March 3, 2021\n\nWe collect your name.', ['change ', 'collect user.name']],
    ['are promises to tell', 'If we make changes, we will notify you by revising the date at the top.', ['change ']],
  ],
};

for (const [group, sentences] of Object.entries(groups))
  describe(`reading of policies: ${group}`, () => {
    for (const [why, text, rows] of sentences)
      it(why, () => {
        assert.deepEqual(read(text), rows);
      });
  });
