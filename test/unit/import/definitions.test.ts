import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';

/** The rows for what is shared or used, with the reason why where a term of the policy's own is meant. */
function uses(text: string): string[] {
  return importPolicy(text, { format: 'markdown' })
    .rows.filter(({ practice }) => practice === 'share' || practice === 'use')
    .map(({ practice, categories }) => `${practice} ${categories.join('+')}`);
}

const texts: readonly (readonly [why: string, text: string, rows: readonly string[]])[] = [
  [
    'follows a term between brackets',
    'Our servers record your IP address and phone number (“Log Data”). We share Log Data with our hosting provider.',
    ['share user.device.ip_address+user.contact.phone_number'],
  ],
  [
    'follows what is called so in the next sentence',
    'When you ride, we collect your phone number and your date of birth. We call this Rider Data. We may share Rider Data with our insurers.',
    ['share user.contact.phone_number+user.demographic.date_of_birth'],
  ],
  [
    'takes two definitions of one sentence apart',
    'We collect your name and phone number (“Signup Details”), and your IP address (“Hookup Details”). We share Hookup Details with our vendors.',
    ['share user.device.ip_address'],
  ],
  [
    'reads the whole enumeration where it is defined collectively',
    'We collect (a) your name, (b) your phone number and (c) your postal address (collectively, “Rider Details”). We share Rider Details with our vendors.',
    ['share user.name+user.contact.phone_number+user.contact.address'],
  ],
  [
    'reads what a term is said to include',
    '“Trip Records” include your IP address and your phone number. We share Trip Records with our vendors.',
    ['share user.device.ip_address+user.contact.phone_number'],
  ],
  [
    'reads the labels of a list',
    'We collect:\n\n* **Identity Data** includes your first name and date of birth.\n* **Reach Data**: your phone number.\n\nWe share Identity Data with our vendors.',
    ['share user.name.first+user.demographic.date_of_birth'],
  ],
  [
    'leaves words alone that are not written as defined',
    'Our servers record your IP address (“Log Data”). We share log data with our hosting provider.',
    ['share user.telemetry'],
  ],
  [
    'leaves a term for personal data in general in general',
    '“Personal Data” means your name and your phone number. We share Personal Data with our vendors.',
    ['share user'],
  ],
  [
    'leaves a term that speaks for itself to its words',
    'We ask for your bank account number (“Billing Information”). We share Billing Information with our vendors.',
    ['share user.payment'],
  ],
  [
    'takes a device that data comes from for no part of it',
    'We read your phone number from your mobile device (“Line Details”). We share Line Details with our vendors.',
    ['share user.contact.phone_number'],
  ],
];

describe("terms of the policy's own", () => {
  for (const [why, text, rows] of texts)
    it(why, () => {
      assert.deepEqual(uses(text), rows);
    });

  it('gives the definition as a reason', () => {
    const { rows } = importPolicy(
      'We record your IP address (“Log Data”). We share Log Data with our hosting provider.',
      { format: 'markdown' },
    );
    assert.match(rows.find(({ practice }) => practice === 'share')?.reason ?? '', /the policy defines “Log Data”/);
    assert.doesNotMatch(rows.find(({ practice }) => practice === 'collect')?.reason ?? '', /defines/);
  });
});
