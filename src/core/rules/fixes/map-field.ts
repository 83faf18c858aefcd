import { appendField } from '../../policy/append-field.js';
import type { Finding, FixContext } from '../rule.js';
import type { DraftFix } from './fix.js';

/** A plain name, so that the pattern means itself. */
const plain = /^[\w$]+$/;

/** The pattern that means a field, and whether nobody has said anything of it yet that speaks before the settings or the policy file. */
function patternOf({ observation }: Finding, mapped: readonly string[]): string | undefined {
  if (observation?.kind !== 'field' || !plain.test(observation.name)) return undefined;
  if (!observation.categories.every(({ by }) => mapped.includes(by))) return undefined;
  const { owner, name } = observation;
  return owner !== undefined && plain.test(owner) ? `${owner}.${name}` : name;
}

/**
 * Says in the workspace settings that a field is no personal data. Offered where the vocabulary or the policy file decided: an annotation speaks before the
 * settings.
 */
export function mapAsNotPersonal(finding: Finding, context: FixContext): DraftFix[] {
  const { uri } = finding;
  const { workspaceRoot } = context;
  const pattern = patternOf(finding, ['vocabulary', 'policy']);
  if (pattern === undefined) return [];
  const scope = uri.startsWith(workspaceRoot) ? workspaceRoot : uri;
  return [
    {
      title: ['mapAsNotPersonal', pattern, '.vscode/settings.json'],
      edits: [{ setting: 'pledge.fields', key: pattern, value: false, scope }],
    },
    ...inPolicy(finding, context),
  ];
}

/** Says it in the policy file, for everybody who works with the code. Offered where the vocabulary decided: the settings speak before the policy file. */
function inPolicy(finding: Finding, context: FixContext): DraftFix[] {
  const pattern = patternOf(finding, ['vocabulary']);
  const uri = context.policy?.uri;
  const text = uri === undefined ? undefined : context.textOf(uri);
  const edit = pattern === undefined || text === undefined ? undefined : appendField(text, pattern, false);
  return edit && uri !== undefined && pattern !== undefined
    ? [{ title: ['mapAsNotPersonal', pattern, context.display(uri)], edits: [{ uri, ...edit }] }]
    : [];
}
