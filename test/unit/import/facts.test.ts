import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PolicyFacts } from '../../../src/core/policy/import/imported.js';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';

function factsOf(text: string): PolicyFacts {
  return importPolicy(text, { format: 'markdown' }).facts;
}

const texts: readonly (readonly [why: string, text: string, facts: Partial<PolicyFacts>])[] = [
  [
    'hears an answer to signals from a sentence that starts with its subject',
    'Our sites do not honor “Do Not Track” signals.',
    { doNotTrack: 'ignored' },
  ],
  [
    'hears it from a name',
    'Larkspur services do not currently respond to DNT signals. Larkspur recognizes opt-out preference signals such as the Global Privacy Control.',
    { doNotTrack: 'ignored', gpc: 'honoured' },
  ],
  [
    'hears it from what is stopped',
    'When your browser sends a do not track signal, we stop showing advertising that rests on your interests.',
    { doNotTrack: 'honoured' },
  ],
  [
    'takes a common definition that is still to be found for no answer',
    'We follow the work of the industry on how to treat Do Not Track signals.',
    { doNotTrack: 'unstated' },
  ],
  [
    'takes the age of the young whose data is not sold for no minimum age',
    'We do not sell personal information of consumers under 16 years of age.',
    { minAge: undefined },
  ],
  [
    'tells the minimum age from what minors of a state may have removed',
    'We do not knowingly collect data from children under 13. California minors under 18 may ask us to remove content. California minors under 18 may write to us.',
    { minAge: 13 },
  ],
  [
    'reads a date below its label',
    '**Effective date**\n\nMarch 4, 2021\n\nWe collect your name.',
    { lastModified: '2021-03-04' },
  ],
  [
    'reads a date with markup behind it',
    '_Last updated: March 4, 2021_\n\nWe collect your name.',
    { lastModified: '2021-03-04' },
  ],
  [
    'leaves out the address of an authority',
    'Write to us at privacy@larkspur.example.\n\nYou may complain to the supervisory authority of your country at complaints@authority.example.',
    { contacts: ['privacy@larkspur.example'] },
  ],
  [
    'takes a session of the browser for no rule of retention',
    'We store a session cookie only as long as your browser is open.',
    { retention: undefined },
  ],
];

describe('facts of a policy', () => {
  for (const [why, text, expected] of texts)
    it(why, () => {
      const facts = factsOf(text);
      for (const [name, value] of Object.entries(expected))
        assert.deepEqual(facts[name as keyof PolicyFacts], value, name);
    });

  it('rests a transfer on a sentence that names a place', () => {
    const { transfer } = factsOf(
      'Information that is transmitted to us is encrypted. Your personal data may be transferred to and stored in Canada and in countries other than your own.',
    );
    assert.deepEqual(transfer?.countries, ['CA']);
    assert.equal(transfer.elsewhere, true);
    assert.match(transfer.evidence.quote, /Canada/);
    assert.equal(factsOf('We send your personal data to us over an encrypted line.').transfer, undefined);
  });
});
