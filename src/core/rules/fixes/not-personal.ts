import { placeholders } from '../../facts/placeholders.js';
import type { Finding, FixContext } from '../rule.js';
import { commentOn } from './declaration-comment.js';
import { placeOf, type DraftFix } from './fix.js';

/** Takes a field out by `@notPii` at its declaration. */
export function markNotPersonal(finding: Finding, context: FixContext): DraftFix[] {
  const edit = commentOn(finding, context, `@notPii ${placeholders.notPersonal}`);
  if (!edit) return [];
  const selects = placeOf(edit, placeholders.notPersonal);
  return [
    {
      title: ['markNotPersonal', finding.observation?.name ?? '', context.display(finding.uri)],
      edits: [edit],
      selects,
    },
  ];
}
