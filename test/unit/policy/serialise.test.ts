import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PolicyRow } from '../../../src/core/policy/model.js';
import type { PolicyFile } from '../../../src/core/policy/schema.js';
import { draftOf, serialisePolicy } from '../../../src/core/policy/serialise.js';
import { readYaml } from '../../../src/core/policy/yaml-tree.js';
import { fixture, policyOf } from './policyFixture.js';

const long =
  'We may collect and store personal information that you enter in our site or give to us in some other manner, or that we gather from your use of our products (including: a support request # that you start).';

describe('policy/serialise', () => {
  it('writes a file that reads well', () => {
    const file: PolicyFile = {
      version: 1,
      sources: [{ id: 'main', file: 'privacy.md' }],
      collects: [
        {
          quote: { text: long, start: 5, end: 5 + long.length, source: 'main' },
          category: 'user',
          id: 'all',
          status: 'proposed',
        },
        { category: 'user.name', purposes: ['analytics', 'sales'], quote: { source: 'main', text: 'your name' } },
      ],
      trackers: ['cookies'],
    };
    assert.equal(
      serialisePolicy(file, 'Proposed from privacy.md.\n\nAccept or reject each row.'),
      `# Proposed from privacy.md.
#
# Accept or reject each row.

version: 1

sources:
  - id: main
    file: privacy.md

collects:
  - id: all
    category: user
    status: proposed
    quote:
      source: main
      start: 5
      end: ${5 + long.length}
      text: >-
        We may collect and store personal information that you enter in our site or give to us in
        some other manner, or that we gather from your use of our products (including: a support
        request # that you start).

  - category: user.name
    purposes: [analytics, sales]
    quote: { source: main, text: your name }

trackers: [cookies]
`,
    );
  });

  it('gives back the same data for any quote', () => {
    const texts = [
      long,
      'a\nb',
      ' lead and trail ',
      'tab\there',
      `${long}\n\n  * ${long}\n  * "${long}"\n`,
      "it's: a {flow} [list] & *alias ! % @ `",
      'null',
      '3',
      'true',
      '~',
      '- dash',
      '# hash',
      '',
      '\u00a0non\u00a0breaking “quotes” — 🙂',
      `double  spaces ${'word  '.repeat(40)}end`,
      'x'.repeat(300),
      `${'word '.repeat(40)}\nnext line`,
      'ends with colon:',
      '\u2028line separator',
      'a\u0085b',
    ];
    for (const text of texts) {
      const file: PolicyFile = {
        version: 1,
        collects: [{ category: 'user.name', condition: text, quote: { source: 'a', text } }],
        contacts: [text],
        code: { fields: { [text]: false } },
      };
      assert.deepEqual(JSON.parse(JSON.stringify(readYaml(serialisePolicy(file)).value)), file, JSON.stringify(text));
    }
  });

  it('writes the rows of a loaded policy so that they load as the same rows', () => {
    const sources = { 'privacy.md': fixture('privacy.md') };
    const policy = policyOf(fixture('privacy.policy.yaml'), sources);
    const rows: readonly PolicyRow[] = [
      ...policy.collects,
      ...policy.uses,
      ...policy.shares,
      ...policy.denies,
      ...policy.choices,
      ...policy.trackerRows,
    ];
    const sections: Record<string, unknown[]> = {};
    for (const draft of rows.map(draftOf)) (sections[draft.section] ??= []).push(draft.row);
    const text = serialisePolicy({
      version: 1,
      sources: [...policy.sources],
      scopes: Object.fromEntries([...policy.scopes].map(([name, globs]) => [name, [...globs]])),
      ...sections,
    });
    const again = policyOf(text, sources);
    const plain = (row: object): unknown => JSON.parse(JSON.stringify({ ...row, at: undefined }));
    for (const section of ['collects', 'uses', 'shares', 'denies', 'choices', 'trackerRows'] as const) {
      assert.deepEqual(again[section].map(plain), policy[section].map(plain), section);
    }
    assert.equal(serialisePolicy({ version: 1, ...sections }), serialisePolicy({ version: 1, ...sections }));
  });
});
