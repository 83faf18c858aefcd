import { isWithin, type CategoryKey } from '../vocabulary/taxonomy.js';
import { recipientCoverage } from './coverage.js';
import type { Decision, ObservedRecipient } from './decision.js';
import type { DeclaredRecipient, DenyRow, PolicyRow } from './model.js';

const ofChildren =
  /\b(?:child(?:ren)?|kids?|minors?|teen(?:ager)?s?|under (?:the age of )?\d|younger than|below the age|age of (?:1[0-8]|thirteen|sixteen|eighteen))/i;

/** Whether a denial speaks of children's data alone. */
export function concernsChildren(row: DenyRow): boolean {
  return (
    (row.category !== undefined && isWithin(row.category, 'user.childrens')) ||
    (row.when !== undefined && ofChildren.test(row.when))
  );
}

/** Whether a denial holds without more being known: one with a condition does not, except that it is known whether data is a child's. */
function holds(row: DenyRow, childData: boolean): boolean {
  return concernsChildren(row) ? childData : row.when === undefined;
}

function deniesCategory(row: DenyRow, category: CategoryKey): boolean {
  if (row.category === undefined || isWithin(category, row.category)) return true;
  // "Information from children" is whatever a child gives.
  return isWithin(row.category, 'user.childrens');
}

/** "Third parties" in a denial means all of them, while in a declaration it names nobody. */
function deniesRecipient(declared: DeclaredRecipient, observed: ObservedRecipient): boolean {
  if (observed.class === 'first_party') return 'class' in declared && declared.class === 'first_party';
  if ('class' in declared && declared.class === 'unspecified_third_parties') return true;
  return recipientCoverage(declared, observed) !== undefined;
}

export function isChildData(category: CategoryKey, childData: boolean | undefined): boolean {
  return childData === true || isWithin(category, 'user.childrens');
}

/** The rows by which a category is not collected. */
export function collectDenials(
  rows: readonly DenyRow[],
  category: CategoryKey,
  childData: boolean,
): readonly DenyRow[] {
  return rows.filter((row) => row.practice === 'collect' && holds(row, childData) && deniesCategory(row, category));
}

/** The rows by which a category is not given to a recipient. Whether a transfer is a sale, code does not show: `sell` rows are left to people. */
export function shareDenials(
  rows: readonly DenyRow[],
  category: CategoryKey,
  to: ObservedRecipient,
  childData: boolean,
): readonly DenyRow[] {
  return rows.filter(
    (row) =>
      row.practice === 'share' &&
      holds(row, childData) &&
      deniesCategory(row, category) &&
      (row.to.length === 0 ? to.class !== 'first_party' : row.to.some((declared) => deniesRecipient(declared, to))),
  );
}

/** The rows by which a category is not used for a purpose. */
export function useDenials(
  rows: readonly DenyRow[],
  category: CategoryKey,
  purpose: string,
  childData: boolean,
): readonly DenyRow[] {
  return rows.filter(
    (row) =>
      row.practice === 'use' &&
      holds(row, childData) &&
      deniesCategory(row, category) &&
      // A denial of every use of everything would deny the program; somebody meant less.
      (row.purposes.length > 0 ? row.purposes.some((denied) => isWithin(purpose, denied)) : row.category !== undefined),
  );
}

/** True where the denial is the narrower of two statements, so that it is an exception from the declaration and not at odds with it. */
function narrows(row: DenyRow, declaring: PolicyRow, declared: CategoryKey | undefined): boolean {
  const narrowerCategory =
    row.category !== undefined &&
    declared !== undefined &&
    row.category !== declared &&
    isWithin(row.category, declared);
  const isVendor = (to: readonly DeclaredRecipient[]): boolean => to.length > 0 && to.every((each) => 'vendor' in each);
  const narrowerRecipient = declaring.kind === 'shares' && isVendor(row.to) && !isVendor(declaring.to);
  return narrowerCategory || narrowerRecipient;
}

/**
 * Joins what the policy declares with what it denies: a denial alone is broken, a denial beside a declaration leaves open what holds, and a denial that is
 * the narrower of both is an exception that is broken.
 *
 * @param declared the category by which `decision` covers the practice
 */
export function withDenials(
  decision: Decision,
  denials: readonly DenyRow[],
  declared: CategoryKey | undefined,
): Decision {
  const [denial] = denials;
  if (!denial) return decision;
  const declaring = decision.verdict === 'clear' || decision.verdict === 'vague' ? decision.row : undefined;
  const exception = declaring && denials.find((row) => narrows(row, declaring, declared));
  if (!declaring || exception)
    return { verdict: 'incorrect', row: exception ?? denial, reason: ['denies', exception ?? denial] };
  return {
    verdict: 'ambiguous',
    row: declaring,
    against: denial,
    reason: ['contradicts', denial],
  };
}
