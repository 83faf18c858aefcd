import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { loadPolicy } from '../../../src/core/policy/load.js';
import { trackerKinds } from '../../../src/core/policy/model.js';
import { policyJsonSchema } from '../../../src/core/policy/schema.js';
import { recipientClasses } from '../../../src/core/vocabulary/taxonomy.js';
import { uri } from './policyFixture.js';

describe('docs/policy-file.md', () => {
  const page = readFileSync(join('docs', 'policy-file.md'), 'utf8');
  const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => match[1] ?? '');

  it('shows only files without mistakes', () => {
    assert.ok(examples.length >= 5);
    for (const text of examples) {
      assert.deepEqual(
        loadPolicy({ uri, text }).problems.map(({ message }) => message),
        [],
        text,
      );
    }
  });

  it('names every section, recipient and tracker', () => {
    const { properties } = policyJsonSchema() as { properties: Record<string, unknown> };
    for (const key of Object.keys(properties)) assert.ok(page.includes(`| \`${key}\` |`), key);
    for (const word of [...recipientClasses, ...trackerKinds]) assert.ok(page.includes(`\`${word}\``), word);
  });
});
