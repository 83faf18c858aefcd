import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';

/** The purposes of all rows, each once. */
function purposesOf(text: string): string[] {
  return [...new Set(importPolicy(text, { format: 'markdown' }).rows.flatMap(({ purposes }) => purposes))].sort();
}

const texts: readonly (readonly [why: string, text: string, purposes: readonly string[]])[] = [
  [
    'takes "in order to" for no order of goods',
    'Your phone number is required in order for us to provide you with support.',
    ['essential.service.operations.support'],
  ],
  [
    'still knows orders of goods',
    'We use your postal address to fulfill your order.',
    ['essential.service.payment_processing'],
  ],
  [
    'takes providing a service for no marketing',
    'We use your postal address to provide you with our products and services.',
    ['essential.service'],
  ],
  [
    'still knows news of products for marketing',
    'We use your email address to inform you about our new products.',
    ['marketing.communications'],
  ],
  [
    'takes what people use a device for for no purpose',
    'We collect the model of the device that you use to access our services.',
    [],
  ],
  ['takes what people cannot do for no purpose', 'If you disable cookies, you may not be able to use our website.', []],
  [
    'takes the name of the author for "our"',
    'Larkspur collects your phone number. Larkspur uses your phone number to provide Larkspur services.',
    ['essential.service'],
  ],
  [
    'reads a purpose behind words of providing',
    'We use the phone number that you provide to operate our service.',
    ['essential.service'],
  ],
  [
    'reads what people opt out of as a purpose',
    'You may opt out of interest based advertising in your account settings.',
    ['marketing.advertising.third_party.targeted'],
  ],
  [
    'hands the purpose of an introduction to what is collected in its list',
    'To detect fraud, we collect:\n\n* your IP address\n* your phone number',
    ['essential.fraud_detection'],
  ],
  [
    'knows that measures of security serve security',
    'Your personal data is encrypted on our servers.',
    ['essential.service.security'],
  ],
];

describe('purposes', () => {
  for (const [why, text, purposes] of texts)
    it(why, () => {
      assert.deepEqual(purposesOf(text), purposes);
    });
});
