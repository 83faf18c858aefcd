import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';

/** A row in one line: practice, categories, recipients after `>`, `NOT` where it is denied. */
function read(text: string): string[] {
  return importPolicy(text, { format: 'markdown' }).rows.map(
    ({ practice, categories, recipients, negated }) =>
      `${negated ? 'NOT ' : ''}${practice} ${categories.join('+')}${recipients.length > 0 ? ` > ${recipients.map((recipient) => recipient.class).join('+')}` : ''}`,
  );
}

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
  ['reads a means of tracking as such', 'We use cookies to remember your settings.', ['track-tech user.device.cookie']],
  [
    'reads a choice, and not the denial inside its condition',
    'If you do not want us to collect cookies, you can disable cookies in your browser.',
    ['choice user.device.cookie'],
  ],
  ['does not take an e-mail address of ours for data', 'Please contact us by email at help@example.com.', ['contact ']],
];

describe('reading of policy sentences', () => {
  for (const [why, text, rows] of sentences)
    it(why, () => {
      assert.deepEqual(read(text), rows);
    });
});
