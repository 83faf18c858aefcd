import { isWithin, parentOf, sensitivityOf, type CategoryKey } from '../vocabulary/taxonomy.js';
import type { ActiveRows, Declaration } from './active-rows.js';
import { mayCover } from './coverage.js';
import type { Decision, Reason } from './decision.js';
import { collectDenials, isChildData, withDenials } from './denial.js';
import { enumeratedBy } from './enumeration.js';

/** A decision with the declared category by which it was made. */
export interface Declared {
  readonly decision: Decision;
  readonly by?: CategoryKey;
}

/** Whether a row speaks of figures about many, which do not say that each one's data is kept. */
function impersonal({ condition, quote }: Declaration['row']): boolean {
  return [condition, quote?.text].some(
    (text) => text !== undefined && /\b(?:aggregat|anonymi[sz]ed|de-?identif)/i.test(text),
  );
}

/**
 * What declares that a category is collected. Uses and shares say so too, for what they name: a policy that says what an address is used for says that it
 * has it. What they say of all personal data refers to what was collected, and adds nothing to it.
 */
function declarationsOf(rows: ActiveRows): readonly Declaration[] {
  const shares = rows.shares
    .filter(({ only }) => only === undefined)
    .flatMap((row) => row.categories.map((category) => ({ row, category })));
  const implied = [...rows.uses, ...shares].filter(
    ({ row, category }) => category !== 'user' && category !== 'system' && !impersonal(row),
  );
  return [...rows.collects, ...implied];
}

const byRows = new WeakMap<ActiveRows, ReadonlyMap<CategoryKey, readonly Declaration[]>>();

function indexOf(rows: ActiveRows): ReadonlyMap<CategoryKey, readonly Declaration[]> {
  const known = byRows.get(rows);
  if (known) return known;
  const index = new Map<CategoryKey, Declaration[]>();
  for (const declaration of declarationsOf(rows)) {
    const same = index.get(declaration.category);
    if (same) same.push(declaration);
    else index.set(declaration.category, [declaration]);
  }
  byRows.set(rows, index);
  return index;
}

function omitted(reason: Reason, row?: Declaration['row']): Declared {
  return { decision: { verdict: 'omitted', ...(row && { row }), reason } };
}

/** Whether the ancestors of a category cover it: the nearest that is declared decides. */
function byAncestor(
  category: CategoryKey,
  rows: ActiveRows,
  index: ReadonlyMap<CategoryKey, readonly Declaration[]>,
): Declared {
  for (let ancestor = parentOf(category); ancestor !== undefined; ancestor = parentOf(ancestor)) {
    const declarations = index.get(ancestor);
    const [nearest] = declarations ?? [];
    if (!declarations || !nearest) continue;
    const sensitivity = sensitivityOf(category);
    if (!mayCover(ancestor, category) && sensitivity) {
      return omitted(['doesNotCover', ancestor, sensitivity, category], nearest.row);
    }
    const enumerations = declarations.map((each) => ({ row: each.row, items: enumeratedBy(each, rows.collects) }));
    const listing = enumerations.find(({ items }) => items.length > 0);
    const unlisted = enumerations.find(({ items }) => items.length === 0);
    // Where one sentence says what personal data is, the others that speak of it mean the same; a narrower ancestor is declared anew by each sentence.
    if (listing && (ancestor === 'user' || !unlisted)) {
      return omitted(['listsOthers', listing.items, category], listing.row);
    }
    const row = unlisted?.row ?? nearest.row;
    return {
      decision: { verdict: 'vague', row, reason: ['declaresOnly', ancestor] },
      by: ancestor,
    };
  }
  return omitted(['declaresNot', category]);
}

/** What the policy declares of collecting a category, denials left aside. */
export function declaredCollection(category: CategoryKey, rows: ActiveRows): Declared {
  const index = indexOf(rows);
  const [exact] = index.get(category) ?? [];
  if (exact)
    return {
      decision: { verdict: 'clear', row: exact.row, reason: ['declares', category] },
      by: category,
    };
  for (const [declared, [first]] of index) {
    if (first && isWithin(declared, category)) {
      const reason: Reason = ['declaresPart', declared, category];
      return { decision: { verdict: 'vague', row: first.row, reason }, by: declared };
    }
  }
  const above = byAncestor(category, rows, index);
  const other = rows.elsewhere.find((each) => each.category === category);
  if (above.decision.verdict !== 'omitted' || !other) return above;
  return omitted(['declaresElsewhere', category, other.row.scope ?? ''], other.row);
}

/** The verdict on collecting a category. */
export function decideCollect(category: CategoryKey, rows: ActiveRows, childData?: boolean): Decision {
  const isChilds = isChildData(category, childData);
  const { decision, by } = declaredCollection(category, rows);
  const ofChild =
    isChilds && !isWithin(category, 'user.childrens') ? declaredCollection('user.childrens', rows) : undefined;
  // Data of a child is declared when children's data are, whatever else is said of the category.
  const declared = ofChild?.decision.verdict === 'omitted' ? ofChild : { decision, by };
  return withDenials(declared.decision, collectDenials(rows.denies, category, isChilds), declared.by);
}
