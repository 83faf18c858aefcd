import { readFileSync } from 'node:fs';
import { importPolicy } from '../../../../src/core/policy/import/import-policy.js';
import { toPolicyFile } from '../../../../src/core/policy/import/to-policy-file.js';
import type { PolicyFile } from '../../../../src/core/policy/schema.js';
import { serialisePolicy } from '../../../../src/core/policy/serialise.js';

/** What the importer proposes for a text. */
export function proposal(text: string, id = 'main'): PolicyFile {
  return toPolicyFile(importPolicy(text, { file: 'privacy.md' }), { id, file: 'privacy.md', text });
}

/** The policy file that is written for a text. */
export function imported(text: string): string {
  return serialisePolicy(proposal(text), 'Ours.');
}

export function version(name: 'before' | 'after'): string {
  return readFileSync(`test/fixtures/policy/reimport/${name}.md`, 'utf8');
}
