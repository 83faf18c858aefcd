import type { Finding, FixContext } from '../rule.js';
import type { DraftFix } from './fix.js';

/** A plain name, so that the pattern means itself. */
const plain = /^[\w$]+$/;

/**
 * Says in the workspace settings that a field is no personal data. Offered where the vocabulary or the policy file decided: an annotation speaks before the
 * settings.
 */
export function mapAsNotPersonal({ observation, uri }: Finding, { workspaceRoot }: FixContext): DraftFix[] {
  if (observation?.kind !== 'field' || !plain.test(observation.name)) return [];
  if (!observation.categories.every(({ by }) => by === 'vocabulary' || by === 'policy')) return [];
  const { owner, name } = observation;
  const pattern = owner !== undefined && plain.test(owner) ? `${owner}.${name}` : name;
  const scope = uri.startsWith(workspaceRoot) ? workspaceRoot : uri;
  return [
    {
      title: `Map “${pattern}” as not personal in .vscode/settings.json`,
      edits: [{ setting: 'pledge.fields', key: pattern, value: false, scope }],
    },
  ];
}
