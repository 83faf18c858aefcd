import { allCategories, describe, labelOf, sensitivityOf } from '../../src/core/vocabulary/taxonomy.js';
import type { Generated } from './main.js';
import { table } from './markers.js';

/** Sensitivities in the words of the page. */
const sensitivities: Readonly<Record<string, string>> = {
  special: 'special category (GDPR article 9)',
  government: 'government id',
  financial: 'financial',
  precise_location: 'precise location',
  biometric: 'biometric',
  health: 'health',
  children: 'children',
  credentials: 'credentials',
};

export function categoriesPage(): Generated {
  const rows = allCategories().map(({ key }) => [
    `\`${key}\``,
    labelOf(key),
    describe(key),
    sensitivities[sensitivityOf(key) ?? ''] ?? '',
  ]);
  const head = `# Data categories

<!-- Generated from catalogue/categories.json by scripts/generate. -->

Keys follow the Fides taxonomy, which is the IAB Tech Lab Privacy Taxonomy (CC BY 4.0, Ethyca and IAB Tech Lab); labels and descriptions are ours. A category may be
written as its full key, or by its last segment where that is unique (\`email\`). An umbrella (\`user\`) never covers the sensitive ones: they must be named.
`;
  return { path: 'docs/categories.md', text: `${head}\n${table(['key', 'label', 'what it is', 'sensitive'], rows)}\n` };
}
