import type { Finding, FixContext } from '../rule.js';
import { commentOn } from './declaration-comment.js';
import type { DraftFix } from './fix.js';

/** Valid as it is, and plainly to be rewritten. */
const placeholderReason = 'say here why this is no personal data';

/** Takes a field out by `@notPii` at its declaration. */
export function markNotPersonal(finding: Finding, context: FixContext): DraftFix[] {
  const edit = commentOn(finding, context, `@notPii ${placeholderReason}`);
  return edit ? [{ title: ['markNotPersonal', finding.observation?.name ?? ''], edits: [edit] }] : [];
}
